import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'

/**
 * The keyed hash under which denials of an address are counted: HMAC-SHA-256 of month and network, 128 bits in hexadecimal. An
 * address is personal data (PDPA, section 6): without the installation's key it cannot be found by trying all addresses, and
 * under the key of another month the same address has another hash, so that nobody is followed for longer.
 */
export function addressHash(key: Uint8Array, address: string, at: Date): string {
  const month = at.toISOString().slice(0, 7)
  const text = `${month} ${networkOf(address)}`
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32)
}

/** What one caller can be told by: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [left = '', right] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [front, back] = [groups(left), groups(right ?? '')]
  const zeros = right === undefined ? 0 : 8 - front.length - back.length
  const whole = [...front, ...Array<string>(zeros).fill('0'), ...back]
  return `${whole.slice(0, 4).join(':')}::/64`
}
