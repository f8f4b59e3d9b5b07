import type { FastifyRequest } from 'fastify'

/**
 * Asks the product's own NGSI-LD interface in the name of whoever asked for the page: permits, checks and the record of who did what
 * are those of every feed. Gives status and body.
 */
export async function askInterface(
  request: FastifyRequest,
  space: string,
  { method = 'GET', path, body }: { method?: 'GET' | 'POST'; path: string; body?: object },
): Promise<{ status: number; body: unknown }> {
  const { statusCode, payload } = await request.server.inject({
    method,
    url: `/ngsi-ld/v1${path}`,
    headers: {
      'ngsild-tenant': space,
      ...(request.headers.cookie && { cookie: request.headers.cookie }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { payload: JSON.stringify(body) }),
  })
  return { status: statusCode, body: payload === '' ? null : JSON.parse(payload) }
}
