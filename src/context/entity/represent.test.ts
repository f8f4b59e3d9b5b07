import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import { compileContext, coreContext } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { readProjection } from '../query/read-projection.ts'
import { stampedEntity } from './change.ts'
import type { Entity } from './entity.ts'
import { featureCollection, representFeature } from './geojson.ts'
import { readLanguageFilter } from './language.ts'
import { project, type View } from './project.ts'
import { readEntity } from './read-entity.ts'
import { type Format, represent } from './represent.ts'

const context = coreContext
const write = (entity: Entity, format: Format = 'normalized') =>
  represent(entity, { context, format })
const station = {
  id: 'urn:ngsi-ld:Station:1',
  type: 'Station',
  scope: '/Yala',
  pm25: { type: 'Property', value: 41, unitCode: 'GQ', observedAt: '2026-11-23T05:00:00Z' },
  name: { type: 'LanguageProperty', languageMap: { th: 'เบตง', en: 'Betong' } },
  place: { type: 'Property', value: { type: 'PostalAddress', city: 'Betong' } },
  location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [101, 6] } },
  kind: { type: 'VocabProperty', vocab: ['Public', 'Air'] },
  raw: { type: 'JsonProperty', json: { id: 'x' } },
  operator: {
    type: 'Relationship',
    object: 'urn:ngsi-ld:City:1',
    since: { type: 'Property', value: 2564 },
  },
  steps: { type: 'ListProperty', valueList: [1, 2] },
  stops: { type: 'ListRelationship', objectList: [{ object: 'urn:r:1' }, { object: 'urn:r:2' }] },
  level: [
    { type: 'Property', value: 1 },
    { type: 'Property', value: 2, datasetId: 'urn:d:1' },
  ],
} satisfies JsonObject
const entity = readEntity(station, context)

describe('the formats', () => {
  test('normalised is what was sent', () => {
    expect(write(entity)).toEqual(station)
  })

  test('concise leaves out what is inferred, and no more', () => {
    expect(write(entity, 'concise')).toEqual({
      id: 'urn:ngsi-ld:Station:1',
      type: 'Station',
      scope: '/Yala',
      pm25: { value: 41, unitCode: 'GQ', observedAt: '2026-11-23T05:00:00Z' },
      name: { languageMap: { th: 'เบตง', en: 'Betong' } },
      place: { value: { type: 'PostalAddress', city: 'Betong' } },
      location: { type: 'Point', coordinates: [101, 6] },
      kind: { vocab: ['Public', 'Air'] },
      raw: { json: { id: 'x' } },
      operator: { object: 'urn:ngsi-ld:City:1', since: 2564 },
      steps: { valueList: [1, 2] },
      stops: { objectList: ['urn:r:1', 'urn:r:2'] },
      level: [1, { value: 2, datasetId: 'urn:d:1' }],
    })
  })

  test('simplified is values alone', () => {
    expect(write(entity, 'simplified')).toEqual({
      id: 'urn:ngsi-ld:Station:1',
      type: 'Station',
      scope: '/Yala',
      pm25: 41,
      name: { languageMap: { th: 'เบตง', en: 'Betong' } },
      place: { type: 'PostalAddress', city: 'Betong' },
      location: { type: 'Point', coordinates: [101, 6] },
      kind: { vocab: ['Public', 'Air'] },
      raw: { json: { id: 'x' } },
      operator: 'urn:ngsi-ld:City:1',
      steps: [1, 2],
      stops: ['urn:r:1', 'urn:r:2'],
      level: { dataset: { '@none': 1, 'urn:d:1': 2 } },
    })
  })

  test('system members come when asked for, on attributes of attributes too', () => {
    const stamped = stampedEntity(entity, '2026-11-23T06:00:00Z')
    const written = represent(stamped, { context, format: 'normalized', sysAttrs: true })
    const stamps = { createdAt: '2026-11-23T06:00:00Z', modifiedAt: '2026-11-23T06:00:00Z' }
    expect(written).toMatchObject({ ...stamps, operator: { ...stamps, since: stamps } })
    expect(write(stamped)).toEqual(station)
  })

  test('names are those of the context of the request', async () => {
    const user = await compileContext(
      { dust: `${defaultVocab}pm25`, S: `${defaultVocab}Station`, raw: 'https://x.example/raw' },
      () => Promise.reject(),
    )
    const written = represent(entity, { context: user, format: 'simplified' })
    expect(written).toMatchObject({
      type: 'S',
      dust: 41,
      'ngsi-ld:default-context/raw': { json: { id: 'x' } },
    })
  })
})

