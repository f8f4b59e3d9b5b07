import { expect, test } from 'vitest'
import { instantOf } from './date-time.ts'
import { nextExpiry, withoutExpired } from './expiry.ts'
import { create, iri, now, shown } from './test-writing.ts'

const at = instantOf(now) as number
const past = '2026-11-23T21:59:59.999999Z'
const future = '2026-11-23T22:00:00.000001Z'

test('an entity is gone from the very moment it expires', () => {
  const entity = create({ expiresAt: now, speed: 1 })
  expect(withoutExpired(entity, at)).toBeUndefined()
  expect(withoutExpired(entity, at - 1)).toBe(entity)
})

test('instances go one by one, with those below them, and the rest stays as it was', () => {
  const entity = create({
    speed: [
      { value: 1, expiresAt: past },
      { value: 2, datasetId: 'urn:d:1', expiresAt: future },
    ],
    colour: { value: 'red', accuracy: { value: 1, expiresAt: past } },
    gone: { value: 3, expiresAt: past },
    stays: { value: 4 },
  })
  expect(nextExpiry(entity)).toBe(past)
  const left = withoutExpired(entity, at)
  expect(left && shown(left)).toEqual({
    type: 'Device',
    speed: { value: 2, datasetId: 'urn:d:1' },
    colour: 'red',
    stays: 4,
  })
  expect(left?.attributes.get(iri('stays'))).toBe(entity.attributes.get(iri('stays')))
  expect(left && nextExpiry(left)).toBe(future)
})

test('nothing expires of what has no expiry', () => {
  const entity = create({ speed: 1, colour: { value: 'red', accuracy: 1 } })
  expect(nextExpiry(entity)).toBeUndefined()
  expect(withoutExpired(entity, Number.MAX_SAFE_INTEGER)).toBe(entity)
})
