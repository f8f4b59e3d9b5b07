import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import { changedEvent } from './hour.ts'
import { rollupListener } from './worker.ts'

/** How far the rollups of a space have come: the last event taken in, and the last there is. */
export type Progress = { taken: number; last: number }

export async function rollupProgress(tx: CityTx): Promise<Progress> {
  const { rows } = await sql<{ taken: string | null; last: string | null }>`
    select
      (select number from outbox_cursor where tenant = ${tx.tenant} and listener = ${rollupListener}) as taken,
      (select last_number from outbox_stream where tenant = ${tx.tenant}) as last`.execute(tx)
  return { taken: Number(rows[0]?.taken ?? 0), last: Number(rows[0]?.last ?? 0) }
}

/**
 * Whether an hour of these series, from a moment to before another, waits to be made anew: nothing that was measured from it is final
 * then. Asked and read in one transaction, with what it is asked for read after it.
 */
export async function isDirty(
  tx: CityTx,
  series: readonly number[],
  from: Date,
  until: Date,
): Promise<boolean> {
  const { taken, last } = await rollupProgress(tx)
  if (taken >= last) return false
  const { rows } = await sql<{ dirty: boolean }>`
    select exists (
      select from outbox_event
      cross join jsonb_each(coalesce(body -> 'hours', '{}')) as named (hour, all_series)
      cross join jsonb_array_elements(named.all_series) as one (series)
      where tenant = ${tx.tenant} and number > ${taken} and type = ${changedEvent}
        and named.hour::timestamptz > ${from}::timestamptz - interval '1 hour'
        and named.hour::timestamptz < ${until}
        and one.series::bigint = any(${series}::bigint[])
    ) as dirty`.execute(tx)
  return rows[0]?.dirty ?? false
}
