import { Type } from 'typebox'
import type { ErrorPage } from './answer-problem.ts'
import { makePageCache } from './page-cache.ts'
import { pageOf, pageQuery } from './paging.ts'
import { makeServer, type ServerOptions } from './server.ts'

export const secret = 'postgres://owner:hunter2@db'
export const cityQuery = Type.Object({
  ...pageQuery.properties,
  status: Type.Optional(Type.Union([Type.Literal('certified'), Type.Literal('zone')])),
  at: Type.Optional(Type.String({ format: 'day' })),
})
export const open = { permit: 'record.read' } as const
export const errorPage: ErrorPage = ({ status, title, fields }) =>
  `<h1>${status} ${title.th}</h1>${fields?.map((field) => field.name).join(' ') ?? ''}`

export async function aServer(options: Partial<ServerOptions> = {}) {
  const server = await makeServer({
    publicUrl: 'http://127.0.0.1:8080',
    trustProxy: false,
    version: '0.1.0',
    cache: makePageCache({ maxBytes: 1_000_000 }),
    errorPage,
    ...options,
  })
  server.get(
    '/api/v1/cities',
    {
      schema: {
        summary: 'Cities',
        querystring: cityQuery,
        response: { 200: pageOf(Type.String()) },
      },
      config: open,
    },
    async ({ query }) => ({ items: ['ขอนแก่น'], total: 1, page: query.page, size: query.size }),
  )
  server.get(
    '/cities',
    { schema: { querystring: cityQuery }, config: open },
    async ({ query }) => query,
  )
  server.post(
    '/api/v1/notes',
    {
      schema: { body: Type.Object({ text: Type.String(), count: Type.Integer() }) },
      config: open,
    },
    async ({ body }) => body,
  )
  server.post('/form', { config: open }, async ({ body }) => body)
  server.get(
    '/few',
    { config: { ...open, rateLimit: { max: 2, timeWindow: 60_000 } } },
    async () => 'ok',
  )
  server.get('/bug', { config: open }, async () => {
    throw new Error(secret)
  })
  return server
}

export const html = { accept: 'text/html' }
