import type { FastifyRequest } from 'fastify'
import type { Visit } from '../sign-in/sign-in.ts'

/** Who knocks with a request, as the verbs of signing in take it. */
export function visitOf(request: FastifyRequest, now: Date): Visit {
  return {
    address: request.ip,
    agent: request.headers['user-agent'] ?? null,
    requestId: request.id,
    signedIn: request.openSession,
    now,
  }
}
