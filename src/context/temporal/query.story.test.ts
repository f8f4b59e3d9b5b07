import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import { Problem } from '../../base/problem.ts'
import type { JsonObject } from '../json.ts'
import { type Asked, makeSpace, post, query, speed } from './test-writing.ts'

const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00Z`
const id = (name: string) => `urn:ngsi-ld:Vehicle:${name}`
const vehicle = (name: string, members: JsonObject, type = 'Vehicle'): JsonObject => ({
  id: id(name),
  type,
  ...members,
})
const window = { timerel: 'between', timeAt: at(10), endTimeAt: at(50) }
const text = (value: string, minute: number): JsonObject => speed(value, at(minute))

/** Asks each thing among these entities, beside which another space has the same under other ids. */
async function asking(
  evolutions: JsonObject[],
  ask: (find: (asked: Asked) => Promise<JsonObject[]>) => Promise<void>,
) {
  await withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const other = await makeSpace(db, 'phuket')
    for (const one of evolutions) {
      await post(db, space, one)
      await post(db, other, { ...one, id: String(one.id).replace('Vehicle', 'Other') })
    }
    await ask(async (asked) => {
      const { entities } = await query(db, space, { type: 'Vehicle', ...window, ...asked })
      return entities
    })
  })
}

const namesOf = (entities: JsonObject[]) =>
  entities.map((entity) => String(entity.id).replace('urn:ngsi-ld:Vehicle:', ''))

const fleet = [
  vehicle('fast', {
    speed: [speed(30, at(20)), speed(5, at(5))],
    heading: [speed(45, at(20))],
    name: [text('alpha', 20)],
    tags: [speed(['a', 'b'], at(20))],
  }),
  vehicle('slow', {
    speed: [speed(10, at(20)), speed(80, at(55))],
    heading: [speed(120, at(20))],
    name: [text('m', 20)],
  }),
  vehicle('outside', { speed: [speed(30, at(5)), speed(30, at(55))] }),
  vehicle('thirty', {
    speed: [speed('30', at(20))],
    name: [text('z', 20)],
    owner: [{ type: 'Relationship', object: 'urn:x:1', observedAt: at(20) }],
    label: [
      { type: 'LanguageProperty', languageMap: { en: 'red', fr: 'rouge' }, observedAt: at(20) },
    ],
  }),
  vehicle('bus', { speed: [speed(90, at(20))] }, 'Bus'),
]

const finds: [string, Asked, string[]][] = [
  ['who was there in the time asked for', {}, ['fast', 'slow', 'thirty']],
  ['a number that was greater', { q: 'speed>25' }, ['fast']],
  ['a number that was equal', { q: 'speed==30' }, ['fast']],
  ['a number in a range', { q: 'speed==10..40' }, ['fast', 'slow']],
  ['a number not in a range', { q: 'speed!=20..40' }, ['slow', 'thirty']],
  ['no text of that value', { q: 'name!="m"' }, ['fast', 'thirty']],
  ['a text in order', { q: 'name>="m"' }, ['slow', 'thirty']],
  ['a pattern', { q: 'name~="^al"' }, ['fast']],
  ['no such pattern', { q: 'name!~="^al"' }, ['slow', 'thirty']],
  ['an element of a list', { q: 'tags=="b"' }, ['fast']],
  ['no element of a list', { q: 'tags!="a"' }, []],
  ['a relationship', { q: 'owner=="urn:x:1"' }, ['thirty']],
  ['a text of a language', { q: 'label[fr]=="rouge"' }, ['thirty']],
  ['both', { q: 'speed>=5;heading<90' }, ['fast']],
  ['either', { q: 'speed>25|heading>100' }, ['fast', 'slow']],
  ['either, with a pattern', { q: '(speed>25|name~="^z");name' }, ['fast', 'thirty']],
  ['what is not there', { q: '!heading;speed' }, ['thirty']],
  ['an id', { q: 'name', id: `${id('slow')},${id('bus')}` }, ['slow']],
  ['a pattern of ids', { idPattern: 'fast$|bus$' }, ['fast']],
  ['several types', { type: 'Vehicle|Bus', q: 'speed>25' }, ['fast', 'bus']],
  ['an attribute', { attrs: 'heading' }, ['fast', 'slow']],
  ['a dataset that nobody has', { datasetId: 'urn:x:none' }, []],
]

test('a query finds what was so in the time asked for', () =>
  asking(fleet, async (find) => {
    for (const [what, asked, names] of finds)
      expect(namesOf(await find(asked)).toSorted(), what).toEqual(names.toSorted())
  }))

const point = (x: number, y: number, minute: number): JsonObject => ({
  type: 'GeoProperty',
  value: { type: 'Point', coordinates: [x, y] },
  observedAt: at(minute),
})

test('a geo query looks at where entities were in the time asked for', () => {
  const places = [
    vehicle('here', { location: [point(102.8, 16.4, 20)] }),
    vehicle('far', { location: [point(100.5, 13.7, 20)] }),
    vehicle('before', { location: [point(102.8, 16.4, 5)], speed: [speed(1, at(20))] }),
  ]
  return asking(places, async (find) => {
    const near = {
      georel: 'near;maxDistance==2000',
      geometry: 'Point',
      coordinates: '[102.8,16.4]',
    }
    expect(namesOf(await find(near))).toEqual(['here'])
    const area = '[[[102,16],[103,16],[103,17],[102,17],[102,16]]]'
    const disjoint = { georel: 'disjoint', geometry: 'Polygon', coordinates: area }
    expect(namesOf(await find(disjoint))).toEqual(['far'])
  })
})

const scope = (value: string | string[], minute: number): JsonObject => ({
  type: 'Property',
  value,
  observedAt: at(minute),
})

const scopeFinds: [string, string, string[], string[]][] = [
  ['that scope', '/A/B', ['ab', 'both'], ['abval', 'bothval']],
  ['it and all below', '/A/#', ['ab', 'both'], ['abval', 'bothval']],
  ['both', '(/A/B;/C)', ['both'], ['bothval']],
  ['a scope set within the time, from then on', '/M', ['mid'], ['midpost']],
  ['a scope that was replaced, until then', '/R', ['rep'], ['repold']],
  ['the one that replaced it', '/S', ['rep'], ['repnew']],
  ['none that was set later', '/Z', [], []],
  ['one that nobody said since when', '/E', ['ever'], ['everval']],
  [
    'any scope',
    '/#',
    ['ab', 'both', 'mid', 'rep', 'ever'],
    ['abval', 'bothval', 'midpost', 'repold', 'repnew', 'everval'],
  ],
]

test('a query by scopes finds what happened while they held', () => {
  const scoped = [
    vehicle('ab', { scope: [scope('/A/B', 1)], speed: [text('abval', 15)] }),
    vehicle('bare', { speed: [text('bareval', 15)] }),
    vehicle('both', { scope: [scope(['/A/B', '/C'], 1)], speed: [text('bothval', 15)] }),
    vehicle('mid', { scope: [scope('/M', 20)], speed: [text('midpre', 15), text('midpost', 25)] }),
    vehicle('rep', {
      scope: [scope('/R', 1), scope('/S', 30)],
      speed: [text('repold', 25), text('repnew', 45)],
    }),
    vehicle('late', { scope: [scope('/Z', 55)], speed: [text('lateval', 15)] }),
    vehicle('ever', { scope: '/E', speed: [text('everval', 15)] }),
  ]
  return asking(scoped, async (find) => {
    for (const [what, scopeQ, names, told] of scopeFinds) {
      const entities = await find({ scopeQ })
      const shown = entities.flatMap(({ speed: all }) =>
        (all as JsonObject[]).map(({ value }) => value),
      )
      expect({ names: namesOf(entities), shown }, what).toEqual({ names, shown: told })
    }
  })
})

test('pages follow one another, in the order of making or of id, and are counted when asked', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const names = ['c', 'a', 'd', 'b']
    for (const name of names) await post(db, space, vehicle(name, { speed: [speed(1, at(20))] }))
    await post(db, space, vehicle('x', { speed: [speed(1, at(1))] }))
    const page = async (more: Asked) => {
      const answer = await query(db, space, { type: 'Vehicle', ...window, ...more })
      return { ...answer, entities: answer.entities.map((entity) => String(entity.id).at(-1)) }
    }
    expect(await page({ limit: 2, count: true })).toMatchObject({
      entities: ['c', 'a'],
      hasMore: true,
      count: 4,
    })
    expect(await page({ limit: 2, offset: 2 })).toMatchObject({
      entities: ['d', 'b'],
      hasMore: false,
      count: undefined,
    })
    expect(await page({ limit: 3, offset: 4 })).toMatchObject({ entities: [] })
    expect(await page({ orderBy: 'id' })).toMatchObject({ entities: ['a', 'b', 'c', 'd'] })
    expect(await page({ orderBy: 'id;desc', limit: 3 })).toMatchObject({
      entities: ['d', 'c', 'b'],
    })
    expect(await page({ limit: 0, count: true })).toMatchObject({ entities: [], count: 4 })
  }))

const refusals: [string, Asked][] = [
  ['nothing that narrows', { type: undefined, q: undefined }],
  ['only ids', { type: undefined, id: id('a') }],
  ['only what the system keeps', { type: undefined, attrs: 'createdAt' }],
  ['no time', { timerel: undefined, timeAt: undefined, endTimeAt: undefined }],
  ['another order', { orderBy: 'name' }],
  ['a linked entity', { q: 'owner{name}=="x"' }],
  ['an id that is no URI', { id: 'not a uri' }],
  ['a broken filter of sources', { csf: '))bad((' }],
]

test('a query that is too wide or not sound is refused', () =>
  asking(fleet.slice(0, 1), async (find) => {
    for (const [what, asked] of refusals) {
      const refusal = (async () => find(asked))().then(
        () => 'done',
        (error) => (error instanceof Problem ? error.kind.type : error),
      )
      expect(await refusal, what).toBe('ngsi-ld-bad-request-data')
    }
  }))

test('the local flag asks for all there is', () =>
  asking(fleet, async (find) => {
    const all = await find({ type: undefined, local: 'true' })
    expect(namesOf(all)).toEqual(['fast', 'slow', 'thirty', 'bus'])
  }))
