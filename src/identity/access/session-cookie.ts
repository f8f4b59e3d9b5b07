import type { FastifyReply } from 'fastify'
import { cookieName, writeCookie } from '../../http/cookies.ts'
import { sessionLimits } from '../session/session.ts'
import type { Opened } from '../session/start-session.ts'

/** The name of the cookie that holds a session's token. */
export function sessionCookie(publicUrl: string): string {
  return cookieName(publicUrl, 'lm_session')
}

/** Gives the browser the token of a session that was opened, or takes it away where there is none any more. */
export function sendSession(reply: FastifyReply, publicUrl: string, opened: Opened | null): void {
  const cookie = writeCookie({
    name: sessionCookie(publicUrl),
    value: opened?.token ?? '',
    secure: publicUrl.startsWith('https:'),
    maxAge: opened ? sessionLimits.absoluteMinutes * 60 : 0,
  })
  reply.header('set-cookie', cookie).header('cache-control', 'no-store')
}
