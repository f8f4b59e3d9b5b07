/**
 * Columns of values, each as one parameter of a statement: `select … from unnest(${textColumn(names)}::text[], …)`. They travel in
 * PostgreSQL's binary form of arrays, which neither side has to quote or parse.
 * Source: PostgreSQL 18, src/backend/utils/adt/arrayfuncs.c (array_recv) and the receive functions of each type.
 */

const oid = { bool: 16, int8: 20, int4: 23, text: 25, float8: 701, timestamptz: 1184 }
const headBytes = 20

/** Texts. They may not hold the character NUL, which PostgreSQL has no place for. */
export function textColumn(values: readonly (string | null)[]): Buffer {
  let bytes = headBytes
  for (const value of values) bytes += 4 + (value === null ? 0 : Buffer.byteLength(value))
  const buffer = head(bytes, oid.text, values.length, values.includes(null))
  let at = headBytes
  for (const value of values) {
    if (value === null) at = buffer.writeInt32BE(-1, at)
    else {
      const length = buffer.write(value, at + 4)
      buffer.writeInt32BE(length, at)
      at += 4 + length
    }
  }
  return buffer
}

export function int4Column(values: readonly number[]): Buffer {
  return fixedColumn(values, oid.int4, 4, (buffer, value, at) => buffer.writeInt32BE(value, at))
}

/** Whole numbers that JavaScript holds exactly. */
export function int8Column(values: readonly (number | null)[]): Buffer {
  return fixedColumn(values, oid.int8, 8, writeInt8)
}

export function float8Column(values: readonly (number | null)[]): Buffer {
  return fixedColumn(values, oid.float8, 8, (buffer, value, at) => buffer.writeDoubleBE(value, at))
}

export function boolColumn(values: readonly boolean[]): Buffer {
  return fixedColumn(values, oid.bool, 1, (buffer, value, at) => buffer.writeUInt8(+value, at))
}

const microsecondsTo2000 = 946_684_800_000_000

/** Moments in milliseconds since 1970; microseconds are a fraction of it. */
export function momentColumn(milliseconds: readonly (number | null)[]): Buffer {
  return fixedColumn(milliseconds, oid.timestamptz, 8, (buffer, value, at) =>
    writeInt8(buffer, Math.round(value * 1000) - microsecondsTo2000, at),
  )
}

function writeInt8(buffer: Buffer, value: number, at: number) {
  const high = Math.floor(value / 4_294_967_296)
  buffer.writeInt32BE(high, at)
  buffer.writeUInt32BE(value - high * 4_294_967_296, at + 4)
}

function fixedColumn<T>(
  values: readonly (T | null)[],
  type: number,
  size: number,
  write: (buffer: Buffer, value: T, at: number) => unknown,
): Buffer {
  let nulls = 0
  for (const value of values) if (value === null) nulls++
  const bytes = headBytes + values.length * (4 + size) - nulls * size
  const buffer = head(bytes, type, values.length, nulls > 0)
  let at = headBytes
  for (const value of values) {
    if (value === null) at = buffer.writeInt32BE(-1, at)
    else {
      buffer.writeInt32BE(size, at)
      write(buffer, value, at + 4)
      at += 4 + size
    }
  }
  return buffer
}

/** One dimension, counted from 1. */
function head(bytes: number, type: number, length: number, hasNulls: boolean): Buffer {
  const buffer = Buffer.allocUnsafe(length === 0 ? 12 : bytes)
  buffer.writeInt32BE(length === 0 ? 0 : 1, 0)
  buffer.writeInt32BE(+hasNulls, 4)
  buffer.writeInt32BE(type, 8)
  if (length === 0) return buffer
  buffer.writeInt32BE(length, 12)
  buffer.writeInt32BE(1, 16)
  return buffer
}
