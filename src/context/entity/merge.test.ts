import { describe, expect, test } from 'vitest'
import { create, iri, merge, now, patch, shown, status, then, told } from './test-writing.ts'

describe('merging (5.6.17)', () => {
  test('members and attributes below go by nulls, others stay', () => {
    const entity = create({
      a: { value: 1, unitCode: 'CEL', observedAt: '2022-01-01T00:00:00Z', sub: 2, kept: 3 },
    })
    const change = merge(entity, {
      a: { unitCode: 'urn:ngsi-ld:null', observedAt: 'urn:ngsi-ld:null', sub: 'urn:ngsi-ld:null' },
    })
    expect(shown(change.is).a).toEqual({ value: 1, kept: 3 })
  })

  test('languages merge one by one; a map without any is gone', () => {
    const entity = create({ name: { languageMap: { th: 'ก', en: 'a' } } })
    expect(shown(merge(entity, { name: { languageMap: { en: 'b', fr: 'c' } } }).is).name).toEqual({
      languageMap: { th: 'ก', en: 'b', fr: 'c' },
    })
    expect(told(merge(entity, { name: { languageMap: { '@none': 'urn:ngsi-ld:null' } } }))).toEqual(
      ['-name'],
    )
    expect(
      told(
        merge(entity, {
          name: { languageMap: { th: 'urn:ngsi-ld:null', en: 'urn:ngsi-ld:null' } },
        }),
      ),
    ).toEqual(['-name'])
  })

  test('simplified values take the type that is there', () => {
    const entity = create({
      to: { object: 'urn:a:1' },
      kind: { vocab: 'Old' },
      steps: { valueList: [1] },
      raw: { json: { a: 1 } },
      name: { languageMap: { th: 'ก', en: 'a' } },
      text: 'x',
    })
    const given = {
      to: 'urn:a:2',
      kind: 'New',
      steps: [2, 3],
      raw: { b: 2 },
      name: 'b',
      text: 'y',
      fresh: 5,
    }
    const { is } = merge(entity, given, { simplified: true, lang: 'en' })
    expect(shown(is)).toEqual({
      type: 'Device',
      to: { object: 'urn:a:2' },
      kind: { vocab: 'New' },
      steps: { valueList: [2, 3] },
      raw: { json: { a: 1, b: 2 } },
      name: { languageMap: { th: 'ก', en: 'b' } },
      text: 'y',
      fresh: 5,
    })
    expect(() => merge(entity, { to: 7 }, { simplified: true })).toThrow(status(400))
  })

  test('another type is refused, in concise form too', () => {
    const entity = create({ to: { object: 'urn:a:1' } })
    expect(() => merge(entity, { to: { type: 'Property', value: 1 } })).toThrow(status(400))
    expect(() => merge(entity, { to: 'urn:a:2' })).toThrow(status(400))
    expect(() => patch(entity, 'to', { type: 'Property', value: 1 })).toThrow(status(400))
  })

  test('a common moment of observation is for attributes that have one', () => {
    const entity = create({
      a: { value: 1, observedAt: then },
      b: 1,
      c: { value: 1, observedAt: then },
    })
    const given = {
      a: { value: 2 },
      b: { value: 2 },
      c: { value: 2, observedAt: '2026-05-05T00:00:00Z' },
    }
    expect(shown(merge(entity, given, { observedAt: now }).is)).toMatchObject({
      a: { value: 2, observedAt: now },
      b: 2,
      c: { value: 2, observedAt: '2026-05-05T00:00:00Z' },
    })
  })

  test('a new attribute needs its value, and keeps no nulls', () => {
    expect(() => merge(create({}), { a: { unitCode: 'CEL' } })).toThrow(status(400))
    const { is } = merge(create({}), { a: { value: { x: 1, y: 'urn:ngsi-ld:null' } } })
    expect(shown(is).a).toEqual({ x: 1 })
  })

  test('keys of values called like members of the language do no harm', () => {
    const hostile = JSON.parse('{"a": {"value": {"__proto__": {"polluted": 1}, "constructor": 2}}}')
    const { is } = merge(create({ a: { value: { x: 1 } } }), hostile)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(JSON.stringify(is.attributes.get(iri('a'))?.[0]?.value)).toBe(
      '{"x":1,"__proto__":{"polluted":1},"constructor":2}',
    )
  })
})
