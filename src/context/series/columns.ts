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

/** A row as the statement gives it: the number of the series, and each column as its values in PostgreSQL's binary form, end to end. */
export type PackedRow = { series: string } & Record<ColumnName, Buffer>

export function toColumns({ series, ...packed }: PackedRow): SeriesColumns {
  return {
    series: Number(series),
    starts: readMoments(packed.starts),
    n: readInt4(packed.n),
    numbers: readInt4(packed.numbers),
    sum: readFloat8(packed.sum),
    min: readFloat8(packed.min),
    max: readFloat8(packed.max),
    last: readFloat8(packed.last),
    newest: readMoments(packed.newest),
  }
}

function readInt4(packed: Buffer): Float64Array {
  const values = new Float64Array(packed.length / 4)
  for (let i = 0; i < values.length; i++) values[i] = packed.readInt32BE(i * 4)
  return values
}

function readFloat8(packed: Buffer): Float64Array {
  const values = new Float64Array(packed.length / 8)
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length)
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(i * 8)
  return values
}

const microsecondsTo2000 = 946_684_800_000_000

/**
 * Whole milliseconds of moments. By way of seconds, to the last bit as `trunc(date_part('epoch', at) * 1000)`: hashes rest on it.
 * Source: PostgreSQL 18, src/backend/utils/adt/timestamp.c (timestamptz_send, timestamptz_part_common).
 */
function readMoments(packed: Buffer): Float64Array {
  const values = new Float64Array(packed.length / 8)
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length)
  for (let i = 0; i < values.length; i++) {
    const since2000 = view.getInt32(i * 8) * 4_294_967_296 + view.getUint32(i * 8 + 4)
    values[i] = Math.trunc(((since2000 + microsecondsTo2000) / 1e6) * 1000)
  }
  return values
}
