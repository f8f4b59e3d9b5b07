import type { Tx } from '../../store/db.ts'
import { hashSecret, isSecret } from './secret.ts'
import { oldestAlive, type Session } from './session.ts'

export const sessionColumns = [
  'session.id',
  'session.person_id as personId',
  'session.mandate_id as mandateId',
  'session.method',
  'session.agent',
  'session.started_at as startedAt',
  'session.last_used_at as lastUsedAt',
] as const

/** Sessions that are alive at a moment. */
export function aliveSessions(tx: Tx, now: Date) {
  const oldest = oldestAlive(now)
  return tx
    .selectFrom('session')
    .where('session.started_at', '>', oldest.startedAt)
    .where('session.last_used_at', '>', oldest.lastUsedAt)
}

/** Finds the session of a token; none for one that is wrong, ended, idle too long or too old. */
export async function findSession(tx: Tx, token: string, now: Date): Promise<Session | undefined> {
  if (!isSecret(token)) return undefined
  return aliveSessions(tx, now)
    .select(sessionColumns)
    .where('token_hash', '=', hashSecret(token))
    .executeTakeFirst()
}

/** A person's sessions, the last used first. */
export function listSessions(tx: Tx, personId: string, now: Date): Promise<Session[]> {
  return aliveSessions(tx, now)
    .select(sessionColumns)
    .where('person_id', '=', personId)
    .orderBy('last_used_at', 'desc')
    .orderBy('session.id')
    .execute()
}
