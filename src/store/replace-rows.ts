import { sql } from 'kysely'
import type { Tables, Tx } from './db.ts'

/**
 * Makes a table hold exactly these rows: what has another key goes, what is new comes, what differs is changed. Rows travel as
 * one JSON text, so there is no limit to their number. `key` names the columns of the primary key; a member that a row lacks is
 * null.
 */
export async function replaceRows<T extends keyof Tables & string>(
  tx: Tx,
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  rows: Partial<Record<keyof Tables[T] & string, unknown>>[],
): Promise<void> {
  const incoming = sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
  const sameKey = sql.join(
    key.map((column) => sql`incoming.${sql.ref(column)} = present.${sql.ref(column)}`),
    sql` and `,
  )
  await sql`
    delete from ${sql.table(table)} present
    where not exists (select from ${incoming} incoming where ${sameKey})`.execute(tx)
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const changes = columns
    .filter((column) => !(key as readonly string[]).includes(column))
    .map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from ${incoming}
    on conflict (${sql.join(key.map((column) => sql.ref(column)))})
    do ${changes.length > 0 ? sql`update set ${sql.join(changes)}` : sql`nothing`}`.execute(tx)
}
