import { expect, test } from 'vitest'
import { withApp } from '../support/with-app.ts'
import { bed, clientOf, property, refusal, relationship } from './client.ts'

const point = (longitude: number, latitude: number) => ({
  type: 'GeoProperty',
  value: { type: 'Point', coordinates: [longitude, latitude] },
})
const stations = [
  {
    id: 'urn:ngsi-ld:Station:1',
    type: 'Station',
    scope: '/Yala/Betong',
    name: property('A'),
    pm25: property(41, { unitCode: 'GQ' }),
    location: point(101.07, 5.77),
    label: { type: 'LanguageProperty', languageMap: { th: 'เบตง', en: 'Betong' } },
    kind: { type: 'VocabProperty', vocab: 'Public' },
    stops: { type: 'ListRelationship', objectList: ['urn:r:1', { object: 'urn:r:2' }] },
  },
  { id: 'urn:ngsi-ld:Station:2', type: 'Station', scope: '/Yala', name: property('b') },
  {
    id: 'urn:ngsi-ld:Room:3',
    type: 'Room',
    name: property('á'),
    pm25: property(12),
    location: point(101.28, 6.54),
    owner: relationship('urn:ngsi-ld:Station:1'),
  },
]
const [first] = stations

test('5.7.1, 6.3.4, 6.3.7: an entity is retrieved in the form asked for', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    await ask('POST', '/entityOperations/create', stations)
    const read = (query = '', headers = {}) =>
      ask('GET', `/entities/${first?.id}${query}`, undefined, headers)
    const normalized = { ...first, stops: { ...first?.stops } }
    normalized.stops.objectList = [{ object: 'urn:r:1' }, { object: 'urn:r:2' }]
    expect((await read()).body).toEqual(normalized)
    expect((await read('/')).body).toEqual(normalized)
    expect((await read('?format=concise&pick=id,pm25,stops')).body).toEqual({
      id: first?.id,
      pm25: { value: 41, unitCode: 'GQ' },
      stops: { objectList: ['urn:r:1', 'urn:r:2'] },
    })
    expect((await read('?options=keyValues&omit=location,kind,scope')).body).toEqual({
      id: first?.id,
      type: 'Station',
      name: 'A',
      pm25: 41,
      label: { languageMap: { th: 'เบตง', en: 'Betong' } },
      stops: ['urn:r:1', 'urn:r:2'],
    })
    expect((await read('?lang=th&attrs=label')).body.label).toEqual({
      ...property('เบตง'),
      lang: 'th',
    })
    expect((await read('?options=sysAttrs')).body.pm25).toMatchObject({
      createdAt: expect.stringMatching(/Z$/),
    })
    const feature = await read('?pick=pm25', { accept: 'application/geo+json' })
    expect(feature.headers.get('content-type')).toContain('application/geo+json')
    expect(feature.body).toMatchObject({
      type: 'Feature',
      geometry: first?.location?.value,
      properties: { pm25: { value: 41 } },
    })
    const linked = await read('', { accept: 'application/ld+json' })
    expect(linked.body['@context']).toBeDefined()

    const older = await read('?pick=kind,stops', { prefer: 'ngsi-ld=1.5' })
    expect(older).toMatchObject({
      status: 203,
      body: { kind: property('Public'), stops: relationship(['urn:r:1', 'urn:r:2']) },
    })
    expect(older.headers.get('preference-applied')).toBe('ngsi-ld=1.5')
    expect(await read('?pick=pm25', { prefer: 'ngsi-ld=1.5' })).toMatchObject({ status: 203 })
    expect(await read('', { prefer: 'ngsi-ld=1.9' })).toMatchObject({ status: 200 })

    expect(await read('?type=Room')).toMatchObject(refusal(404, 'ResourceNotFound'))
    expect(await read('?attrs=no2')).toMatchObject(refusal(404, 'ResourceNotFound'))
    expect(await read('', { accept: 'text/turtle' })).toMatchObject({ status: 406 })
    for (const query of ['?attrs=pm25&pick=pm25', '?pick=pm25&omit=pm25', '?join=deep'])
      expect([query, (await read(query)).status]).toEqual([query, 400])
    expect(await read('?colour=red')).toMatchObject(refusal(400, 'InvalidRequest'))
    expect(await ask('GET', '/entities/no-uri')).toMatchObject(refusal(400, 'BadRequestData'))
  }, bed))