describe('languages (CIM 009 4.15)', () => {
  const inLanguage = (lang: string, format: Format = 'normalized') =>
    represent(entity, { context, format, lang: readLanguageFilter(lang) }).name

  test('one text comes as a Property with its language', () => {
    expect(inLanguage('en')).toEqual({ type: 'Property', value: 'Betong', lang: 'en' })
    expect(inLanguage('th', 'concise')).toEqual({ value: 'เบตง', lang: 'th' })
    expect(inLanguage('th', 'simplified')).toBe('เบตง')
  })

  test.each([
    ['en-GB', 'en'],
    ['fr, en;q=0.5, th;q=0.8', 'th'],
    ['*', 'th'],
    ['fr', 'th'],
    ['TH', 'th'],
    ['th;q=0,en', 'en'],
  ])('%s gives %s', (asked, given) => expect(inLanguage(asked)).toMatchObject({ lang: given }))

  test('a region answers for its language, and no language before any', () => {
    const map = { 'en-GB': 'lorry', '@none': '-' }
    const one = readEntity({ id: 'urn:e:1', type: 'T', name: { languageMap: map } }, context)
    const ask = (lang: string) =>
      represent(one, { context, format: 'simplified', lang: readLanguageFilter(lang) }).name
    expect([ask('en'), ask('fr')]).toEqual(['lorry', '-'])
  })

  test.each(['', 'en;q=2', 'a_b', 'en,,th'])('%j is refused', (lang) => {
    expect(() => readLanguageFilter(lang)).toThrow(
      expect.objectContaining({ kind: expect.objectContaining({ status: 400 }) }),
    )
  })
})

describe('projections (CIM 009 4.21, 5.7.1)', () => {
  const iri = (name: string) => defaultVocab + name
  const seen = (view: View) => {
    const { entity: shown, hidden } = project(entity, view)
    return Object.keys(represent(shown, { context, format: 'normalized' }, hidden))
  }
  const pick = (text: string) => readProjection(text, context, 'pick')

  test('pick shows nothing else, omit all else', () => {
    expect(seen({ pick: pick('id,pm25') })).toEqual(['id', 'pm25'])
    expect(seen({ pick: pick('operator{name}') })).toEqual(['operator'])
    const rest = Object.keys(station).filter((name) => !['type', 'scope', 'pm25'].includes(name))
    expect(seen({ omit: pick('type,scope,pm25,operator{name}') })).toEqual(rest)
  })

  test('attrs keeps the entity and some attributes', () => {
    expect(seen({ attrs: new Set([iri('pm25'), iri('nothing')]) })).toEqual([
      'id',
      'type',
      'scope',
      'pm25',
    ])
  })

  test('datasets keep their instances; attributes without any go', () => {
    const view = { datasetIds: new Set(['urn:d:1']) }
    expect(seen(view)).toEqual(['id', 'type', 'scope', 'level'])
    expect(write(project(entity, view).entity).level).toEqual({
      type: 'Property',
      value: 2,
      datasetId: 'urn:d:1',
    })
    expect(seen({ datasetIds: new Set(['@none']) })).toEqual(Object.keys(station))
  })
})

describe('GeoJSON (CIM 009 4.5.16, 4.5.17)', () => {
  const feature = (view: View = {}, choice = {}) =>
    representFeature(entity, project(entity, view), { context, format: 'simplified' }, choice)

  test('an entity is a feature at its location', () => {
    const { id, ...properties } = write(entity, 'simplified')
    expect(feature()).toEqual({ id, type: 'Feature', geometry: station.location.value, properties })
    expect(featureCollection([feature()])).toMatchObject({
      type: 'FeatureCollection',
      features: [{ id }],
    })
  })

  test('the geometry stays when its attribute is not shown, and is null when there is none', () => {
    expect(feature({ pick: readProjection('id,pm25', context, 'pick') })).toEqual({
      id: station.id,
      type: 'Feature',
      geometry: station.location.value,
      properties: { pm25: 41 },
    })
    for (const property of [`${defaultVocab}pm25`, `${defaultVocab}nothing`])
      expect(feature({}, { property }).geometry).toBeNull()
    expect(feature({}, { datasetId: 'urn:d:9' }).geometry).toBeNull()
  })
})
