import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, contentHash } from './canonical.ts'

test('the order of members does not count, the order of items does', () => {
  expect(canonicalJson({ b: 1, a: [2, { d: null, c: undefined }] })).toBe(
    '{"a":[2,{"d":null}],"b":1}',
  )
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }))
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]))
  expect(contentHash({ a: null })).not.toBe(contentHash({}))
})

test('it is JSON that says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
