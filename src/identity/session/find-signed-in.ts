import { sql } from 'kysely'
import type { Tx } from '../../store/db.ts'
import { type Mandate, mandatesInForce } from '../people/mandate.ts'
import type { Actor } from '../policy/actor.ts'
import { aliveSessions, sessionColumns } from './queries.ts'
import { hashSecret, isSecret } from './secret.ts'
import type { Session } from './session.ts'

/** Somebody signed in: as the policy sees them, and their session. */
export type SignedIn = { actor: Extract<Actor, { kind: 'person' }>; session: Session }

/**
 * Finds who a session's token stands for, with the mandates in force at the moment, in one read. The acting mandate is the one
 * chosen, if it is in force; when it has ended there is none, and its rights are gone.
 */
export async function findSignedIn(
  tx: Tx,
  token: string,
  now: Date,
): Promise<SignedIn | undefined> {
  if (!isSecret(token)) return undefined
  const row = await aliveSessions(tx, now)
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(sessionColumns)
    .select(['name', 'email', 'lang', 'sample', 'created_at as createdAt'])
    .select(unrevoked.as('mandates'))
    .where('token_hash', '=', hashSecret(token))
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { name, email, lang, sample, createdAt, mandates, ...session } = row
  const inForce = mandatesInForce(mandates, now)
  return {
    session,
    actor: {
      kind: 'person',
      person: { id: session.personId, name, email, lang, sample, createdAt, erasedAt: null },
      sessionId: session.id,
      mandate: inForce.find(({ id }) => id === session.mandateId) ?? null,
      mandates: inForce,
    },
  }
}

/** What was revoked is left out whatever its instant: the clocks of two processes may differ, and a revocation must not wait. */
const unrevoked = sql<Mandate[]>`coalesce((
  select json_agg(json_build_object(
      'id', m.id, 'personId', m.person_id, 'role', m.role,
      'scope', json_build_object('kind', m.scope_kind, 'id', m.scope_id),
      'from', m.from_on, 'until', m.until_on, 'basis', m.basis, 'grantedBy', m.granted_by, 'revokedAt', null)
    order by m.from_on desc, m.id desc)
  from mandate m
  where m.person_id = session.person_id and not exists (select from mandate_revocation r where r.mandate_id = m.id)
), '[]')`
