import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'

/** The number of the last change of a space: what has it or a lower one is whole for whoever sees it. 0 where nothing was written. */
export async function lastChange(tx: CityTx): Promise<number> {
  const { rows } = await sql<{ change: string }>`
    select change from space_counter where tenant = ${tx.tenant}`.execute(tx)
  return Number(rows[0]?.change ?? 0)
}

/** The first and last day of Bangkok (`2026-11-24`) on which something of these series was observed; undefined where nothing was. */
export async function observedDays(
  tx: CityTx,
  series: readonly number[],
): Promise<{ first: string; last: string } | undefined> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(day) as first, max(day) as last from rollup_day
    where tenant = ${tx.tenant} and series = any(${series}::bigint[])`.execute(tx)
  const { first = null, last = null } = rows[0] ?? {}
  return first === null || last === null ? undefined : { first, last }
}
