import { describe, expect, test } from 'vitest'
import type { Json } from '../json.ts'
import { readAttributeFragment, readEntity } from './read-entity.ts'
import {
  append,
  context,
  create,
  iri,
  merge,
  now,
  patch,
  shown,
  status,
  then,
  told,
  update,
} from './test-writing.ts'
import { deleteAttribute, purgeAttributes, replaceAttribute } from './write-attribute.ts'
import { replaceEntity } from './write-entity.ts'

const warm = {
  temperature: { value: 25, unitCode: 'CEL', observedAt: '2022-03-14T01:59:26Z' },
  other: 'stays',
}
const reading = { type: 'Property', value: 100, observedAt: '2022-03-14T13:00:00Z' }

describe('one fragment, three ways to apply it', () => {
  test('update replaces the whole attribute: what it leaves out goes (5.6.2)', () => {
    const change = update(create(warm), { temperature: reading })
    expect(shown(change.is)).toEqual({
      type: 'Device',
      temperature: { value: 100, observedAt: reading.observedAt },
      other: 'stays',
    })
    expect(told(change)).toEqual(['~temperature'])
  })

  test('partial update keeps what it leaves out (5.6.4)', () => {
    const change = patch(create(warm), 'temperature', reading)
    expect(shown(change.is)).toMatchObject({
      temperature: { value: 100, unitCode: 'CEL', observedAt: reading.observedAt },
    })
  })

  test('merge keeps it too, and goes into values (5.6.17)', () => {
    const change = merge(
      create({ ...warm, address: { value: { street: 'a', city: 'Yala', country: 'TH' } } }),
      {
        temperature: reading,
        address: {
          value: {
            street: 'b',
            country: 'urn:ngsi-ld:null',
            geo: { zone: 1, none: 'urn:ngsi-ld:null' },
          },
        },
      },
    )
    expect(shown(change.is)).toEqual({
      type: 'Device',
      temperature: { value: 100, unitCode: 'CEL', observedAt: reading.observedAt },
      other: 'stays',
      address: { street: 'b', city: 'Yala', geo: { zone: 1 } },
    })
    expect(told(change)).toEqual(['~temperature', '~address'])
  })
})

describe('moments', () => {
  test('of making stay, of change move, only where something changed', () => {
    const { is } = update(create({ a: { value: 1, sub: 2 }, b: 1 }), {
      a: { value: 1, sub: 3, more: 4 },
    })
    const [old, young] = [
      { createdAt: then, modifiedAt: then },
      { createdAt: now, modifiedAt: now },
    ]
    const changed = { createdAt: then, modifiedAt: now }
    expect(shown(is, true)).toEqual({
      type: 'Device',
      ...changed,
      a: { value: 1, ...changed, sub: { value: 3, ...changed }, more: { value: 4, ...young } },
      b: { value: 1, ...old },
    })
  })

  test('what a merge does not touch below an attribute keeps its own', () => {
    const { is } = merge(create({ a: { value: 1, sub: 2 } }), { a: { value: 5 } })
    expect(shown(is, true).a).toMatchObject({ modifiedAt: now, sub: { modifiedAt: then } })
  })

  test('an operation that does nothing leaves the entity as it was', () => {
    const entity = create({ a: 1 })
    for (const change of [
      merge(entity, {}),
      merge(entity, { b: 'urn:ngsi-ld:null' }),
      append(entity, { a: 2 }, false),
    ]) {
      expect(change.is).toBe(entity)
      expect(change.changes).toEqual([])
    }
  })
})

