import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'

/** An observation as it was seen at a change of the space: `change` is its own number, `num` null where the value is no number. */
export type SeenObservation = {
  at: Date
  recordedAt: Date
  change: number
  num: number | null
  /** It has been corrected or taken away since. */
  goneSince: boolean
}

type Row = { at: Date; recorded_at: Date; change: string; num: number | null; gone: boolean }

/**
 * Gets the observations of a series in [from, until) that counted at a change of the space, in the order of time, at most `limit`, those
 * after the moment `after`.
 */
export async function observationsAsOf(
  tx: CityTx,
  series: number,
  { from, until, change }: { from: Date; until: Date; change: number },
  { after, limit = 1_000 }: { after?: Date | undefined; limit?: number | undefined } = {},
): Promise<SeenObservation[]> {
  const { rows } = await sql<Row>`
    select at, recorded_at, change, num, gone from (
      select distinct on (at) at, recorded_at, change, num, observed, deleted, gone_change is not null as gone
      from history
      where tenant = ${tx.tenant} and series = ${series} and at >= ${from} and at < ${until}
        and (${after ?? null}::timestamptz is null or at > ${after ?? null})
        and change <= ${change} and (gone_change is null or gone_change > ${change})
      order by at, change desc
    ) as seen
    where observed and not deleted order by at limit ${limit}`.execute(tx)
  return rows.map(({ recorded_at, gone, ...row }) => ({
    ...row,
    recordedAt: recorded_at,
    change: Number(row.change),
    goneSince: gone,
  }))
}
