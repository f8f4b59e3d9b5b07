import { describe, expect, test } from 'vitest'
import { readEntity } from '../entity/read-entity.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { defaultVocab, ngsiLd } from '../ld/core-context.ts'
import { type GeoParameters, matchesGeo, readGeoQuery } from './geo-query.ts'
import { compareEntities, readOrder } from './order.ts'
import {
  projectionDepth,
  readAttributeList,
  readProjection,
  refuseBoth,
} from './read-projection.ts'
import { matchesScopes, readScopeQuery } from './scope-query.ts'
import { readTypeSelection, selectsTypes } from './type-selection.ts'

const bad = expect.objectContaining({ kind: expect.objectContaining({ status: 400 }) })

describe('types (CIM 009 4.17)', () => {
  const types = ['Home', 'Vehicle'].map((type) => defaultVocab + type)
  const selects = (text: string) => selectsTypes(readTypeSelection(text, context), types)

  test.each([
    'Home',
    'House,Home',
    'House|Vehicle',
    '(Home;Vehicle)',
    '(Home;House)|Vehicle',
    '*',
    `${defaultVocab}Home`,
    'Home;Vehicle',
    '(House|Home)',
    '(House|Home);Vehicle',
    '((Home;House)|(Home;Vehicle))',
  ])('%s selects', (text) => expect(selects(text)).toBe(true))
  test.each(['House', '(Home;House)', 'House,(Home;Boat)', '(House|Boat);Home'])(
    '%s does not',
    (text) => expect(selects(text)).toBe(false),
  )
  test.each(['', ',', 'Home,', '(Home', 'Home)', '(Home;)', 'a b', '(Home|)', '**'])(
    '%j is refused',
    (text) => {
      expect(() => selects(text)).toThrow(bad)
    },
  )
})

describe('scopes (CIM 009 4.19)', () => {
  const scopes = ['/Madrid/Gardens/ParqueNorte', 'CompanyA']
  const matches = (text: string, of = scopes) => matchesScopes(readScopeQuery(text), of)

  test.each([
    '/Madrid/Gardens/ParqueNorte',
    '/Madrid/#',
    '/Madrid/Gardens/ParqueNorte/#',
    '/Madrid/+/ParqueNorte',
    '/+/+/+',
    '/#',
    '(/Madrid/#;/CompanyA)',
    '/X,/CompanyA',
    '/X|CompanyA',
    '/+/#',
  ])('%s matches', (text) => expect(matches(text)).toBe(true))
  test.each([
    '/Madrid',
    '/Madrid/Gardens',
    '/Madrid/+',
    '/Gardens/#',
    '(/Madrid/#;/CompanyB)',
    '/+/+/+/+',
  ])('%s does not', (text) => expect(matches(text)).toBe(false))
  test('any scope at all is one at least', () => expect(matches('/#', [])).toBe(false))
  test.each(['', '/', '//A', '/A/#/B', '/1', '(/A', '/A;', '/A/**'])('%j is refused', (text) => {
    expect(() => matches(text)).toThrow(bad)
  })
})

describe('places (CIM 009 4.10)', () => {
  const betong = readEntity(
    {
      id: 'urn:e:1',
      type: 'T',
      location: { type: 'Point', coordinates: [101.07, 5.77] },
      service: [
        { value: { type: 'Point', coordinates: [0, 0] }, datasetId: 'urn:d:1' },
        {
          value: {
            type: 'Polygon',
            coordinates: [
              [
                [100, 5],
                [102, 5],
                [102, 6],
                [100, 6],
                [100, 5],
              ],
            ],
          },
        },
      ],
      label: 'x',
    },
    context,
  )
  const matches = (given: GeoParameters) => {
    const query = readGeoQuery(given, context)
    return query && matchesGeo(query, betong)
  }
  const yala = { geometry: 'Point', coordinates: '[101.28,6.54]' }

  test('near and far, in metres', () => {
    // By the haversine formula the two are 88.7 km apart.
    expect(matches({ ...yala, georel: 'near;maxDistance==89000' })).toBe(true)
    expect(matches({ ...yala, georel: 'near;maxDistance==88000' })).toBe(false)
    expect(matches({ ...yala, georel: 'near;minDistance==88000' })).toBe(true)
    expect(matches({ ...yala, georel: 'near;minDistance==8.9e4' })).toBe(false)
  })

  test('topology, by any property and by any instance of it', () => {
    const box = {
      geometry: 'Polygon',
      coordinates: [
        [
          [101, 5],
          [102, 5],
          [102, 6],
          [101, 6],
          [101, 5],
        ],
      ],
    }
    expect(matches({ ...box, georel: 'within' })).toBe(true)
    expect(matches({ ...box, georel: 'contains', geoproperty: 'service' })).toBe(true)
    expect(matches({ ...box, georel: 'equals', geoproperty: 'service' })).toBe(false)
    expect(
      matches({ geometry: 'Point', coordinates: [0, 0], georel: 'equals', geoproperty: 'service' }),
    ).toBe(true)
    expect(matches({ ...yala, georel: 'disjoint' })).toBe(true)
  })

  test('what has no such geometry matches nothing, not even disjoint', () => {
    expect(matches({ ...yala, georel: 'disjoint', geoproperty: 'label' })).toBe(false)
    expect(matches({ ...yala, georel: 'disjoint', geoproperty: 'nothing' })).toBe(false)
    expect(readGeoQuery({}, context)).toBeUndefined()
  })

  test.each<[string, GeoParameters]>([
    ['georel', { georel: 'near' }],
    ['georel', { ...yala, georel: 'around' }],
    ['georel', { ...yala, georel: 'near;maxDistance==0' }],
    ['georel', { ...yala, georel: 'near;maxDistance==-5' }],
    ['georel', { ...yala, georel: 'near;maxDistance==1e999' }],
    ['georel', { ...yala, georel: 'near;maxDistance=5' }],
    ['georel', { ...yala }],
    ['geoproperty', { geoproperty: 'location' }],
    ['geoproperty', { ...yala, georel: 'within', geoproperty: 'a b' }],
    ['coordinates', { georel: 'within', geometry: 'Point', coordinates: '[101' }],
    ['coordinates', { georel: 'within', geometry: 'Point', coordinates: '"here"' }],
    [
      'coordinates',
      { georel: 'within', geometry: 'Polygon', coordinates: '[[0,0],[1,1],[1,0],[0,0]]' },
    ],
    ['coordinates', { georel: 'within', geometry: 'GeometryCollection', coordinates: '[]' }],
  ])('a fault of %s is named', (parameter, given) => {
    expect(() => matches(given)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ members: { parameter } }) }),
    )
  })
})

