import type { Lang } from '../../base/text.ts'
import type { Db, Tx } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import type { Act } from '../policy/actor.ts'
import { requireFields } from './add-person.ts'
import { lockPermitted } from './lock-permitted.ts'
import type { Person } from './person.ts'
import { emailTaken } from './problems.ts'
import { findPersonByEmail, lockPerson } from './queries.ts'

/**
 * Corrects the name or the language of a person. Throws `noSuchPerson`, `personErased`, `invalidPerson`, `notPermitted` or
 * `signInNeeded`.
 */
export function renamePerson(
  db: Db,
  personId: string,
  change: { name?: string | undefined; lang?: Lang | undefined },
  act: Act,
): Promise<Person> {
  return db.transaction(async (tx) => {
    const before = await lockPermitted(tx, personId, 'people.rename', act)
    const { name } = requireFields({ ...before, name: change.name ?? before.name })
    const after = { ...before, name, lang: change.lang ?? before.lang }
    await tx
      .updateTable('person')
      .set({ name: after.name, lang: after.lang })
      .where('id', '=', personId)
      .execute()
    const object = { kind: 'person', id: personId }
    const { sample } = before
    await record(tx, doneEntry(act, { action: 'people.rename', object, before, after, sample }))
    return after
  })
}

/**
 * Gives a person another address, which whoever calls has seen to be theirs. Throws `noSuchPerson`, `personErased`,
 * `invalidPerson` or `emailTaken`.
 */
export async function changeEmail(tx: Tx, personId: string, typed: string): Promise<Person> {
  const person = await lockPerson(tx, personId)
  const { email } = requireFields({ name: person.name, email: typed })
  const holder = await findPersonByEmail(tx, email)
  if (holder && holder.id !== personId) throw emailTaken()
  await tx.updateTable('person').set({ email }).where('id', '=', personId).execute()
  return { ...person, email }
}
