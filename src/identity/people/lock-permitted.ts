import type { Tx } from '../../store/db.ts'
import { type Act, isSample } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import type { Action } from '../policy/table.ts'
import type { Person } from './person.ts'
import { findPerson, lockPerson } from './queries.ts'

/**
 * Gets a person, held until the transaction ends, to whom the actor may do this. The policy is asked first, so that who may not
 * learns nothing of who there is. Throws `notPermitted` or `signInNeeded`, then `noSuchPerson` or `personErased`.
 */
export async function lockPermitted(
  tx: Tx,
  personId: string,
  action: Action,
  { actor }: Act,
): Promise<Person> {
  const found = await findPerson(tx, personId)
  const sample = found?.sample ?? isSample(actor)
  requirePermitOn(actor, action, { person: personId, sample })
  return lockPerson(tx, personId)
}
