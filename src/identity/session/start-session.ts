import { randomUUID } from 'node:crypto'
import type { Tx } from '../../store/db.ts'
import type { Mandate } from '../people/mandate.ts'
import type { Person } from '../people/person.ts'
import { findSession } from './queries.ts'
import { hashSecret, makeSecret } from './secret.ts'
import { minuteBefore, type Session, type SignInFacts, sessionLimits } from './session.ts'

/** A session with the one token that opens it; the token is not kept anywhere. */
export type Opened = { token: string; session: Session }

/** Opens a session for whoever has just proved to be the person. `mandate` is what they act in, as `firstMandate` gives it. */
export async function startSession(
  tx: Tx,
  person: Person,
  mandate: Mandate | null,
  now: Date,
  { method, agent }: SignInFacts,
): Promise<Opened> {
  requireOwn(person.id, mandate)
  return insertSession(tx, {
    id: randomUUID(),
    personId: person.id,
    mandateId: mandate?.id ?? null,
    method,
    agent: agent?.slice(0, sessionLimits.agentLength) ?? null,
    startedAt: now,
    lastUsedAt: now,
  })
}

/**
 * Replaces a session by one with a new token that acts in this mandate, as every change of privilege does. The absolute limit
 * goes on counting from the sign-in. Gives undefined for a token that opens nothing.
 */
export async function renewSession(
  tx: Tx,
  token: string,
  mandate: Mandate | null,
  now: Date,
): Promise<Opened | undefined> {
  const session = await findSession(tx, token, now)
  if (!session) return undefined
  requireOwn(session.personId, mandate)
  if (!(await endSession(tx, session.personId, session.id))) return undefined
  return insertSession(tx, {
    ...session,
    id: randomUUID(),
    mandateId: mandate?.id ?? null,
    lastUsedAt: now,
  })
}

/** Ends one session of a person at once; whether there was one. */
export async function endSession(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends every session of a person at once, but for the one kept; gives how many. */
export async function endAllSessions(tx: Tx, personId: string, keepId?: string): Promise<number> {
  let ending = tx.deleteFrom('session').where('person_id', '=', personId)
  if (keepId !== undefined) ending = ending.where('id', '<>', keepId)
  return Number((await ending.executeTakeFirst()).numDeletedRows)
}

/** Notes that a session is in use, at most once a minute. So an idle session ends after 29 to 30 minutes. */
export async function touchSession(tx: Tx, session: Session, now: Date): Promise<void> {
  if (session.lastUsedAt > minuteBefore(now)) return
  await tx
    .updateTable('session')
    .set({ last_used_at: now })
    .where('id', '=', session.id)
    .where('last_used_at', '<=', minuteBefore(now))
    .execute()
}

async function insertSession(tx: Tx, session: Session): Promise<Opened> {
  const token = makeSecret()
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      token_hash: hashSecret(token),
      person_id: session.personId,
      mandate_id: session.mandateId,
      method: session.method,
      agent: session.agent,
      started_at: session.startedAt,
      last_used_at: session.lastUsedAt,
    })
    .execute()
  return { token, session }
}

function requireOwn(personId: string, mandate: Mandate | null): void {
  if (mandate && mandate.personId !== personId) throw new Error('a mandate of somebody else')
}
