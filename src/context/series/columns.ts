/**
 * Hours or days of one series in the order of time, by column: `starts` and `newest` in ms since 1970; `n` instances that count,
 * `numbers` of them with a number; of these `sum`, `min`, `max` and `last`, NaN where there is none.
 */
export type SeriesColumns = { readonly series: number } & Readonly<Record<ColumnName, Float64Array>>

export const columnNames = [
  'starts',
  'n',
  'numbers',
  'sum',
  'min',
  'max',
  'last',
  'newest',
] as const
export type ColumnName = (typeof columnNames)[number]

/** A row as the statement gives it: the number of the series, and each column as PostgreSQL sends arrays of doubles. */
export type PackedRow = { series: string } & Record<ColumnName, Buffer>

export function toColumns({ series, ...packed }: PackedRow): SeriesColumns {
  const columns = columnNames.map((name) => [name, readArray(packed[name])] as const)
  return { series: Number(series), ...Object.fromEntries(columns) } as SeriesColumns
}

const headBytes = 20

/** Reads an array of doubles; null is NaN. Source: PostgreSQL 18, src/backend/utils/adt/arrayfuncs.c (array_send). */
function readArray(packed: Buffer): Float64Array {
  const length = packed.length < headBytes ? 0 : packed.readInt32BE(12)
  const values = new Float64Array(length)
  let at = headBytes
  for (let i = 0; i < length; i++) {
    const size = packed.readInt32BE(at)
    values[i] = size < 0 ? Number.NaN : packed.readDoubleBE(at + 4)
    at += 4 + Math.max(0, size)
  }
  return values
}
