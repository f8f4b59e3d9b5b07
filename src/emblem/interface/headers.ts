import type { FastifyReply } from 'fastify'

/** Lets scripts of any site read an answer: what is public is meant to be checked by others. */
export function openToAll(reply: FastifyReply, maxAgeSeconds: number): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', `public, max-age=${maxAgeSeconds}`)
}

/** Sends JSON of a media type of its own, with an ETag by its content. */
export function sendDocument(
  reply: FastifyReply,
  document: object,
  type = 'application/json; charset=utf-8',
): FastifyReply {
  return reply.type(type).send(JSON.stringify(document))
}
