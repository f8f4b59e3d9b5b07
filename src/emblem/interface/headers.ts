import type { FastifyReply, FastifyRequest } from 'fastify'

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

/**
 * Sends a credential as its own media type, or as the JSON that a caller names who does not know of it: libraries read nothing else.
 * Source: VC Data Model 2.0, section C.2.
 */
export function sendCredential(
  request: FastifyRequest,
  reply: FastifyReply,
  document: object,
): FastifyReply {
  return sendDocument(reply.header('vary', 'accept'), document, credentialType(request))
}

/** The media type that a credential has for who asks. */
export function credentialType({ headers: { accept = '*/*' } }: FastifyRequest): string {
  if (accept.includes('application/vc') || accept.includes('*/*')) return 'application/vc'
  if (accept.includes('application/ld+json')) return 'application/ld+json'
  return accept.includes('application/json') ? 'application/json' : 'application/vc'
}