describe('datasets', () => {
  const levels = { level: [{ value: 1 }, { value: 2, datasetId: 'urn:d:1' }] }
  const one = { type: 'Property', value: 9, datasetId: 'urn:d:1' }

  test('a fragment touches its own instance and adds a new one', () => {
    for (const write of [append, update, merge]) {
      const change = write(create(levels), { level: [one, { ...one, datasetId: 'urn:d:2' }] })
      expect(shown(change.is).level).toEqual([
        1,
        { value: 9, datasetId: 'urn:d:1' },
        { value: 9, datasetId: 'urn:d:2' },
      ])
      expect(told(change)).toEqual(['~level@urn:d:1', '+level@urn:d:2'])
    }
  })

  test('a null deletes its own instance', () => {
    for (const write of [update, merge]) {
      expect(
        told(write(create(levels), { level: { value: 'urn:ngsi-ld:null', datasetId: 'urn:d:1' } })),
      ).toEqual(['-level@urn:d:1'])
      expect(told(write(create(levels), { level: 'urn:ngsi-ld:null' }))).toEqual(['-level'])
    }
    expect(
      told(patch(create(levels), 'level', { value: 'urn:ngsi-ld:null', datasetId: 'urn:d:1' })),
    ).toEqual(['-level@urn:d:1'])
  })

  test('delete takes the default, one, or all (5.6.5)', () => {
    const remove = (which: object) =>
      told(deleteAttribute(create(levels), iri('level'), which, now))
    expect(remove({})).toEqual(['-level'])
    expect(remove({ datasetId: 'urn:d:1' })).toEqual(['-level@urn:d:1'])
    expect(remove({ deleteAll: true })).toEqual(['-level', '-level@urn:d:1'])
    expect(() => remove({ datasetId: 'urn:d:9' })).toThrow(status(404))
    expect(
      deleteAttribute(create(levels), iri('level'), { deleteAll: true }, now).is.attributes.size,
    ).toBe(0)
  })

  test('partial update and replace ask for the instance to be there (5.6.4, 5.6.19)', () => {
    const entity = create(levels)
    expect(() => patch(entity, 'level', { value: 1, datasetId: 'urn:d:9' })).toThrow(status(404))
    expect(() => patch(entity, 'nothing', { value: 1 })).toThrow(status(404))
    const replace = (raw: Json) => {
      const fragment = readAttributeFragment(iri('level'), 'level', raw, { context, nulls: 'none' })
      return replaceAttribute(entity, iri('level'), fragment, now)
    }
    expect(shown(replace({ value: 3, unitCode: 'MTR' }).is).level).toEqual([
      { value: 3, unitCode: 'MTR' },
      { value: 2, datasetId: 'urn:d:1' },
    ])
    expect(() => replace({ value: 1, datasetId: 'urn:d:9' })).toThrow(status(404))
  })
})

describe('types, scopes and expiry', () => {
  test('types are added by every fragment', () => {
    for (const write of [append, update, merge])
      expect(shown(write(create({}), { type: ['Sensor', 'Device'] }).is).type).toEqual([
        'Device',
        'Sensor',
      ])
  })

  test('scopes: append and merge replace, append without overwriting adds, update replaces only what is there', () => {
    const [with_, without] = [create({ scope: '/a' }), create({})]
    const fragment = { scope: ['/b', '/c'] }
    expect(append(with_, fragment).is.scopes).toEqual(['/b', '/c'])
    expect(append(with_, fragment, false).is.scopes).toEqual(['/a', '/b', '/c'])
    expect(append(with_, { scope: '/a' }, false).is.scopes).toEqual(['/a'])
    expect(merge(without, fragment).is.scopes).toEqual(['/b', '/c'])
    expect(update(with_, fragment).is.scopes).toEqual(['/b', '/c'])
    expect(update(without, fragment).is.scopes).toEqual([])
    expect(merge(with_, { scope: 'urn:ngsi-ld:null' }).is.scopes).toEqual([])
    expect(deleteAttribute(with_, 'scope', {}, now).is.scopes).toEqual([])
    expect(() => deleteAttribute(without, 'scope', {}, now)).toThrow(status(404))
  })

  test('an expiry is set, and taken away by a null', () => {
    const expiring = merge(create({}), { expiresAt: '2030-01-01T00:00:00Z' }).is
    expect(expiring.expiresAt).toBe('2030-01-01T00:00:00Z')
    expect(merge(expiring, { expiresAt: 'urn:ngsi-ld:null' }).is).not.toHaveProperty('expiresAt')
  })
})

describe('replacing a whole entity (5.6.18)', () => {
  test('takes away what is not in the new one and keeps the moment of its making', () => {
    const entity = create({
      a: 1,
      b: [{ value: 1 }, { value: 2, datasetId: 'urn:d:1' }],
      scope: '/a',
    })
    const next = readEntity({ id: entity.id, type: 'Sensor', b: 3, c: 4 }, context)
    const change = replaceEntity(entity, next, now)
    expect(shown(change.is)).toEqual({ type: 'Sensor', b: 3, c: 4 })
    expect(told(change)).toEqual(['-a', '-b@urn:d:1', '~b', '+c'])
    expect(change.is).toMatchObject({ createdAt: then, modifiedAt: now })
  })
})

describe('appending without overwriting (5.6.3)', () => {
  test('adds what is not there and tells what it left', () => {
    const change = append(create({ a: 1 }), { a: 2, b: 3 }, false)
    expect(shown(change.is)).toMatchObject({ a: 1, b: 3 })
    expect(change.kept).toEqual([{ attribute: iri('a') }])
    expect(told(change)).toEqual(['+b'])
  })
})

describe('purging attributes (5.6.21)', () => {
  test('drops some, or all but some', () => {
    const entity = create({ a: 1, b: 2, c: 3 })
    expect(told(purgeAttributes(entity, { drop: new Set([iri('a'), iri('x')]) }, now))).toEqual([
      '-a',
    ])
    expect(told(purgeAttributes(entity, { keep: new Set([iri('a')]) }, now))).toEqual(['-b', '-c'])
  })
})
