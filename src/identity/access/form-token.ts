import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { formOutdated } from './problems.ts'

/** The name of the hidden field that every form of somebody signed in carries. */
export const formTokenField = 'formToken'

/**
 * What a form of this session must bring back: HMAC-SHA-256 under the session's own token, in base64url. Another site can neither
 * read nor make it, and it ends with the session. Source: OWASP ASVS 5.0, 3.5.1.
 */
export function formToken(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('lakmueang form').digest('base64url')
}

/** Whether what a form has brought is the session's. */
export function isFormToken(brought: unknown, sessionToken: string): boolean {
  if (typeof brought !== 'string') return false
  const [given, wanted] = [Buffer.from(brought), Buffer.from(formToken(sessionToken))]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Throws `formOutdated` unless the body of somebody signed in brings back what a form of their session must. */
export function requireFormToken({ openSession, body }: FastifyRequest): void {
  if (!openSession) return
  const brought = (body ?? {}) as Record<string, unknown>
  if (!isFormToken(brought[formTokenField], openSession.token)) throw formOutdated()
}
