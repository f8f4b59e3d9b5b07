import { describe, expect, test } from 'vitest'
import type { Json } from '../json.ts'
import { compileContext, coreContext } from '../ld/compile-context.ts'
import { defaultVocab, ngsiLd } from '../ld/core-context.ts'
import { instantOf, readDateTime } from './date-time.ts'
import { readEntity, readFragment } from './read-entity.ts'

const speed = `${defaultVocab}speed`
const bus = { id: 'urn:ngsi-ld:Bus:1', type: 'Bus' }
const read = (members: object) => readEntity({ ...bus, ...members }, coreContext)
const instances = (value: Json) => read({ speed: value }).attributes.get(speed)

function faultOf(action: () => unknown): string {
  try {
    action()
  } catch (fault) {
    const { kind, facts } = fault as { kind: { uri: string }; facts: { members: { path: string } } }
    expect(kind.uri).toBe('https://uri.etsi.org/ngsi-ld/errors/BadRequestData')
    return facts.members.path
  }
  throw new Error('nothing was refused')
}

describe('one attribute, in normalised and concise form (CIM 009 4.5.2 to 4.5.24)', () => {
  test.each<[string, Json, object]>([
    ['Property', { type: 'Property', value: 5 }, { kind: 'Property', value: 5 }],
    ['Property alone', 5, { kind: 'Property', value: 5 }],
    ['Property in a list alone', [1, 2], { kind: 'Property', value: [1, 2] }],
    [
      'Property without type',
      { value: 5, unitCode: 'KMH' },
      { kind: 'Property', value: 5, unitCode: 'KMH' },
    ],
    [
      'Property of an object alone',
      { city: 'Yala' },
      { kind: 'Property', value: { city: 'Yala' } },
    ],
    [
      'Relationship',
      { type: 'Relationship', object: 'urn:a:1' },
      { kind: 'Relationship', value: 'urn:a:1' },
    ],
    [
      'Relationship to several',
      { object: ['urn:a:1', 'urn:a:2'], objectType: 'Stop' },
      { kind: 'Relationship', value: ['urn:a:1', 'urn:a:2'], objectType: [`${defaultVocab}Stop`] },
    ],
    [
      'GeoProperty',
      { type: 'GeoProperty', value: { type: 'Point', coordinates: [100, 14] } },
      { kind: 'GeoProperty', value: { type: 'Point', coordinates: [100, 14] } },
    ],
    [
      'GeoProperty alone',
      { type: 'Point', coordinates: [100, 14] },
      { kind: 'GeoProperty', value: { type: 'Point', coordinates: [100, 14] } },
    ],
    [
      'GeoProperty without type',
      { value: { type: 'Point', coordinates: [100, 14] } },
      { kind: 'GeoProperty', value: { type: 'Point', coordinates: [100, 14] } },
    ],
    [
      'LanguageProperty',
      { languageMap: { th: 'ช้า', en: ['slow', 'late'], '@none': '-' } },
      { kind: 'LanguageProperty', value: { th: 'ช้า', en: ['slow', 'late'], '@none': '-' } },
    ],
    [
      'VocabProperty',
      { vocab: 'Public' },
      { kind: 'VocabProperty', value: `${defaultVocab}Public` },
    ],
    [
      'VocabProperty of several',
      { vocab: ['Public', 'urn:x:y'] },
      { kind: 'VocabProperty', value: [`${defaultVocab}Public`, 'urn:x:y'] },
    ],
    [
      'ListProperty',
      { valueList: [1, 'two', { three: 3 }] },
      { kind: 'ListProperty', value: [1, 'two', { three: 3 }] },
    ],
    [
      'ListRelationship',
      { objectList: [{ object: 'urn:a:1' }, 'urn:a:2'] },
      { kind: 'ListRelationship', value: ['urn:a:1', 'urn:a:2'] },
    ],
    [
      'JsonProperty',
      { json: { id: 'x', value: null } },
      { kind: 'JsonProperty', value: { id: 'x', value: null } },
    ],
  ])('%s', (_, raw, expected) => {
    expect(instances(raw)).toEqual([expected])
  })

  test('keeps moments with a point, and drops what the system writes', () => {
    const [instance] =
      instances({
        value: 1,
        observedAt: '2026-11-23T22:00:00,5Z',
        createdAt: 'x',
        instanceId: 7,
        lang: 'th',
      }) ?? []
    expect(instance).toEqual({ kind: 'Property', value: 1, observedAt: '2026-11-23T22:00:00.5Z' })
  })

  test('reads attributes of attributes, of several levels', () => {
    const [instance] =
      instances({ value: 1, accuracy: { value: 2, source: { object: 'urn:s:1' } } }) ?? []
    const accuracy = instance?.attributes?.get(`${defaultVocab}accuracy`)?.[0]
    expect(accuracy).toMatchObject({ kind: 'Property', value: 2 })
    expect(accuracy?.attributes?.get(`${defaultVocab}source`)).toEqual([
      { kind: 'Relationship', value: 'urn:s:1' },
    ])
  })

  test('reads several instances by dataset; @none is the default one', () => {
    expect(
      instances([
        { value: 1, datasetId: 'urn:d:1' },
        { value: 2, datasetId: '@none' },
      ]),
    ).toEqual([
      { kind: 'Property', value: 1, datasetId: 'urn:d:1' },
      { kind: 'Property', value: 2 },
    ])
    expect(instances([{ value: 1, datasetId: 'urn:d:1' }, 54.5])).toHaveLength(2)
  })

  test('takes @id and @type for id and type, several types, scopes and an expiry', () => {
    const entity = readEntity(
      {
        '@id': 'urn:x:1',
        '@type': ['Bus', 'Vehicle', 'Bus'],
        scope: ['/Yala', 'Betong/Centre'],
        expiresAt: '2030-01-01T00:00:00Z',
      },
      coreContext,
    )
    expect(entity).toMatchObject({
      id: 'urn:x:1',
      types: [`${defaultVocab}Bus`, `${defaultVocab}Vehicle`],
      scopes: ['/Yala', 'Betong/Centre'],
      expiresAt: '2030-01-01T00:00:00Z',
    })
  })

  test('expands names by the context of the request', async () => {
    const context = await compileContext(
      { Bus: 'https://t.example/Bus', speed: 'https://t.example/v', ex: 'https://ex.example/' },
      () => Promise.reject(),
    )
    const entity = readEntity(
      { ...bus, speed: 1, 'ex:colour': 'red', 'https://y.example/z': 2 },
      context,
    )
    expect(entity.types).toEqual(['https://t.example/Bus'])
    expect([...entity.attributes.keys()]).toEqual([
      'https://t.example/v',
      'https://ex.example/colour',
      'https://y.example/z',
    ])
  })

  test('lets a proof alone be sealed', () => {
    const proof = { value: { proof: {} }, entityIdSealed: 'urn:x:1', entityTypeSealed: 'Bus' }
    const [instance] = instances({ value: 1, ngsildproof: proof }) ?? []
    expect(instance?.attributes?.get(`${ngsiLd}ngsildproof`)?.[0]).toMatchObject({
      entityIdSealed: 'urn:x:1',
      entityTypeSealed: `${defaultVocab}Bus`,
    })
    expect(faultOf(() => read({ speed: { value: 1, entityIdSealed: 'urn:x:1' } }))).toBe(
      'speed.entityIdSealed',
    )
  })
})

