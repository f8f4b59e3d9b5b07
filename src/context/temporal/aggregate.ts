import { type RawBuilder, sql } from 'kysely'
import { textColumn } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import type { AttributeKind } from '../entity/entity.ts'
import type { Json } from '../json.ts'
import { tooManyResults } from '../problems.ts'
import type { Aggregation, AggregationMethod } from './aggregation.ts'
import { isWhole, startOfPeriod } from './duration.ts'
import type { Aggregate } from './evolution.ts'
import { hoursTogether, isToldByHours } from './measure-hours.ts'
import { measuresOf, type Over, valueColumns, valueOfRow } from './measures.ts'
import { dateTimeOf, dateTimeOfText, microsOf } from './moment.ts'
import {
  counts,
  latest,
  type Reach,
  type Reading,
  timeOf,
  wanted,
  withoutExpired,
} from './stretches.ts'

/** The span of what there is, in DateTimes: the first moment and the last. */
export type Span = { readonly first: string; readonly last: string }

/** Periods: by what rows are put together, how that is read as text, and the start and end of the period of such a text. */
type Periods = {
  readonly key: RawBuilder<unknown>
  readonly asText: RawBuilder<unknown>
  readonly at: (text: string) => [string, string]
}

/** What a reach comes to, by method in the order of time; `isOfNumbers`: all of it are numbers, so it is of Properties. */
export type Drawn = {
  readonly byMethod: ReadonlyMap<AggregationMethod, readonly Aggregate[]>
  readonly isOfNumbers: boolean
}

/** Which rows count, by which moment, as seen when, without what has expired by now. */
export type Asked = Pick<Reading, 'property' | 'whole' | 'asOf' | 'now'>
type Row = { place: string; period: string; others: string } & Record<string, Json>

/** The most periods that one series may come to in an answer. */
const mostPeriods = 10_000

