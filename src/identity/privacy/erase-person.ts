import { sql } from 'kysely'
import type { Db, Tx } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { lockPermitted } from '../people/lock-permitted.ts'
import { erasedEmail, type Person, pseudonym } from '../people/person.ts'
import { endMandates } from '../people/revoke-mandate.ts'
import { type Act, personOf } from '../policy/actor.ts'
import { identityData } from './identity-data.ts'
import { isOwn } from './person-rows.ts'
import type { PersonalTable } from './personal-data.ts'

/**
 * Erases a person (PDPA, section 33): name and address give way to a pseudonym, mandates and sessions end at once, and every table
 * does what it declares. What they did and decided stays, under the random id. Upper rooms hear `person.erased`. Throws
 * `noSuchPerson`, `personErased`, `lastOperator`, `notPermitted` or `signInNeeded`.
 */
export function erasePerson(
  db: Db,
  personId: string,
  reason: string,
  act: Act,
  tables: readonly PersonalTable[] = identityData,
): Promise<void> {
  return db.transaction(async (tx) => {
    const person = await lockPermitted(tx, personId, 'people.erase', act)
    const { sample } = person
    await endMandates(tx, person, personOf(act.actor), reason, act.now)
    for (const table of tables) await eraseRows(tx, table, person)
    await tx
      .updateTable('person')
      .set({ name: pseudonym(personId), email: erasedEmail(personId), erased_at: act.now })
      .where('id', '=', personId)
      .execute()
    const object = { kind: 'person', id: personId }
    await record(tx, doneEntry(act, { action: 'people.erase', object, reason, sample }))
    append(tx, { type: 'person.erased', body: { personId }, at: act.now })
  })
}

async function eraseRows(tx: Tx, table: PersonalTable, person: Person): Promise<void> {
  const { onErasure } = table
  if (onErasure.does === 'delete')
    await sql`delete from ${sql.table(table.table)} where ${isOwn(table, person)}`.execute(tx)
  if (onErasure.does === 'clear') {
    const emptied = onErasure.columns.map((column) => sql`${sql.ref(column)} = null`)
    await sql`
      update ${sql.table(table.table)} set ${sql.join(emptied)} where ${isOwn(table, person)}`.execute(
      tx,
    )
  }
}
