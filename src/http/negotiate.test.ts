import { expect, test } from 'vitest'
import { chooseCoding, isApiPath, isNotModified } from './negotiate.ts'

test.each([
  [undefined, 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity', 'identity'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=x', 'identity'],
])('a body for “Accept-Encoding: %s” is coded as %s', (accepted, coding) => {
  expect(chooseCoding(accepted)).toBe(coding)
})

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
])('“If-None-Match: %s” against "a" holds: %s', (header, holds) => {
  expect(isNotModified(header, '"a"')).toBe(holds)
})

test.each([
  ['/api', true],
  ['/api/v1/cities', true],
  ['/api?x', true],
  ['/ngsi-ld/v1', true],
  ['/apiary', false],
  ['/en/api/v1', false],
])('%s is an address of an interface: %s', (url, is) => {
  expect(isApiPath(url)).toBe(is)
})
