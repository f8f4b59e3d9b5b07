import type { Db } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import { lockPerson } from '../people/queries.ts'
import { enter } from './enter.ts'
import { ownEntry } from './entries.ts'
import { requireFresh } from './fresh.ts'
import { lastWayIn, noSuchPasskey } from './problems.ts'
import {
  type NewPasskey,
  proveRegistration,
  type RegistrationOptions,
  startRegistration,
  storePasskey,
} from './register-passkey.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'
import { tellChange } from './tell-change.ts'
import { countWaysIn } from './ways-in.ts'

/** Begins to add a passkey to the account signed in to. Throws `signInNeeded`, `signInAgain` or `notPermitted`. */
export async function startPasskey(
  db: Db,
  setting: SignInSetting,
  visit: Visit,
): Promise<RegistrationOptions> {
  const { person } = requireFresh(visit).actor
  const holder = { personId: person.id }
  return db.transaction((tx) =>
    startRegistration(tx, setting, holder, person.id, person, visit.now),
  )
}

/** Adds the passkey. Throws `passkeyNotAdded`, `signInNeeded`, `signInAgain` or `notPermitted`. */
export async function addPasskey(
  db: Db,
  setting: SignInSetting,
  made: NewPasskey,
  visit: Visit,
): Promise<Entered> {
  const { person } = requireFresh(visit).actor
  const proved = await proveRegistration(db, setting, made, { personId: person.id }, visit.now)
  return db.transaction(async (tx) => {
    await storePasskey(tx, person.id, proved, visit.now)
    const object = { kind: 'passkey', id: proved.id }
    await record(tx, ownEntry(person, { action: 'passkey.add', object }, visit))
    await tellChange(tx, setting, person, 'passkey-added', visit.now)
    return enter(tx, person.id, 'passkey', visit)
  })
}

/** Removes a passkey of one's own. Throws `noSuchPasskey`, `lastWayIn`, `signInNeeded`, `signInAgain` or `notPermitted`. */
export async function removePasskey(
  db: Db,
  setting: SignInSetting,
  passkeyId: string,
  visit: Visit,
): Promise<void> {
  const { person } = requireFresh(visit).actor
  await db.transaction(async (tx) => {
    const removed = await tx
      .deleteFrom('passkey')
      .where('id', '=', passkeyId)
      .where('person_id', '=', person.id)
      .returning('id')
      .executeTakeFirst()
    if (!removed) throw noSuchPasskey()
    // Two who take away the last two ways at the same moment must not both succeed.
    await lockPerson(tx, person.id)
    if ((await countWaysIn(tx, person.id)) === 0) throw lastWayIn()
    const object = { kind: 'passkey', id: passkeyId }
    await record(tx, ownEntry(person, { action: 'passkey.remove', object }, visit))
    await tellChange(tx, setting, person, 'passkey-removed', visit.now)
  })
}