/** The span of reaches together; undefined where there is nothing in them. */
export async function spanOf(
  tx: CityTx,
  reaches: readonly Reach[],
  asked: Asked,
): Promise<Span | undefined> {
  const time = timeOf(asked.property)
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select (min(time) at time zone 'UTC')::text as first, (max(time) at time zone 'UTC')::text as last
    from ${wanted(reaches)} cross join lateral (
      select ${time} as time from ${latest(tx, reaches, asked)} as latest
      where ${counts(asked)} and not deleted ${withoutExpired(nowOf(reaches, asked))}
    ) as r`.execute(tx)
  const { first, last } = rows[0] ?? {}
  return first && last ? { first: dateTimeOfText(first), last: dateTimeOfText(last) } : undefined
}

/**
 * Draws the values of reaches together, over periods counted from `origin`. Periods without values are not told. Hourly figures tell it where they can, else history. Throws TooManyResults beyond
 * 10,000 periods.
 */
export async function aggregate(
  tx: CityTx,
  reaches: readonly Reach[],
  { methods, period }: Aggregation,
  { origin, last, asked }: { origin: string; last: string; asked: Asked },
): Promise<Drawn[]> {
  const periods = isWhole(period)
    ? { key: sql`0`, asText: sql`r.key::text`, at: (): [string, string] => [origin, last] }
    : periodsOf(period, origin, last)
  const byHours = await isToldByHours(tx, reaches, { methods, period }, { origin, asked })
  const over = byHours ? 'hours' : 'numbers'
  const numbers = await readMeasures(tx, reaches, methods, { periods, asked, over })
  const mixed = new Set(
    numbers.filter(({ others }) => others !== '0').map(({ place }) => Number(place)),
  )
  const again = reaches.filter((_, at) => mixed.has(at + 1))
  const rest = await readMeasures(tx, again, methods, { periods, asked, over: 'anything' })
  const places = [...mixed].sort((a, b) => a - b)
  return reaches.map((_, at) => {
    const rows = mixed.has(at + 1)
      ? rest.filter(({ place }) => places[Number(place) - 1] === at + 1)
      : numbers.filter(({ place }) => Number(place) === at + 1)
    if (rows.length > mostPeriods) throw tooManyPeriods()
    const ends = rows.map(({ period: text }) => periods.at(text))
    const byMethod = new Map(
      methods.map((method, number) => [
        method,
        rows.flatMap((row, at) => toAggregate(row[`m${number}`], ends[at] as [string, string])),
      ]),
    )
    return { byMethod, isOfNumbers: !mixed.has(at + 1) }
  })
}

async function readMeasures(
  tx: CityTx,
  reaches: readonly Reach[],
  methods: readonly AggregationMethod[],
  { periods, asked, over }: { periods: Periods; asked: Asked; over: Over | 'hours' },
): Promise<Row[]> {
  if (reaches.length === 0) return []
  const together =
    over === 'hours'
      ? hoursTogether(tx, methods, periods.key)
      : rowsTogether(tx, reaches, methods, { key: periods.key, asked, over })
  const { rows } = await sql<Row>`
    select wanted.place, r.*, ${periods.asText} as period
    from ${wanted(reaches)} cross join lateral ${together} as r
    order by wanted.place, r.key limit ${reaches.length * mostPeriods + 1}`.execute(tx)
  return rows
}

/** The rows of a reach put together by a key over `time`; as they come by the index, from the last on, the key needs no sorting. */
function rowsTogether(
  tx: CityTx,
  reaches: readonly Reach[],
  methods: readonly AggregationMethod[],
  { key, asked, over }: { key: RawBuilder<unknown>; asked: Asked; over: Over },
): RawBuilder<unknown> {
  const isAny = over === 'anything'
  const now = nowOf(reaches, asked)
  const isNarrow = !isAny && now === undefined && asked.property === 'observedAt'
  const columns = isNarrow ? { columns: sql`at, num, observed, deleted` } : {}
  return sql`(
    select ${key} as key, count(*) filter (where num is null) as others, ${measuresOf(methods, over)}
    from (
      select num, ${timeOf(asked.property)} as time ${isAny ? sql`, ${valueColumns}` : sql``}
      from ${latest(tx, reaches, asked, columns)} as latest
      ${isAny ? sql`cross join ${valueOfRow}` : sql``}
      where ${counts(asked)} and not deleted ${withoutExpired(now)}
    ) as counted
    group by key order by key desc
  )`
}

/** The moment by which things may have expired; where nothing of the series was ever to, nothing need be looked at. */
function nowOf(reaches: readonly Reach[], { now }: Asked): Date | undefined {
  return reaches.some(({ expires }) => expires) ? now : undefined
}

/** Periods of a fixed length come by arithmetic, those with months by their starts. */
function periodsOf(period: Aggregation['period'], origin: string, last: string): Periods {
  const start = microsOf(origin)
  const startOf = (number: number) => startOfPeriod(start, period, number)
  if (period.months === 0) {
    const length = sql`make_interval(secs => ${period.micros / 1_000_000})`
    return {
      key: sql`date_bin(${length}, time, ${origin}::timestamptz)`,
      asText: sql`(extract(epoch from r.key) * 1000000)::bigint::text`,
      at: (text) => [dateTimeOf(Number(text)), dateTimeOf(Number(text) + period.micros)],
    }
  }
  const starts: string[] = []
  for (let next = start; next <= microsOf(last); next = startOf(starts.length)) {
    starts.push(dateTimeOf(next))
    if (starts.length > mostPeriods) throw tooManyPeriods()
  }
  return {
    asText: sql`r.key::text`,
    key: sql`width_bucket(time, ${textColumn(starts)}::text[]::timestamptz[]) - 1`,
    at: (key) => [dateTimeOf(startOf(Number(key))), dateTimeOf(startOf(Number(key) + 1))],
  }
}

function toAggregate(value: Json | undefined, [from, until]: [string, string]): Aggregate[] {
  if (typeof value === 'number' ? !Number.isFinite(value) : typeof value !== 'string') return []
  return [{ value: value as number | string, from, until }]
}

function tooManyPeriods() {
  return tooManyResults({
    detail: {
      th: 'ช่วงเวลาย่อยมากเกินไป ให้ใช้ aggrPeriodDuration ที่ยาวขึ้นหรือช่วงเวลาที่สั้นลง',
      en: 'There are too many periods: ask for longer ones, or for less time.',
    },
    members: { parameter: 'aggrPeriodDuration' },
  })
}

/** The types of attribute that series had last, by their number. */
export async function kindsOf(
  tx: CityTx,
  series: readonly number[],
): Promise<Map<number, AttributeKind>> {
  if (series.length === 0) return new Map()
  const { rows } = await sql<{ series: string; kind: AttributeKind | null }>`
    select wanted.series, last.kind from ${wanted(series.map((one) => ({ series: one })))}
    cross join lateral (
      select body::json ->> 'type' as kind from history
      where tenant = ${tx.tenant} and series = wanted.series and gone_change is null and not deleted
      order by at desc, change desc limit 1
    ) as last`.execute(tx)
  return new Map(rows.map(({ series: number, kind }) => [Number(number), kind ?? 'Property']))
}
