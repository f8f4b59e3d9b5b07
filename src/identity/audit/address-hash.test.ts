import { expect, test } from 'vitest'
import { addressHash, networkOf } from './address-hash.ts'

const key = Buffer.alloc(32, 7)
const november = new Date('2026-11-15T08:00:00Z')

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is told by %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('an address has one hash within a month, another in the next, another under another key', () => {
  const hash = addressHash(key, '192.0.2.7', november)
  expect(hash).toMatch(/^[0-9a-f]{32}$/)
  expect(addressHash(key, '::ffff:192.0.2.7', new Date('2026-11-30T23:59:59Z'))).toBe(hash)
  expect(addressHash(key, '192.0.2.8', november)).not.toBe(hash)
  expect(addressHash(key, '192.0.2.7', new Date('2026-12-01T00:00:00Z'))).not.toBe(hash)
  expect(addressHash(Buffer.alloc(32, 8), '192.0.2.7', november)).not.toBe(hash)
})
