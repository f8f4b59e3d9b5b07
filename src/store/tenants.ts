import { sql } from 'kysely'
import type { Tx } from './db.ts'

/** The number of a data space by its name; undefined where there is none. */
export async function findTenant(tx: Tx, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    select number from tenant where name = ${name}`.execute(tx)
  return rows[0]?.number
}
