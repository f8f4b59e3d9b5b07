import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anEntity } from '../entity/arbitrary-entity.ts'
import type { Entity } from '../entity/entity.ts'
import { readEntity, readFragment } from '../entity/read-entity.ts'
import { represent } from '../entity/represent.ts'
import { appendAttributes, createEntity } from '../entity/write-entity.ts'
import type { JsonObject } from '../json.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { readStoredInstance } from './read-stored.ts'
import { fromStored, readRow, toStored } from './stored.ts'
import { writeHistoryInstance } from './write-stored.ts'

const [then, now] = ['2026-01-01T00:00:00.000Z', '2026-11-23T22:00:00.123Z']
const later = '2027-02-03T04:05:06.000007Z'

/** An entity as it may stand there: made then, in part overwritten now, some of it to expire. */
const aStandingEntity: fc.Arbitrary<Entity> = fc
  .tuple(anEntity, fc.option(anEntity, { freq: 1 }), fc.boolean(), fc.boolean())
  .map(([made, more, expires, hasExpiring]) => {
    const raw: JsonObject = { ...made, ...(expires && { expiresAt: later }) }
    const first = createEntity(readEntity(raw, context), then).is
    const { id: _, ...fragment } = more ?? {}
    const given = hasExpiring
      ? { ...fragment, note: { value: 1, expiresAt: now, deep: { value: 2, expiresAt: later } } }
      : fragment
    const patch = readFragment(given, { context, nulls: 'none' })
    return appendAttributes(first, patch, { overwrite: true, at: now }).is
  })

test('what is stored reads back as it was, with the stamps of every instance', () => {
  const seen = { stamped: 0, plain: 0 }
  fc.assert(
    fc.property(aStandingEntity, (entity) => {
      const stored = toStored(entity)
      expect(fromStored(stored)).toEqual(entity)
      expect(fromStored(JSON.parse(JSON.stringify(stored)))).toEqual(entity)
      seen[stored.stamps === null ? 'plain' : 'stamped']++
    }),
    { numRuns: 500 },
  )
  expect(Math.min(seen.plain, seen.stamped)).toBeGreaterThan(40)
})

test('the body is, word for word, what is answered', () => {
  fc.assert(
    fc.property(aStandingEntity, (entity) => {
      const answer = JSON.stringify(represent(entity, { context, format: 'normalized' }))
      expect(toStored(entity).body).toBe(answer)
    }),
  )
})

test('a row reads as what was stored', () => {
  fc.assert(
    fc.property(aStandingEntity, (entity) => {
      const { body, stamps, createdAt, modifiedAt } = toStored(entity)
      const [created_at, modified_at] = [new Date(createdAt), new Date(modifiedAt)]
      expect(readRow({ body, stamps, created_at, modified_at })).toEqual(entity)
    }),
  )
})

test('an instance of history reads back, with when it expires', () => {
  fc.assert(
    fc.property(anEntity, fc.boolean(), (raw, expires) => {
      for (const instances of readEntity(raw, context).attributes.values())
        for (const instance of instances) {
          const given = expires ? { ...instance, expiresAt: later } : instance
          expect(readStoredInstance(writeHistoryInstance(given))).toEqual(given)
        }
    }),
  )
})

test('what expires first is told, of the entity, its instances and theirs', () => {
  const of = (members: JsonObject) =>
    toStored(createEntity(readEntity({ id: 'urn:a:1', type: 'Bus', ...members }, context), then).is)
  const speed = { value: 1, expiresAt: later, accuracy: { value: 2, expiresAt: now } }
  expect(of({ speed: 1 })).toMatchObject({ expiresAt: null, stamps: null })
  expect(of({ expiresAt: later }).expiresAt).toBe(later)
  expect(of({ expiresAt: later, speed }).expiresAt).toBe(now)
  expect(of({ speed }).body).not.toContain('expiresAt')
})
