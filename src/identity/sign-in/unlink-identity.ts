import type { Db } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import { lockPerson } from '../people/queries.ts'
import { ownEntry } from './entries.ts'
import { requireFresh } from './fresh.ts'
import { lastWayIn, noSuchIdentity } from './problems.ts'
import type { SignInSetting, Visit } from './sign-in.ts'
import { tellChange } from './tell-change.ts'
import { countWaysIn } from './ways-in.ts'

/**
 * Unlinks a provider's identity from the account signed in to. Throws `noSuchIdentity`, `lastWayIn`, `signInNeeded`, `signInAgain` or
 * `notPermitted`.
 */
export async function unlinkIdentity(
  db: Db,
  setting: SignInSetting,
  { issuer, subject }: { issuer: string; subject: string },
  visit: Visit,
): Promise<void> {
  const { person } = requireFresh(visit).actor
  await db.transaction(async (tx) => {
    const removed = await tx
      .deleteFrom('oidc_identity')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where('person_id', '=', person.id)
      .returning('issuer')
      .executeTakeFirst()
    if (!removed) throw noSuchIdentity()
    // Two who take away the last two ways at the same moment must not both succeed.
    await lockPerson(tx, person.id)
    if ((await countWaysIn(tx, person.id)) === 0) throw lastWayIn()
    const object = { kind: 'identity', id: issuer }
    await record(tx, ownEntry(person, { action: 'identity.unlink', object }, visit))
    await tellChange(tx, setting, person, 'unlinked', visit.now)
  })
}
