import swagger from '@fastify/swagger'
import { isApiPath } from './negotiate.ts'
import { sendCached } from './page-cache.ts'
import type { Server, ServerOptions } from './server-type.ts'

/** Describes every route of the interface as OpenAPI 3.1 at /api/openapi.json. Routes registered later are described too. */
export async function describeApi(server: Server, { publicUrl, version, cache }: ServerOptions) {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'หลักเมือง · Lak Mueang',
        description:
          'The public record of the smart-city programme. Errors are application/problem+json (RFC 9457) with titles in Thai and English.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        version,
      },
      servers: [{ url: publicUrl }],
    },
    transform: ({ schema, url }) => ({
      schema: isApiPath(url) || url === '/health' ? schema : { ...schema, hide: true },
      url,
    }),
  })
  server.route({
    method: 'GET',
    url: '/api/openapi.json',
    schema: { summary: 'This description (OpenAPI 3.1)' },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendCached(
        cache,
        request,
        reply,
        { version: () => version, type: 'application/json; charset=utf-8' },
        async () => ({ body: JSON.stringify(server.swagger()) }),
      ),
  })
}