test('5.7.2, 4.9, 4.10, 4.19, 4.23: entities are found by type, value, place and scope, counted, paged and ordered', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    await ask('POST', '/entityOperations/create', stations)
    const found = async (query: string) => {
      const { status, body } = await ask('GET', `/entities?${query}`)
      if (status !== 200) return status
      return body.map(({ id }: { id: string }) => Number(id.at(-1)))
    }
    const near = 'georel=near;maxDistance==5000&geometry=Point&coordinates=[101.06,5.78]'
    const questions: [string, unknown][] = [
      ['type=Station', [1, 2]],
      ['type=Station,Room&local=true', [1, 2, 3]],
      ['q=pm25>20', [1]],
      ['q=pm25>20|name=="b"', [1, 2]],
      ['q=(pm25<20;owner==urn:ngsi-ld:Station:1)', [3]],
      ['q=!pm25&type=*&local=true', [2]],
      ['q=pm25==10..20', [3]],
      ['q=label[th]=="เบตง"', [1]],
      ['q=name~=^[Aá]$&attrs=name', [1, 3]],
      [near, [1]],
      ['type=Station&scopeQ=/Yala/%2B', [1]],
      ['type=Station&scopeQ=/Yala/%23', [1, 2]],
      ['id=urn:ngsi-ld:Room:3&type=Room', [3]],
      ['type=*&idPattern=Station&local=true', [1, 2]],
      ['attrs=name&orderBy=name', [1, 3, 2]],
      ['attrs=pm25&orderBy=pm25;desc', [1, 3]],
      ['attrs=name&limit=1&offset=1', [2]],
      ['', 400],
      ['idPattern=.*', 400],
      ['q=createdAt>2020-01-01T00:00:00Z', 400],
      ['type=Station&limit=0', 400],
      ['type=Station&limit=1001', 400],
      ['type=Station&q=pm25>', 400],
      ['type=Station&georel=near', 400],
      ['type=Station&count=True', 400],
      ['attrs=name&orderBy=name&collation=!!', 400],
    ]
    for (const [query, ids] of questions) expect([query, await found(query)]).toEqual([query, ids])

    const page = await ask('GET', '/entities/?attrs=name&count=true&limit=1&offset=1')
    expect(page.headers.get('ngsild-results-count')).toBe('3')
    const link = page.headers.get('link') ?? ''
    expect(link).toMatch(/offset=2[^>]*>; ?rel="next"/)
    expect(link).toMatch(/offset=0[^>]*>; ?rel="prev"/)
    const none = await ask('GET', '/entities?type=Station&limit=0&count=true')
    expect(none).toMatchObject({ status: 200, body: [] })
    expect(none.headers.get('ngsild-results-count')).toBe('2')
    const { body } = await ask('POST', '/entityOperations/query', {
      type: 'Query',
      entities: [{ type: 'Station', id: 'urn:ngsi-ld:Station:1' }, { type: 'Room' }],
      pick: ['id'],
    })
    expect(body).toEqual([{ id: 'urn:ngsi-ld:Station:1' }, { id: 'urn:ngsi-ld:Room:3' }])
    expect(await clientOf(app, 'trang')('GET', '/entities?type=Station')).toMatchObject(
      refusal(404, 'NonexistentTenant'),
    )
  }, bed))

test('4.5.23, 4.9: linked entities come along in their places or behind, and are asked about', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    await ask('POST', '/entityOperations/create', [
      { id: 'urn:x:1', type: 'Room', partOf: relationship('urn:x:2', { objectType: 'House' }) },
      { id: 'urn:x:2', type: 'House', partOf: relationship('urn:x:3'), floors: property(2) },
      { id: 'urn:x:3', type: 'City', name: property('Yala'), partOf: relationship('urn:x:1') },
    ])
    const read = async (query: string) => (await ask('GET', `/entities/urn:x:1?${query}`)).body
    expect((await read('join=inline')).partOf).toMatchObject({
      object: 'urn:x:2',
      entity: { id: 'urn:x:2', floors: property(2), partOf: { object: 'urn:x:3' } },
    })
    const deep = await read('join=inline&joinLevel=3')
    expect(deep.partOf.entity.partOf.entity).toMatchObject({ name: property('Yala') })
    expect(deep.partOf.entity.partOf.entity.partOf).toEqual(relationship('urn:x:1'))
    expect(await read('join=inline&options=keyValues&pick=partOf{floors}')).toEqual({
      partOf: { floors: 2 },
    })
    const flat = await read('join=flat&joinLevel=2')
    expect(flat.map(({ id }: { id: string }) => id)).toEqual(['urn:x:1', 'urn:x:2', 'urn:x:3'])
    expect((await read('join=inline&containedBy=urn:x:2')).partOf).not.toHaveProperty('entity')

    const linked = encodeURIComponent('partOf{floors}==2')
    const found = await ask('GET', `/entities?type=Room&q=${linked}&join=flat&joinLevel=1`)
    expect(found.body.map(({ id }: { id: string }) => id)).toEqual(['urn:x:1', 'urn:x:2'])
    for (const query of [`q=${linked}`, 'joinLevel=1', 'pick=partOf{floors}'])
      expect(await ask('GET', `/entities?type=Room&${query}`)).toMatchObject(
        refusal(400, 'BadRequestData'),
      )
  }, bed))
