import { sql } from 'kysely'
import { int8Column } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import { type PackedRow, type SeriesColumns, toColumns } from './columns.ts'

/** Hours of UTC, or days of Bangkok. */
export type RollupStep = 'hour' | 'day'

/** Which part of a series is meant: hours or days that begin in [from, until). */
export type Stretch = { step: RollupStep; from: Date; until: Date }

type Sql = ReturnType<typeof sql>

/**
 * Reads rollups of series by column. Hours come from the days that hold them: a month of forty series is 1,200 rows, not 28,800.
 * Series without any row are not among them; the others come in the order of their numbers.
 */
export async function readColumns(
  tx: CityTx,
  series: readonly number[],
  stretch: Stretch,
): Promise<SeriesColumns[]> {
  if (series.length === 0) return []
  const { step, from, until } = stretch
  const part = step === 'hour' ? sql.ref('hours') : packedDay
  const packed = sql`
    select series, ${part} as packed from rollup_day
    where tenant = ${tx.tenant} and series = any(${int8Column(series)}::bigint[])
      and day >= (${from}::timestamptz at time zone 'UTC' + interval '7 hours')::date
      and day <= (${until}::timestamptz at time zone 'UTC' + interval '7 hours')::date
    order by series, day`
  return readPacked(tx, packed, stretch)
}

/** Puts parts, `series` and `packed` in the order of series and time, together by series, and takes them apart by column. */
export async function readPacked(
  tx: CityTx,
  parts: Sql,
  { from, until }: Stretch,
): Promise<SeriesColumns[]> {
  const found = await sql<PackedRow>`
    select series, string_agg(packed, '') as packed from (${parts}) as parts
    group by series order by series`.execute(tx)
  const within = [from.getTime(), until.getTime()] as const
  return found.rows.map((row) => toColumns(row, within)).filter(({ starts }) => starts.length > 0)
}

/** The moment at which the day of Bangkok in the column `day` begins. */
export const dayStart = sql.raw(`(day::timestamp at time zone 'UTC' - interval '7 hours')`)

const packedDay = sql`packed_rollup(${dayStart}, n, numbers, sum, min, max, last, newest_at)`
