import { Type } from 'typebox'
import { sendCached } from '../../http/page-cache.ts'
import type { Server } from '../../http/server.ts'
import { badgeOf } from '../badge.ts'
import type { EmblemDeps } from '../emblem-deps.ts'

const minuteMs = 60_000

/** The badge that a city shows on its own site: the status of now, kept for a minute. */
export function badgeRoute(server: Server, deps: EmblemDeps) {
  const { cache, clock } = deps
  const version = () => `${deps.version()} ${Math.floor(clock().getTime() / minuteMs)}`
  const params = Type.Object({ slug: Type.String({ maxLength: 80 }) })
  for (const [url, lang] of [
    ['/badge/:slug.svg', 'th'],
    ['/en/badge/:slug.svg', 'en'],
  ] as const)
    server.get(
      url,
      {
        schema: { summary: 'The badge of a city, as a picture', params },
        config: { permit: 'record.read' },
      },
      (request, reply) =>
        sendCached(
          cache,
          request,
          reply,
          {
            version,
            type: 'image/svg+xml; charset=utf-8',
            headers: {
              'cache-control': 'public, max-age=60',
              'access-control-allow-origin': '*',
              'cross-origin-resource-policy': 'cross-origin',
            },
          },
          async () => ({ body: await badgeOf(deps, request.params.slug, lang, clock()) }),
        ),
    )
}
