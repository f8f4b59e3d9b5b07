import { expect, test } from 'vitest'
import { isOrdinary, isPublic } from './address-class.ts'
import { type Allowed, allowOrigin, holdsAddress, namesHost, readAllowed } from './allow-list.ts'

const listOf = (...entries: string[]) => entries.map((entry) => readAllowed(entry) as Allowed)

test.each([
  ['10.0.0.0/8', '10.9.8.7', '11.0.0.1'],
  ['127.0.0.1', '127.0.0.1', '127.0.0.2'],
  ['2130706433', '127.0.0.1', '127.0.0.2'],
  ['fd00::/8', 'fd12::1', 'fe80::1'],
  ['::1', '::1', '127.0.0.1'],
  ['127.0.0.0/8', '::ffff:127.0.0.9', '::7f00:9'],
])('%s holds %s and not %s', (entry, inside, outside) => {
  expect(holdsAddress(listOf(entry), inside)).toBe(true)
  expect(holdsAddress(listOf(entry), outside)).toBe(false)
})

test.each([
  ['broker.internal', 'broker.internal', 1, true],
  ['Broker.Internal.', 'broker.internal', 1, true],
  ['broker.internal:80', 'broker.internal', 80, true],
  ['broker.internal:80', 'broker.internal', 81, false],
  ['เมือง.example', 'xn--72c5ctb0b4b.example', 80, true],
  ['broker.internal', 'x.broker.internal', 80, false],
  ['[::1]:1883', '::1', 1883, true],
  ['127.0.0.1:1883', '127.0.0.1', 1884, false],
])('%s names %s on port %i: %s', (entry, host, port, named) => {
  expect(namesHost(listOf(entry), host, port)).toBe(named)
})

test.each([
  'http://x',
  'a b',
  '10.0.0.0/33',
  '10.0/8',
  'x:0',
  'x:70000',
  '*',
  '::ffff:10.0.0.0/104',
  'a@b',
  '',
  '/8',
])('%s is no entry', (entry) => {
  expect(readAllowed(entry)).toBeUndefined()
})

test('an origin is its host on its port alone', () => {
  const list = [allowOrigin('https://id.example'), allowOrigin('http://127.0.0.1:3000')]
  expect(namesHost(list, 'id.example', 443)).toBe(true)
  expect(namesHost(list, 'id.example', 80)).toBe(false)
  expect(namesHost(list, '127.0.0.1', 3000)).toBe(true)
  expect(holdsAddress(list, '127.0.0.1')).toBe(false)
})

test('only what the Internet routes to one machine is public', () => {
  const found = ['8.8.8.8', '203.150.1.1', '2606:4700::1', '::ffff:8.8.8.8'].filter(isPublic)
  expect(found).toHaveLength(4)
  const not = [
    '::7f00:1',
    '4000::1',
    '10.0.0.1',
    '169.254.169.254',
    '2002:808:808::',
    '64:ff9b::808:808',
  ]
  expect(not.filter(isPublic)).toEqual([])
})

test('a host that was named may be in the house, and never where clouds keep their secrets', () => {
  expect(
    ['10.0.0.1', '127.0.0.1', '::1', 'fd00::1', '100.64.0.1', '8.8.8.8'].filter(
      (one) => !isOrdinary(one),
    ),
  ).toEqual([])
  expect(
    ['169.254.169.254', 'fe80::1', '0.0.0.0', '224.0.0.1', '::ffff:169.254.169.254'].filter(
      isOrdinary,
    ),
  ).toEqual([])
})
