import { sql } from 'kysely'
import { int8Column } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import { type PackedRow, type SeriesColumns, toColumns } from './columns.ts'

/** Hours of UTC, or days of Bangkok. */
export type RollupStep = 'hour' | 'day'

/** Which part of a series is meant: [from, until), both at the beginning of a step. */
export type Stretch = { step: RollupStep; from: Date; until: Date }

type Sql = ReturnType<typeof sql>

const packed = sql.raw(`series,
  array_send(array_agg(start)) as starts, array_send(array_agg(n::float8)) as n,
  array_send(array_agg(numbers::float8)) as numbers, array_send(array_agg(sum)) as sum,
  array_send(array_agg(min)) as min, array_send(array_agg(max)) as max,
  array_send(array_agg(last)) as last, array_send(array_agg(newest)) as newest`)

/**
 * Reads rollups of series by column, a hundred thousand rows in some tens of milliseconds. Series without any row are not among them;
 * the others come in the order of their numbers.
 */
export async function readColumns(
  tx: CityTx,
  series: readonly number[],
  stretch: Stretch,
): Promise<SeriesColumns[]> {
  if (series.length === 0) return []
  const rows =
    stretch.step === 'hour' ? hourRows(tx, series, stretch) : dayRows(tx, series, stretch)
  return readPacked(tx, rows)
}

/** Packs rows that come in the order of series and start. */
export async function readPacked(tx: CityTx, rows: Sql): Promise<SeriesColumns[]> {
  const found = await sql<PackedRow>`
    select ${packed} from (${rows}) as ordered group by series order by series`.execute(tx)
  return found.rows.map(toColumns)
}

function hourRows(tx: CityTx, series: readonly number[], { from, until }: Stretch): Sql {
  return sql`
    select series, date_part('epoch', hour) * 1000 as start, n, numbers, sum, min, max, last,
      ${milliseconds('newest_at')} as newest
    from rollup_hour
    where tenant = ${tx.tenant} and series = any(${int8Column(series)}::bigint[])
      and hour >= ${from} and hour < ${until}
    order by series, hour`
}

function dayRows(tx: CityTx, series: readonly number[], { from, until }: Stretch): Sql {
  return sql`
    select series, (date_part('epoch', day::timestamp) - 25200) * 1000 as start, n, numbers, sum, min, max, last,
      ${milliseconds('newest_at')} as newest
    from rollup_day
    where tenant = ${tx.tenant} and series = any(${int8Column(series)}::bigint[])
      and day >= (${from}::timestamptz at time zone 'UTC' + interval '7 hours')::date
      and day < (${until}::timestamptz at time zone 'UTC' + interval '7 hours')::date
    order by series, day`
}

/** Whole milliseconds since 1970 of a column of ours. */
export function milliseconds(column: string): Sql {
  return sql.raw(`trunc(date_part('epoch', ${column}) * 1000)`)
}
