import { bangkokDay } from '../../base/day.ts'
import type { Db, Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { type Act, personOf } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import type { Action } from '../policy/table.ts'
import { isInForce, type Mandate } from './mandate.ts'
import { countHolders, listMandates, requireMandate } from './mandate-queries.ts'
import { lastOperator, mandateEnded } from './problems.ts'
import { lockPerson } from './queries.ts'
import { kindOfRole, type Role, type RoleKind } from './role.ts'
import { objectOfScope } from './scope.ts'

const revokeActions: Record<RoleKind, Action> = {
  city: 'mandate.revoke',
  body: 'mandate.revoke-body',
  office: 'mandate.revoke-office',
}

/** The action that revoking this role is. */
export function revokeAction(role: Role): Action {
  return revokeActions[kindOfRole(role)]
}

/**
 * Ends a mandate at once, also one that has not begun. Throws `noSuchMandate`, `mandateEnded`, `lastOperator`, `notPermitted` or
 * `signInNeeded`.
 */
export function revokeMandate(db: Db, mandateId: string, reason: string, act: Act): Promise<void> {
  return db.transaction(async (tx) => {
    const { personId } = await requireMandate(tx, mandateId)
    const { sample } = await lockPerson(tx, personId)
    const mandate = await requireMandate(tx, mandateId)
    const action = revokeAction(mandate.role)
    requirePermitOn(act.actor, action, objectOfScope(mandate.scope, sample))
    if (isOver(mandate, act.now)) throw mandateEnded()
    await endMandate(tx, mandate, sample, personOf(act.actor), reason, act.now)
    const object = { kind: 'mandate', id: mandateId }
    const after = { ...mandate, revokedAt: act.now }
    await record(tx, doneEntry(act, { action, object, before: mandate, after, reason, sample }))
  })
}

/** Ends all of a person's mandates that are in force or to come, of a person who is locked. Throws `lastOperator`. */
export async function endMandates(
  tx: Tx,
  person: { id: string; sample: boolean },
  by: string | null,
  reason: string,
  now: Date,
): Promise<void> {
  const held = await listMandates(tx, person.id)
  for (const mandate of held.filter((one) => !isOver(one, now)))
    await endMandate(tx, mandate, person.sample, by, reason, now)
}

async function endMandate(
  tx: Tx,
  mandate: Mandate,
  sample: boolean,
  by: string | null,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('mandate_revocation')
    .values({ mandate_id: mandate.id, revoked_at: now, revoked_by: by, reason })
    .execute()
  if (mandate.role !== 'operator' || sample || !isInForce(mandate, now)) return
  // Two operators who end each other at the same moment must not both succeed.
  await lockName(tx, 'operators')
  if ((await countHolders(tx, 'operator', now)) === 0) throw lastOperator()
}

/** Whether a mandate has ended for good: by its last day or by a revocation. */
function isOver(mandate: Mandate, now: Date): boolean {
  if (mandate.revokedAt !== null) return true
  return mandate.until !== null && bangkokDay(now) >= mandate.until
}
