import type { FastifyRequest } from 'fastify'
import type { Act, Actor } from '../policy/actor.ts'
import { signInNeeded } from '../policy/problems.ts'
import type { SignedIn } from '../session/find-signed-in.ts'

/** Somebody signed in, with the token that opens their session. */
export type OpenSession = SignedIn & { token: string }

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before the handler of any route is called. */
    actor: Actor
    /** The session that the browser holds; null for everyone else. */
    openSession: OpenSession | null
  }
}

/** Gets the session of whoever is signed in. Throws `signInNeeded`, for a token too: this is for people. */
export function requireSession({ openSession }: FastifyRequest): OpenSession {
  if (!openSession) throw signInNeeded()
  return openSession
}

/** What is done in a request, as the verbs take it. */
export function actOf(request: FastifyRequest, now: Date): Act {
  return { actor: request.actor, now, requestId: request.id }
}
