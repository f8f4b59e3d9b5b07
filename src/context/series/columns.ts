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

/** A row as a statement gives it: the number of the series, and hours or days end to end, each as `packed_rollup` makes it. */
export type PackedRow = { series: string; packed: Buffer }

const packedBytes = 56

/** Takes the hours or days apart that begin in [from, until), in ms. */
export function toColumns(
  { series, packed }: PackedRow,
  [from, until]: readonly [number, number],
): SeriesColumns {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length)
  const many = packed.length / packedBytes
  let [first, end] = [0, many]
  while (first < end && readMoment(view, first * packedBytes) < from) first++
  while (end > first && readMoment(view, (end - 1) * packedBytes) >= until) end--
  const columns = emptyColumns(Number(series), end - first)
  for (let i = 0; i < end - first; i++) {
    const at = (first + i) * packedBytes
    columns.starts[i] = readMoment(view, at)
    columns.n[i] = view.getInt32(at + 8)
    columns.numbers[i] = view.getInt32(at + 12)
    columns.sum[i] = view.getFloat64(at + 16)
    columns.min[i] = view.getFloat64(at + 24)
    columns.max[i] = view.getFloat64(at + 32)
    columns.last[i] = view.getFloat64(at + 40)
    columns.newest[i] = readMoment(view, at + 48)
  }
  return columns
}

function emptyColumns(series: number, many: number): SeriesColumns {
  const column = () => new Float64Array(many)
  return {
    series,
    starts: column(),
    n: column(),
    numbers: column(),
    sum: column(),
    min: column(),
    max: column(),
    last: column(),
    newest: column(),
  }
}

const microsecondsTo2000 = 946_684_800_000_000

/**
 * Whole milliseconds of a moment. By way of seconds, to the last bit as `trunc(date_part('epoch', at) * 1000)`: hashes rest on it.
 * Source: PostgreSQL 18, src/backend/utils/adt/timestamp.c (timestamptz_send, timestamptz_part_common).
 */
function readMoment(view: DataView, at: number): number {
  const since2000 = view.getInt32(at) * 4_294_967_296 + view.getUint32(at + 4)
  return Math.trunc(((since2000 + microsecondsTo2000) / 1e6) * 1000)
}