describe('projections (CIM 009 4.21)', () => {
  test('keep members of the entity by name, attributes by IRI, linked ones in depth', () => {
    const pick = readProjection('id,pm25|operator{name,part{scope}}', context, 'pick')
    expect(pick).toEqual(
      new Map<string, unknown>([
        ['id', undefined],
        [`${defaultVocab}pm25`, undefined],
        [
          `${defaultVocab}operator`,
          new Map<string, unknown>([
            [`${defaultVocab}name`, undefined],
            [`${defaultVocab}part`, new Map([['scope', undefined]])],
          ]),
        ],
      ]),
    )
    expect(projectionDepth(pick)).toBe(2)
    expect(readAttributeList('location,a', context)).toEqual(
      new Set([`${ngsiLd}location`, `${defaultVocab}a`]),
    )
  })

  test('refuse what is picked and omitted at once', () => {
    const [pick, omit] = (['a,b{c}', 'b{c},d'] as const).map((text) =>
      readProjection(text, context, 'pick'),
    )
    expect(() => refuseBoth(pick, omit)).toThrow(bad)
    expect(() => refuseBoth(pick, readProjection('b{d}', context, 'omit'))).not.toThrow()
  })

  test.each(['', 'a,', 'a{', 'a{}', 'a}', 'a b', ','])('%j is refused', (text) => {
    expect(() => readProjection(text, context, 'pick')).toThrow(bad)
  })
})

describe('order (CIM 009 4.23)', () => {
  const entities = [
    { id: 'urn:e:1', a: 10, p: [100, 13] },
    { id: 'urn:e:2', a: 9 },
    { id: 'urn:e:3', a: 'ส้ม' },
    { id: 'urn:e:4', a: 'apple' },
    { id: 'urn:e:5', a: true },
    { id: 'urn:e:6', a: '2026-01-02T00:00:00Z' },
    { id: 'urn:e:7', a: { x: 1 }, p: [100, 14] },
    { id: 'urn:e:8' },
    { id: 'urn:e:9', a: [1], p: [100, 13.1] },
  ].map(({ id, a, p }) =>
    readEntity(
      {
        id,
        type: 'T',
        ...(a !== undefined && { a: { value: a } }),
        ...(p && { p: { type: 'Point', coordinates: p } }),
      },
      context,
    ),
  )
  const ordered = (text: string, more?: Parameters<typeof readOrder>[2]) =>
    [...entities]
      .sort(compareEntities(readOrder(text, context, more)))
      .map(({ id }) => id.slice(-1))
      .join('')

  test('types of values in the order of the standard; what is not there is last both ways', () => {
    expect(ordered('a')).toBe('214379568')
    expect(ordered('a;desc')).toBe('659734128')
  })

  test('distances from a place, then ids', () => {
    const from = { type: 'Point', coordinates: [100, 13] } as const
    expect(ordered('p;dist-asc', { from })).toBe('197234568')
    expect(ordered('p;dist-desc', { from }).slice(0, 3)).toBe('791')
    expect(ordered('nothing,id;desc')).toBe('987654321')
  })

  test('the way into a value, and collations', () => {
    expect(ordered('a[x]').startsWith('7')).toBe(true)
    for (const collation of ['und-x-icu', 'de-u-co-phonebk', 'th', 'und-u-ks-level1'])
      expect(ordered('a', { collation })).toHaveLength(9)
    for (const collation of ['not a locale', 'und-u-co-klingon', 'und-u-ks-level9'])
      expect(() => ordered('a', { collation })).toThrow(bad)
  })

  test.each(['', 'a;up', 'a;', 'a,,b', 'a;dist-asc', 'a{b}'])('%j is refused', (text) => {
    expect(() => ordered(text)).toThrow(bad)
  })
})