describe('fragments (CIM 009 5.4)', () => {
  test('may delete members and values, and inside values only in a merge', () => {
    const raw = {
      speed: { value: 'urn:ngsi-ld:null' },
      mass: { unitCode: 'urn:ngsi-ld:null' },
      scope: 'urn:ngsi-ld:null',
    }
    const { attributes, scopes } = readFragment(raw, { context: coreContext, nulls: 'members' })
    expect(attributes.get(speed)).toEqual([{ kind: 'Property', isNull: true }])
    expect(attributes.get(`${defaultVocab}mass`)).toEqual([{ removed: ['unitCode'] }])
    expect(scopes).toBeNull()
    const inside = { speed: { value: { a: 'urn:ngsi-ld:null' } } }
    expect(faultOf(() => readFragment(inside, { context: coreContext, nulls: 'members' }))).toBe(
      'speed.value.a',
    )
    expect(readFragment(inside, { context: coreContext, nulls: 'deep' }).attributes.size).toBe(1)
  })

  test('in simplified form keep the bare value beside the guess of its type', () => {
    const raw = {
      speed: 'urn:a:1',
      kind: { vocab: 'Public' },
      place: { type: 'PostalAddress', city: 'Yala' },
    }
    const { attributes } = readFragment(raw, {
      context: coreContext,
      nulls: 'deep',
      simplified: true,
    })
    expect(attributes.get(speed)).toEqual([{ kind: 'Property', value: 'urn:a:1', bare: 'urn:a:1' }])
    expect(attributes.get(`${defaultVocab}kind`)).toEqual([
      { kind: 'VocabProperty', value: `${defaultVocab}Public` },
    ])
    expect(attributes.get(`${defaultVocab}place`)?.[0]).toMatchObject({
      kind: 'Property',
      bare: raw.place,
    })
  })
})

test('moments are ordered as time is, to the microsecond', () => {
  expect(readDateTime('2026-11-23T22:00:00Z')).toBe('2026-11-23T22:00:00Z')
  expect(instantOf('1970-01-01T00:00:01.5Z')).toBe(1500)
  expect(instantOf('2026-11-23T22:00:00.000002Z')).toBeGreaterThan(
    instantOf('2026-11-23T22:00:00.000001Z') as number,
  )
  for (const none of [
    '2026-11-23',
    '2026-11-23T22:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T22:00:00',
    '2026-11-23T22:00:00.1234567Z',
  ])
    expect(readDateTime(none)).toBeUndefined()
})
