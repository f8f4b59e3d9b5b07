import { randomBytes } from 'node:crypto'

let lastMs = 0
let sequence = 0

/**
 * Makes a UUIDv7 for a moment: 48 bits of milliseconds, a counter that keeps ids of one millisecond in order, then random bits.
 * Source: RFC 9562, section 5.7 and 6.2 method 1.
 */
export function uuidv7(now: Date): string {
  const bytes = randomBytes(16)
  const ms = Math.max(now.getTime(), lastMs)
  sequence = ms === lastMs ? sequence + 1 : bytes.readUInt16BE(6) & 0x07ff
  if (sequence > 0x0fff) {
    lastMs = ms + 1
    sequence = 0
  } else lastMs = ms
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
