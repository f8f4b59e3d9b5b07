import { sql } from 'kysely'
import type { Period } from '../src/indicators/index.ts'
import type { Db } from '../src/store/db.ts'

/**
 * The mean of a month from raw history, as somebody without rollups would ask for it: hourly means of each series, their mean across
 * series, the mean over the hours; of observations that count.
 */
export async function rawMonth(db: Db, tenant: number, { from, until }: Period): Promise<number> {
  const { rows } = await db.city(tenant, (tx) =>
    sql<{ mean: number }>`
      select avg(across) as mean from (
        select hour, avg(mean) as across from (
          select series, date_trunc('hour', at) as hour, avg(num) as mean from (
            select distinct on (series, at) series, at, num, observed, deleted from history
            where tenant = ${tenant} and gone_change is null and at >= ${from} and at < ${until}
            order by series, at desc, change desc
          ) as latest
          where observed and not deleted group by series, hour
        ) as within group by hour
      ) as hours`.execute(tx),
  )
  return Number(rows[0]?.mean)
}
