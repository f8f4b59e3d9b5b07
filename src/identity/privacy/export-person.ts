import { sql } from 'kysely'
import type { Text } from '../../base/text.ts'
import type { Db } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { lockPermitted } from '../people/lock-permitted.ts'
import type { Act } from '../policy/actor.ts'
import { identityData } from './identity-data.ts'
import { copiedColumns, isAbout } from './person-rows.ts'
import type { PersonalTable } from './personal-data.ts'

/** What is kept about a person, table by table; secrets are left out. Rows are as the database has them. */
export type PersonCopy = {
  personId: string
  copiedAt: Date
  tables: { table: string; name: Text; rows: Record<string, unknown>[] }[]
}

/**
 * Makes the copy of what is kept about a person (PDPA, section 30). `tables` are those of this room and of the rooms above. Throws
 * `noSuchPerson`, `personErased`, `notPermitted` or `signInNeeded`.
 */
export function exportPerson(
  db: Db,
  personId: string,
  act: Act,
  tables: readonly PersonalTable[] = identityData,
): Promise<PersonCopy> {
  return db.transaction(async (tx) => {
    const person = await lockPermitted(tx, personId, 'people.export', act)
    const { sample } = person
    const copied: PersonCopy['tables'] = []
    for (const one of tables) {
      const columns = sql.join(copiedColumns(one).map((column) => sql.ref(column)))
      const { rows } = await sql<Record<string, unknown>>`
        select ${columns} from ${sql.table(one.table)} where ${isAbout(one, person)}`.execute(tx)
      copied.push({ table: one.table, name: one.name, rows })
    }
    const object = { kind: 'person', id: personId }
    await record(tx, doneEntry(act, { action: 'people.export', object, sample }))
    return { personId, copiedAt: act.now, tables: copied }
  })
}
