import { type RawBuilder, sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import { isDirty } from '../rollup/index.ts'
import type { Aggregation, AggregationMethod } from './aggregation.ts'
import { isWhole } from './duration.ts'
import { microsOf } from './moment.ts'
import type { Reach, Reading } from './stretches.ts'

const hour = 3_600_000_000
const endOfTime = '9999-12-31T00:00:00Z'

/** What hours of a series come to together; the other methods cannot be made from hours. */
const ofHours: Partial<Record<AggregationMethod, RawBuilder<unknown>>> = {
  totalCount: sql`sum(n)::double precision`,
  sum: sql`sum(sum)`,
  avg: sql`sum(sum) / nullif(sum(numbers), 0)`,
  min: sql`min(min)`,
  max: sql`max(max)`,
}

/**
 * Whether hourly figures tell all that is asked for: what was observed, as it stands now, over periods that begin and end with an hour,
 * nothing of which was ever to expire, and none of these hours waits to be made anew. Where they do not, history tells.
 */
export async function isToldByHours(
  tx: CityTx,
  reaches: readonly Reach[],
  { methods, period }: Aggregation,
  { origin, asked }: { origin: string; asked: Pick<Reading, 'property' | 'whole' | 'asOf'> },
): Promise<boolean> {
  const { property, whole, asOf } = asked
  const isObserved = property === 'observedAt' && !whole && asOf === undefined
  const isOfHours = isWhole(period) || (period.months === 0 && period.micros % hour === 0)
  const isMeasured = methods.every((method) => Object.hasOwn(ofHours, method))
  if (!isObserved || !isOfHours || !isMeasured || reaches.some(isWithoutHours)) return false
  if (!isOnHour(origin)) return false
  const series = [...new Set(reaches.map((reach) => reach.series))]
  const froms = reaches.map(({ from }) => Date.parse(from as string))
  const untils = reaches.map(({ until = endOfTime }) => Date.parse(until))
  const [from, until] = [new Date(Math.min(...froms)), new Date(Math.max(...untils))]
  return !(await isDirty(tx, series, from, until))
}

function isWithoutHours({ from, until, unobserved, expires }: Reach): boolean {
  return (
    unobserved === true ||
    expires === true ||
    from === undefined ||
    ![from, until ?? from].every(isOnHour)
  )
}

function isOnHour(moment: string): boolean {
  return microsOf(moment) % hour === 0
}

/**
 * The hours of a reach put together by a key over `time`, the start of an hour: `key`, `others` (how many instances have no number) and
 * `m0`, `m1`, … in the order of the methods. To be joined to `wanted`.
 */
export function hoursTogether(
  { tenant }: CityTx,
  methods: readonly AggregationMethod[],
  key: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const measures = methods.map((method, at) => sql`${ofHours[method]} as ${sql.ref(`m${at}`)}`)
  return sql`(
    select ${key} as key, sum(n - numbers) as others, ${sql.join(measures)}
    from (
      select hour as time, n, numbers, sum, min, max from rollup_hour
      where tenant = ${tenant} and series = wanted.series and hour >= wanted.since and hour < wanted.till
    ) as hours
    group by key
  )`
}
