import type { Db } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { isInForce } from '../people/mandate.ts'
import { requireMandate } from '../people/mandate-queries.ts'
import { mandateEnded, noSuchMandate } from '../people/problems.ts'
import type { Act } from '../policy/actor.ts'
import { signInNeeded } from '../policy/problems.ts'
import { type Opened, renewSession } from './start-session.ts'

/**
 * Acts in another mandate from now on, or in none: rights change, so the session gets a new token. Throws `noSuchMandate` (also
 * for somebody else's), `mandateEnded`, or `signInNeeded` when the session is over.
 */
export function chooseMandate(
  db: Db,
  token: string,
  mandateId: string | null,
  act: Act,
): Promise<Opened> {
  return db.transaction(async (tx) => {
    const { actor, now } = act
    if (actor.kind !== 'person') throw signInNeeded()
    const mandate = mandateId === null ? null : await requireMandate(tx, mandateId)
    if (mandate && mandate.personId !== actor.person.id) throw noSuchMandate()
    if (mandate && !isInForce(mandate, now)) throw mandateEnded()
    const opened = await renewSession(tx, token, mandate, now)
    if (!opened || opened.session.personId !== actor.person.id) throw signInNeeded()
    const object = { kind: 'mandate', id: mandateId }
    await record(tx, doneEntry(act, { action: 'mandate.act', object }))
    return opened
  })
}
