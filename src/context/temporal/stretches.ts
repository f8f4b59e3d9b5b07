import { type RawBuilder, sql } from 'kysely'
import { boolColumn, int8Column, textColumn } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import type { Stretch } from './cut.ts'
import { dateTimeOfText } from './moment.ts'
import type { TimeProperty } from './time-range.ts'

/**
 * A series, and the part of its time that is wanted: from `from` on, to before `until`; without them all of it. `unobserved`: also what
 * has no moment of observation counts by its `at`, as scopes do. `expires`: something of the series was ever to expire.
 */
export type Reach = {
  readonly series: number
  readonly from?: string
  readonly until?: string
  readonly unobserved?: boolean
  readonly expires?: boolean
}

/**
 * One row of history. Moments are DateTimes; `time` is that of the property asked for, `firstAt` and `firstRecordedAt` those of the
 * first row of its instance, whose change number `instance` is.
 */
export type HistoryRow = {
  readonly series: number
  readonly at: string
  readonly time: string
  readonly change: number
  readonly instance: number
  readonly recordedAt: string
  readonly firstAt: string
  readonly firstRecordedAt: string
  readonly observed: boolean
  readonly deleted: boolean
  readonly num: number | null
  readonly body: string | null
}

/**
 * How to read: by which moment, in which direction, at most how many of each reach. `whole`: no time was asked for, so what has no
 * such moment counts too. `asOf`: as it was seen at that change number. `now`: without what has expired by then.
 */
export type Reading = {
  readonly property: TimeProperty
  readonly whole: boolean
  readonly direction: 'forward' | 'backward'
  readonly most: number
  readonly asOf?: number | undefined
  readonly now?: Date | undefined
}

type Row = {
  place: string
  series: string
  at: string
  time: string
  change: string
  instance: string | null
  recorded_at: string
  first_at: string | null
  first_recorded_at: string | null
  observed: boolean
  deleted: boolean
  num: number | null
  body: string | null
}

/**
 * Reads reaches of series, each to its most, in the direction of reading; gives them in their order. For one moment of a series only
 * the last recorded is there. By the moment of observation the index gives the rows in order, and no more are read than asked for.
 */
export async function readStretches(
  tx: CityTx,
  reaches: readonly Reach[],
  reading: Reading,
): Promise<Stretch<HistoryRow>[]> {
  const { direction, most } = reading
  const stretches = reaches.map((): HistoryRow[] => [])
  if (reaches.length === 0) return []
  const order = sql.raw(direction === 'forward' ? 'asc' : 'desc')
  const { rows } = await sql<Row>`
    select wanted.place, wanted.series,
      (r.at at time zone 'UTC')::text as at, (r.time at time zone 'UTC')::text as time, r.change, r.instance,
      (r.recorded_at at time zone 'UTC')::text as recorded_at,
      (r.first_at at time zone 'UTC')::text as first_at,
      (r.first_recorded_at at time zone 'UTC')::text as first_recorded_at, r.observed, r.deleted, r.num, r.body
    from ${wanted(reaches)}
    cross join lateral (
      select latest.*, ${timeOf(reading.property)} as time,
        ${ofFirst('at')} as first_at, ${ofFirst('recorded_at')} as first_recorded_at
      from ${latest(tx, reaches, reading, { order })} as latest
      where ${counts(reading)} ${withoutExpired(reading.now)}
      order by time ${order}, change ${order} limit ${most + 1}
    ) as r
    order by wanted.place, r.time ${order}, r.change ${order}`.execute(tx)
  for (const row of rows) stretches[Number(row.place) - 1]?.push(toHistoryRow(row))
  return stretches.map((all) => ({ rows: all.slice(0, most), isCut: all.length > most }))
}

/** The reaches as a table `wanted (series, since, till, unobserved, place)`. */
export function wanted(reaches: readonly Reach[]): RawBuilder<unknown> {
  const series = int8Column(reaches.map((reach) => reach.series))
  const since = textColumn(reaches.map(({ from }) => from ?? '-infinity'))
  const till = textColumn(reaches.map(({ until }) => until ?? 'infinity'))
  const unobserved = boolColumn(reaches.map((reach) => reach.unobserved === true))
  return sql`unnest(${series}::bigint[], ${since}::text[]::timestamptz[], ${till}::text[]::timestamptz[],
    ${unobserved}::boolean[]) with ordinality as wanted (series, since, till, unobserved, place)`
}

/**
 * The rows of one wanted reach, each moment once. Where the moment asked for is that of observation, the reach bounds what is read;
 * its outermost bounds also tell the planner which months there are to look into.
 */
