import { parseHTML } from 'linkedom'
import { emblemRoutes } from '../../src/emblem/routes.ts'
import { makePageCache } from '../../src/http/page-cache.ts'
import { makeServer } from '../../src/http/server.ts'
import { authorise, sessionCookie } from '../../src/identity/index.ts'
import type { Db } from '../../src/store/db.ts'
import { signInAddress, webRoutes } from '../../src/web/index.ts'
import { emblemDepsFor } from '../support/emblem-deps.ts'
import { identityDepsFor } from '../support/identity-deps.ts'
import { withRecord } from '../support/with-db.ts'

export const publicUrl = 'https://lakmueang.example'
/** Where the clock of every visit stands. */
export const now = new Date('2026-11-24T10:00:00+07:00')

/** The portal on the shipped record, without a port. */
export type Portal = {
  db: Db
  /** Asks as a browser does: for HTML. */
  get(path: string): Promise<Visited>
  /** Sends a form, by default as from a page of the portal itself. */
  send(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Visited>
  /** Says that the record was changed, as the store would. */
  changed(): void
}

export type Visited = {
  status: number
  headers: Record<string, unknown>
  body: string
  /** The same as bytes. */
  raw: Buffer
  document: ReturnType<typeof parseHTML>['document']
}

/** Runs a story against the portal, with the clock at `now`. */
export function withPortal(story: (portal: Portal) => Promise<void>): Promise<void> {
  return withRecord(async (db) => {
    let version = 0
    let page: ReturnType<typeof webRoutes>['errorPage'] | undefined
    const bugs: unknown[] = []
    const cache = makePageCache({ maxBytes: 8 * 1024 * 1024 })
    const server = await makeServer({
      publicUrl,
      trustProxy: false,
      version: '0.0.0',
      cache,
      sessionCookie: sessionCookie(publicUrl),
      signInAddress,
      errorPage: (failure, request) => page?.(failure, request),
      log: (error) => bugs.push(error),
    })
    const deps = identityDepsFor({
      db,
      clock: () => now,
      site: { publicUrl, official: false, operator: null, contact: null },
      cache,
      version: () => String(version),
    })
    const { callers, setting } = deps
    const onFailure = (error: unknown) => bugs.push(error)
    authorise(server, { db, clock: () => now, callers, denials: setting.denials, onFailure })
    const emblems = emblemDepsFor(deps)
    await emblemRoutes(server, emblems)
    page = webRoutes(server, deps, emblems).errorPage
    try {
      await story({
        db,
        get: async (url) => visited(await server.inject({ url, headers: asBrowser })),
        send: async (url, fields, headers = { origin: publicUrl }) =>
          visited(
            await server.inject({
              method: 'POST',
              url,
              headers: { ...asBrowser, ...form, ...headers },
              payload: new URLSearchParams(fields).toString(),
            }),
          ),
        changed: () => {
          version++
        },
      })
      if (bugs.length > 0) throw bugs[0]
    } finally {
      await server.close()
    }
  })
}

const asBrowser = { accept: 'text/html,application/xhtml+xml' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

function visited({
  statusCode,
  headers,
  body,
  rawPayload,
}: {
  statusCode: number
  headers: Record<string, unknown>
  body: string
  rawPayload: Buffer
}): Visited {
  return { status: statusCode, headers, body, raw: rawPayload, document: parseHTML(body).document }
}
