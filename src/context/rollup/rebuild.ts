import { sql } from 'kysely'
import type { CityTx, Db } from '../../store/db.ts'
import { packedHours } from './packed-hours.ts'
import { holdRollups } from './recompute.ts'

const seriesAtOnce = 200

/** Makes all rollups of a space anew from history; gives how many series there are. Writers and readers go on meanwhile. */
export async function rebuildRollups(db: Db, tenant: number): Promise<number> {
  let [after, count] = [0, 0]
  for (;;) {
    const some = await db.city(tenant, async (tx) => {
      await holdRollups(tx)
      const numbers = await nextSeries(tx, after)
      await rebuildSeries(tx, numbers)
      return numbers
    })
    const last = some.at(-1)
    if (last === undefined) return count
    after = last
    count += some.length
  }
}

async function nextSeries(tx: CityTx, after: number): Promise<number[]> {
  const { rows } = await sql<{ number: string }>`
    select number from series where tenant = ${tx.tenant} and number > ${after}
    order by number limit ${seriesAtOnce}`.execute(tx)
  return rows.map(({ number }) => Number(number))
}

async function rebuildSeries(tx: CityTx, series: readonly number[]) {
  for (const table of ['rollup_hour', 'rollup_day'])
    await sql`
      delete from ${sql.table(table)}
      where tenant = ${tx.tenant} and series = any(${series}::bigint[])`.execute(tx)
  await sql`
    insert into rollup_hour (tenant, series, hour, n, numbers, sum, min, max, last, newest_at)
    select ${tx.tenant}, series, date_trunc('hour', at) as hour, count(*), count(num),
      coalesce(sum(num order by at), 0), min(num), max(num),
      (array_agg(num order by at desc) filter (where num is not null))[1], max(at)
    from (
      select distinct on (series, at) series, at, num, observed, deleted
      from history
      where tenant = ${tx.tenant} and series = any(${series}::bigint[]) and gone_change is null
      order by series, at desc, change desc
    ) as latest
    where observed and not deleted
    group by series, hour`.execute(tx)
  await sql`
    insert into rollup_day (tenant, series, day, n, numbers, sum, min, max, last, newest_at, hours)
    select ${tx.tenant}, series, ((hour at time zone 'UTC') + interval '7 hours')::date as day, sum(n), sum(numbers),
      sum(sum order by hour), min(min), max(max),
      (array_agg(last order by hour desc) filter (where last is not null))[1], max(newest_at), ${packedHours}
    from rollup_hour
    where tenant = ${tx.tenant} and series = any(${series}::bigint[])
    group by series, day`.execute(tx)
}
