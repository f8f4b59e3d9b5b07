import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from './deps.ts'
import { sendCached } from './page-cache.ts'

/** Answers with JSON that depends on the address and the version alone; kept, compressed and revalidated by ETag. */
export async function sendJson(
  { cache, version }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  make: () => Promise<object>,
): Promise<void> {
  const type = 'application/json; charset=utf-8'
  await sendCached(cache, request, reply, { version, type }, async () => ({
    body: JSON.stringify(await make()),
  }))
}
