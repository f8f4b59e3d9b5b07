import { sql } from 'kysely'
import { int8Column } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import type { SeriesColumns } from './columns.ts'
import { dayStart, readPacked, type Stretch } from './read-columns.ts'

/**
 * Makes the rollups of series anew from history as it was seen at a change of the space: what had been recorded by then, and neither
 * corrected nor taken away; to the last bit what `readColumns` gave then. What was erased since is not there (`isErased`).
 */
export function columnsAsOf(
  tx: CityTx,
  series: readonly number[],
  stretch: Stretch,
  change: number,
): Promise<SeriesColumns[]> {
  if (series.length === 0) return Promise.resolve([])
  const { step, from, until } = stretch
  const hours = sql`
    select series, date_trunc('hour', at, 'UTC') as hour, count(*)::int as n, count(num)::int as numbers,
      coalesce(sum(num order by at), 0) as sum, min(num) as min, max(num) as max,
      (array_agg(num order by at desc) filter (where num is not null))[1] as last, max(at) as newest_at
    from (
      select distinct on (series, at) series, at, num, observed, deleted
      from history
      where tenant = ${tx.tenant} and series = any(${int8Column(series)}::bigint[])
        and at >= ${from} and at < ${until} and change <= ${change}
        and (gone_change is null or gone_change > ${change})
      order by series, at desc, change desc
    ) as seen
    where observed and not deleted
    group by series, date_trunc('hour', at, 'UTC')`
  const packed = sql.raw('packed_rollup(start, n, numbers, sum, min, max, last, newest_at)')
  if (step === 'hour')
    return readPacked(
      tx,
      sql`select series, ${packed} as packed
        from (select *, hour as start from (${hours}) as hours) as hours order by series, start`,
      stretch,
    )
  return readPacked(
    tx,
    sql`select series, ${packed} as packed from (
      select series, ${dayStart} as start,
        sum(n)::int as n, sum(numbers)::int as numbers, sum(sum order by hour) as sum, min(min) as min, max(max) as max,
        (array_agg(last order by hour desc) filter (where last is not null))[1] as last,
        max(newest_at) as newest_at
      from (
        select *, (hour at time zone 'UTC' + interval '7 hours')::date as day from (${hours}) as hours
      ) as of_days
      group by series, day
    ) as days order by series, start`,
    stretch,
  )
}
