import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'

/**
 * What a stretch of time of a series comes to: `n` instances that count, `numbers` of them with a number; of these `sum`, `min`, `max`
 * and `last`, the latest. `newestAt` is the moment of the latest instance. Numbers are in the unit of the attribute.
 */
export type Rollup = {
  series: number
  n: number
  numbers: number
  sum: number
  min: number | null
  max: number | null
  last: number | null
  newestAt: Date
}

type Row = Omit<Rollup, 'series' | 'newestAt'> & { series: string; newest_at: Date }

/** Gets the hours of series from a moment to before another, in their order; hours without instances are not among them. */
export async function hoursOf(
  tx: CityTx,
  series: readonly number[],
  from: Date,
  until: Date,
): Promise<(Rollup & { hour: Date })[]> {
  const { rows } = await sql<Row & { hour: Date }>`
    select series, hour, n, numbers, sum, min, max, last, newest_at from rollup_hour
    where tenant = ${tx.tenant} and series = any(${series}::bigint[])
      and hour >= ${from} and hour < ${until}
    order by series, hour`.execute(tx)
  return rows.map(({ hour, ...row }) => ({ ...toRollup(row), hour }))
}

/** Gets the days of series (days of Bangkok, `2026-11-24`) from one to another, both included, in their order. */
export async function daysOf(
  tx: CityTx,
  series: readonly number[],
  from: string,
  to: string,
): Promise<(Rollup & { day: string })[]> {
  const { rows } = await sql<Row & { day: string }>`
    select series, day, n, numbers, sum, min, max, last, newest_at from rollup_day
    where tenant = ${tx.tenant} and series = any(${series}::bigint[])
      and day between ${from}::date and ${to}::date
    order by series, day`.execute(tx)
  return rows.map(({ day, ...row }) => ({ ...toRollup(row), day }))
}

/** Which series are meant: of an attribute of entities of a type, both IRIs; of all its instances, or of one dataset. */
export type SeriesChoice = {
  type: string
  attribute: string
  /** `@none` is the default instance. */
  datasetId?: string | undefined
}

export type Series = { series: number; entityId: string; datasetId: string | undefined }

/**
 * Gets the series meant, also of entities of which only history is left, in the order of their numbers; at most `limit`, those after
 * the number `after`.
 */
export async function seriesOf(
  tx: CityTx,
  { type, attribute, datasetId }: SeriesChoice,
  { after = 0, limit = 10_000 }: { after?: number; limit?: number } = {},
): Promise<Series[]> {
  const dataset = datasetId === '@none' ? '' : datasetId
  const { rows } = await sql<{ series: string; id: string; dataset: string }>`
    select series.number as series, entity.id, series.dataset
    from series
    join entity on entity.tenant = series.tenant and entity.eid = series.eid
    where series.tenant = ${tx.tenant} and series.number > ${after}
      and series.attr = (select number from term where tenant = ${tx.tenant} and iri = ${attribute})
      and (select number from term where tenant = ${tx.tenant} and iri = ${type}) = any(entity.types)
      and (${dataset ?? null}::text is null or series.dataset = ${dataset ?? null})
    order by series.number limit ${limit}`.execute(tx)
  return rows.map(({ series, id, dataset: of }) => ({
    series: Number(series),
    entityId: id,
    datasetId: of === '' ? undefined : of,
  }))
}

function toRollup({ series, newest_at, ...row }: Row): Rollup {
  return { ...row, series: Number(series), newestAt: newest_at }
}
