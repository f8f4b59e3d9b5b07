import { sql } from 'kysely'
import type { CityTx, Db } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { dayOf, type SeriesDay, type SeriesHour } from './hour.ts'
import { packedHours } from './packed-hours.ts'

const atOnce = 2_000

/**
 * Makes hours of series anew from history, and then the days that they lie in. Nothing is added to what was there, so it does no harm
 * to do it twice, late, or for an hour in which nothing changed. At most 2,000 hours in one transaction.
 */
export async function recompute(db: Db, tenant: number, hours: readonly SeriesHour[]) {
  for (let from = 0; from < hours.length; from += atOnce) {
    const some = hours.slice(from, from + atOnce)
    await db.city(tenant, async (tx) => {
      await holdRollups(tx)
      await recomputeHours(tx, some)
      await recomputeDays(tx, daysOf(some))
    })
  }
}

/**
 * Waits for others who make rollups of this space. Whoever reads history later writes later: no older view of an hour is written
 * over a newer one.
 */
export function holdRollups(tx: CityTx) {
  return lockName(tx, `rollups ${tx.tenant}`)
}

function daysOf(hours: readonly SeriesHour[]): SeriesDay[] {
  const days = new Map(
    hours.map(({ series, hour }) => [`${series} ${dayOf(hour)}`, { series, day: dayOf(hour) }]),
  )
  return [...days.values()]
}

/**
 * What counts of an instance: observed, not deleted, not corrected, and for one moment the last recorded. Sums are made in the order
 * of time, so that they are the same to the last bit whenever they are made.
 */
async function recomputeHours(tx: CityTx, hours: readonly SeriesHour[]) {
  await sql`
    with named as materialized (
      select series, hour
      from unnest(${hours.map(({ series }) => series)}::bigint[], ${hours.map(({ hour }) => hour)}::timestamptz[])
        as named (series, hour)
    ), made as materialized (
      select named.series, named.hour, counted.*
      from named cross join lateral (
        select count(*)::int as n, count(num)::int as numbers,
          coalesce(sum(num order by at), 0) as sum, min(num) as min, max(num) as max,
          (array_agg(num order by at desc) filter (where num is not null))[1] as last,
          max(at) as newest_at
        from (
          select distinct on (at) at, num, observed, deleted
          from history
          where tenant = ${tx.tenant} and series = named.series and gone_change is null
            and at >= named.hour and at < named.hour + interval '1 hour'
          order by at desc, change desc
        ) as latest
        where observed and not deleted
      ) as counted
    ), emptied as (
      delete from rollup_hour using made
      where rollup_hour.tenant = ${tx.tenant} and made.n = 0
        and rollup_hour.series = made.series and rollup_hour.hour = made.hour
    )
    insert into rollup_hour as kept (tenant, series, hour, n, numbers, sum, min, max, last, newest_at)
    select ${tx.tenant}, series, hour, n, numbers, sum, min, max, last, newest_at
    from made where n > 0
    on conflict (tenant, series, hour) do update set
      n = excluded.n, numbers = excluded.numbers, sum = excluded.sum, min = excluded.min,
      max = excluded.max, last = excluded.last, newest_at = excluded.newest_at`.execute(tx)
}

/** Makes days of Bangkok anew from their hours, which each holds end to end beside what they come to. */
async function recomputeDays(tx: CityTx, days: readonly SeriesDay[]) {
  await sql`
    with named as materialized (
      select series, day
      from unnest(${days.map(({ series }) => series)}::bigint[], ${days.map(({ day }) => day)}::date[])
        as named (series, day)
    ), made as materialized (
      select named.series, named.day, counted.*
      from named cross join lateral (
        select coalesce(sum(n), 0)::int as n, coalesce(sum(numbers), 0)::int as numbers,
          coalesce(sum(sum order by hour), 0) as sum, min(min) as min, max(max) as max,
          (array_agg(last order by hour desc) filter (where last is not null))[1] as last,
          max(newest_at) as newest_at, ${packedHours} as hours
        from rollup_hour
        where tenant = ${tx.tenant} and series = named.series
          and hour >= named.day::timestamp at time zone 'UTC' - interval '7 hours'
          and hour < named.day::timestamp at time zone 'UTC' + interval '17 hours'
      ) as counted
    ), emptied as (
      delete from rollup_day using made
      where rollup_day.tenant = ${tx.tenant} and made.n = 0
        and rollup_day.series = made.series and rollup_day.day = made.day
    )
    insert into rollup_day as kept (tenant, series, day, n, numbers, sum, min, max, last, newest_at, hours)
    select ${tx.tenant}, series, day, n, numbers, sum, min, max, last, newest_at, hours
    from made where n > 0
    on conflict (tenant, series, day) do update set
      n = excluded.n, numbers = excluded.numbers, sum = excluded.sum, min = excluded.min,
      max = excluded.max, last = excluded.last, newest_at = excluded.newest_at, hours = excluded.hours`.execute(
    tx,
  )
}
