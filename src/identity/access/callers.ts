import type { FastifyRequest } from 'fastify'
import { readCookie } from '../../http/cookies.ts'
import type { Db } from '../../store/db.ts'
import type { Actor } from '../policy/actor.ts'
import { signInNeeded } from '../policy/problems.ts'
import { findSignedIn, type SignedIn } from '../session/find-signed-in.ts'
import { makeShortMemory } from '../session/short-memory.ts'
import { touchSession } from '../session/start-session.ts'
import { findToken, touchToken } from '../session/token-queries.ts'
import type { OpenSession } from './request.ts'

/** Who asks, and the session they ask in. */
export type Caller = { actor: Actor; openSession: OpenSession | null }

/** Finds out who asks. */
export type Callers = {
  /** Throws `signInNeeded` for an API token that is wrong, expired or revoked; a session that is over is nobody's. */
  find(request: FastifyRequest, now: Date): Promise<Caller>
  /** Forgets a session at once, in this process; every other one forgets it within a second. */
  forget(sessionToken: string): void
  /** Forgets everybody at once in this process, so that a session, mandate or token that was just ended opens nothing more. */
  forgetAll(): void
}

type TokenActor = Extract<Actor, { kind: 'token' }>

/**
 * Makes the finder of callers: an API token in the Authorization header (RFC 6750), else the session in the cookie. What either
 * opens is remembered for a second, mandates too, so that every right is gone a second after it was taken.
 */
export function makeCallers(db: Db, cookie: string): Callers {
  const sessions = makeShortMemory<SignedIn>(async (token, now) => {
    const found = await findSignedIn(db.read, token, now)
    if (found) await touchSession(db.read, found.session, now)
    return found
  })
  const tokens = makeShortMemory<TokenActor>(async (secret, now) => {
    const found = await findToken(db.read, secret, now)
    if (found) await touchToken(db.read, found.token, now)
    return found?.actor
  })

  return {
    find: async (request, now) => {
      const secret = readBearer(request.headers.authorization)
      if (secret !== undefined) {
        const actor = await tokens.get(secret, now)
        if (!actor) throw signInNeeded()
        return { actor, openSession: null }
      }
      const token = readCookie(request.headers.cookie, cookie)
      const found = token === undefined ? undefined : await sessions.get(token, now)
      if (token === undefined || !found) return nobody(request)
      return { actor: found.actor, openSession: { ...found, token } }
    },
    forget: (token) => sessions.forget(token),
    forgetAll: () => {
      sessions.forgetAll()
      tokens.forgetAll()
    },
  }
}

/** Whoever is not known, by network address. */
export function nobody(request: FastifyRequest): Caller {
  return { actor: { kind: 'anonymous', address: request.ip }, openSession: null }
}

/** The secret of an Authorization header of the Bearer kind; undefined for any other. */
function readBearer(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(header)?.[1]
}
