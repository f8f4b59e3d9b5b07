import { Type } from 'typebox'
import { unavailable } from './problems.ts'
import type { Server } from './server-type.ts'

const health = Type.Object({
  status: Type.Literal('ready'),
  version: Type.String({ description: 'Version of Lak Mueang' }),
  engine: Type.Union([Type.Literal('embedded'), Type.Literal('server')]),
  engineVersion: Type.String({ description: 'Version of PostgreSQL' }),
  migration: Type.Integer({ description: 'Number of the last migration' }),
})

/** What is running, when it can answer. */
export type Health = {
  version: string
  engine: 'embedded' | 'server'
  engineVersion: string
  migration: number
}

const retryAfterSeconds = '5'

/** Says at /health whether the server can answer: 200 with what runs, or 503 with Retry-After while the database is away. */
export function healthRoute(server: Server, check: () => Promise<Health | undefined>) {
  server.route({
    method: 'GET',
    url: '/health',
    schema: { summary: 'Whether the server is ready', response: { 200: health } },
    config: { permit: 'record.read' },
    handler: async (_request, reply) => {
      const found = await check()
      if (!found) throw unavailable({ headers: { 'retry-after': retryAfterSeconds } })
      reply.header('cache-control', 'no-store')
      return { status: 'ready' as const, ...found }
    },
  })
}
