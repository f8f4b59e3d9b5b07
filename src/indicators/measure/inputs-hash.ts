import { createHash } from 'node:crypto'
import { type ChosenSeries, columnNames, type SeriesColumns } from '../../context/index.ts'

/** What an input read, as far as the hash goes. */
export type HashedInput = {
  name: string
  series: readonly Pick<ChosenSeries, 'series' | 'entityId'>[]
  columns: readonly SeriesColumns[]
}

/** Another result that the formula read: its id in the formula, and its own hash of inputs. */
export type HashedRead = { name: string; inputsHash: string }

/**
 * SHA-256, in hexadecimal, over all that a reading was made of. For each input in the order of names: a line `name`; for each series
 * meant, in the order of numbers, a line of the entity's id, and then its rows, column by column in the order of `columnNames`, each
 * number as eight bytes of an IEEE 754 double, least first. For each indicator read, in the order of ids: a line of id and hash.
 * Lines are UTF-8 and end with a line feed.
 */
export function inputsHash(inputs: readonly HashedInput[], reads: readonly HashedRead[]): string {
  const hash = createHash('sha256')
  for (const { name, series, columns } of byName(inputs)) {
    hash.update(`${name}\n`)
    const rows = new Map(columns.map((one) => [one.series, one]))
    for (const { series: number, entityId } of series) {
      hash.update(`${entityId}\n`)
      const found = rows.get(number)
      if (found) for (const column of columnNames) hash.update(bytesOf(found[column]))
    }
  }
  for (const { name, inputsHash: of } of byName(reads)) hash.update(`${name} ${of}\n`)
  return hash.digest('hex')
}

function byName<T extends { name: string }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
/** One way to write what is not there: NaN has many. */
const noNumber = Buffer.from('000000000000f87f', 'hex')

function bytesOf(column: Float64Array): Buffer {
  const bytes = Buffer.from(column.buffer, column.byteOffset, column.byteLength)
  if (isLittleEndian && !column.includes(Number.NaN)) return bytes
  const written = Buffer.alloc(bytes.length)
  for (const [at, value] of column.entries())
    if (Number.isNaN(value)) noNumber.copy(written, at * 8)
    else written.writeDoubleLE(value, at * 8)
  return written
}