export function latest(
  { tenant }: CityTx,
  reaches: readonly Reach[],
  { property, asOf }: Pick<Reading, 'property' | 'asOf'>,
  // Backwards is the order of the index, the last recorded first: nothing has to be sorted.
  {
    order = sql`desc`,
    columns = allColumns,
  }: Partial<Record<'order' | 'columns', RawBuilder<unknown>>> = {},
): RawBuilder<unknown> {
  return sql`(
    select distinct on (at) ${columns} from history
    where tenant = ${tenant} and series = wanted.series and ${seen(asOf)}
      ${isByAt(property) ? bounds(reaches) : sql``}
    order by at ${order}, change desc
  )`
}

const allColumns = sql`series, at, change, instance, recorded_at, observed, deleted, num, body`

/** Which rows of history were there at a change number, or are there now. */
export function seen(asOf: number | undefined): RawBuilder<boolean> {
  return asOf === undefined
    ? sql`history.gone_change is null`
    : sql`history.change <= ${asOf} and (history.gone_change is null or history.gone_change > ${asOf})`
}

function bounds(reaches: readonly Reach[]): RawBuilder<unknown> {
  const froms = reaches.map(({ from }) => from)
  const untils = reaches.map(({ until }) => until)
  const [earliest] = froms.includes(undefined) ? [] : (froms as string[]).toSorted()
  const latestEnd = untils.includes(undefined) ? undefined : (untils as string[]).toSorted().at(-1)
  return sql`and at >= wanted.since and at < wanted.till
    ${earliest === undefined ? sql`` : sql`and at >= ${dayBefore(earliest)}::timestamptz`}
    ${latestEnd === undefined ? sql`` : sql`and at < ${dayAfter(latestEnd)}::timestamptz`}`
}

/** Texts of moments with and without a fraction are not in the order of time: a day more on either side holds them all. */
const dayBefore = (moment: string) => shifted(moment, -1)
const dayAfter = (moment: string) => shifted(moment, 1)

function shifted(moment: string, days: number): string {
  const text = new Date(Date.parse(moment) + days * 86_400_000).toISOString()
  // Beyond the years that have four digits there is nothing to read.
  if (/^(?!0000)\d{4}-/.test(text)) return text
  return days < 0 ? '-infinity' : 'infinity'
}

/** Which of the latest rows of a reach count. */
export function counts({
  property,
  whole,
}: Pick<Reading, 'property' | 'whole'>): RawBuilder<boolean> {
  const time = timeOf(property)
  const within = sql<boolean>`${time} >= wanted.since and ${time} < wanted.till`
  switch (property) {
    case 'observedAt':
      return whole ? sql`true` : sql`(observed or wanted.unobserved)`
    case 'deletedAt':
      return sql`deleted and ${within}`
    default:
      return whole ? sql`true` : sql`not deleted and ${within}`
  }
}

/** Only instances that do not expire, or later. Source: CIM 009 4.22. */
export function withoutExpired(now: Date | undefined): RawBuilder<unknown> {
  if (now === undefined) return sql``
  return sql`and (body is null or body not like '%"expiresAt"%'
    or coalesce((body::json ->> 'expiresAt')::timestamptz > ${now}, true))`
}

/** Whether rows are in the order of their moment by the index. */
function isByAt(property: TimeProperty): boolean {
  return property === 'observedAt' || property === 'deletedAt'
}

/** Something of the first row of an instance; only for one that was corrected it has to be looked for. */
function ofFirst(column: 'at' | 'recorded_at'): RawBuilder<unknown> {
  return sql`case when latest.instance is not null then (
    select first.${sql.ref(column)} from history as first
    where first.tenant = (select bound_tenant()) and first.series = latest.series
      and first.change = latest.instance and first.gone_change is not null
  ) end`
}

/** The moment of a row by a property. What is deleted is so at its `at`. */
export function timeOf(property: TimeProperty): RawBuilder<unknown> {
  switch (property) {
    case 'observedAt':
    case 'deletedAt':
      return sql`at`
    case 'modifiedAt':
      return sql`recorded_at`
    case 'createdAt':
      return sql`coalesce(${ofFirst('recorded_at')}, recorded_at)`
  }
}

function toHistoryRow({ place: _, ...row }: Row): HistoryRow {
  const [at, recordedAt] = [dateTimeOfText(row.at), dateTimeOfText(row.recorded_at)]
  return {
    series: Number(row.series),
    at,
    time: dateTimeOfText(row.time),
    change: Number(row.change),
    instance: Number(row.instance ?? row.change),
    recordedAt,
    firstAt: row.first_at === null ? at : dateTimeOfText(row.first_at),
    firstRecordedAt:
      row.first_recorded_at === null ? recordedAt : dateTimeOfText(row.first_recorded_at),
    observed: row.observed,
    deleted: row.deleted,
    num: row.num,
    body: row.body,
  }
}
