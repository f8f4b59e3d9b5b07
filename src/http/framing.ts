import type { FastifyReply } from 'fastify'

/**
 * Lets pages of other sites show this answer, in a frame or as a picture. For public figures alone: an answer with a form, or one
 * that depends on who asks, must never be framed.
 */
export function allowFraming(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy'))
  reply.header(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", 'frame-ancestors *'),
  )
  reply.header('cross-origin-resource-policy', 'cross-origin')
  reply.removeHeader('x-frame-options')
}
