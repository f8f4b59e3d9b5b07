import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEntity, readFragment } from '../../entity/read-entity.ts'
import { deleteAttribute } from '../../entity/write-attribute.ts'
import { appendAttributes, createEntity } from '../../entity/write-entity.ts'
import type { JsonObject } from '../../json.ts'
import { coreContext as context } from '../../ld/compile-context.ts'
import { defaultVocab } from '../../ld/core-context.ts'
import { type EntityChange, readNews } from './entity-change.ts'
import { aSubscription, aWatcher, newsOf, now } from './test-watching.ts'
import { fits, isSetOff } from './watcher.ts'
import { makeWatcherIndex } from './watcher-index.ts'

const at = now.toISOString()
const entity = (members: JsonObject = {}) =>
  createEntity(
    readEntity({ id: 'urn:b:1', type: 'Building', a: 1, b: 'x', ...members }, context),
    at,
  )
const created = (members?: JsonObject) =>
  readNews(newsOf(entity(members), 'made'), at) as EntityChange
const updated = (raw: JsonObject, members?: JsonObject) =>
  readNews(
    newsOf(
      appendAttributes(entity(members).is, readFragment(raw, { context, nulls: 'none' }), {
        overwrite: true,
        at,
      }),
    ),
    at,
  ) as EntityChange
const withoutA = readNews(
  newsOf(deleteAttribute(entity().is, `${defaultVocab}a`, {}, at)),
  at,
) as EntityChange
const gone = readNews(
  { before: newsOf(entity()).after, after: null, changes: [] },
  at,
) as EntityChange

const isTold = (members: JsonObject, change: EntityChange, when = now) => {
  const watcher = aWatcher(aSubscription(members))
  const index = makeWatcherIndex()
  index.put(watcher)
  const told = isSetOff(watcher, change, when) && fits(watcher, change, () => undefined)
  // Whoever is told was found.
  if (told) expect(index.candidates(change)).toEqual([watcher])
  return told
}

describe('triggers (CIM 009 5.2.12)', () => {
  const news: [string, EntityChange][] = [
    ['entity made', created()],
    ['attribute added', updated({ c: 1 })],
    ['attribute changed', updated({ a: 2 })],
    ['attribute taken', withoutA],
    ['entity gone', gone],
  ]
  test.each<[string | undefined, boolean[]]>([
    [undefined, [true, true, true, false, false]],
    ['entityCreated', [true, false, false, false, false]],
    ['entityUpdated', [false, true, true, true, false]],
    ['entityDeleted', [false, false, false, false, true]],
    ['attributeCreated', [true, true, false, false, false]],
    ['attributeUpdated', [false, false, true, false, false]],
    ['attributeDeleted', [false, false, false, true, true]],
  ])('%s', (trigger, expected) => {
    const members = trigger ? { notificationTrigger: [trigger] } : {}
    expect(news.map(([, change]) => isTold(members, change))).toEqual(expected)
  })

  test('only for what is watched', () => {
    const watched = { watchedAttributes: ['a'] }
    expect(isTold(watched, updated({ a: 2 }))).toBe(true)
    expect(isTold(watched, updated({ b: 'y' }))).toBe(false)
    expect(
      isTold({ ...watched, notificationTrigger: ['entityUpdated'] }, updated({ b: 'y' })),
    ).toBe(false)
    expect(isTold({ ...watched, notificationTrigger: ['entityDeleted'] }, gone)).toBe(true)
    expect(isTold({ watchedAttributes: ['z'], notificationTrigger: ['entityDeleted'] }, gone)).toBe(
      false,
    )
  })
})

describe('which entities', () => {
  const change = updated(
    { a: 2 },
    { scope: '/KhonKaen/Mueang', location: { type: 'Point', coordinates: [102.8, 16.4] } },
  )
  test.each<[JsonObject, boolean]>([
    [{}, true],
    [{ entities: [{ type: 'Car' }] }, false],
    [{ entities: [{ type: 'Car' }, { type: 'Building' }] }, true],
    [{ entities: [{ type: '*' }] }, true],
    [{ entities: [{ type: '(Car|Building)' }] }, true],
    [{ entities: [{ type: '(Car;Building)' }] }, false],
    [{ entities: [{ type: 'Building', id: 'urn:b:1' }] }, true],
    [{ entities: [{ type: 'Building', id: ['urn:b:2', 'urn:b:1'] }] }, true],
    [{ entities: [{ type: 'Car', id: 'urn:b:1' }] }, false],
    [{ entities: [{ type: 'Building', id: 'urn:b:2' }] }, false],
    [{ entities: [{ type: 'Building', idPattern: '^urn:b:' }] }, true],
    [{ entities: [{ type: 'Building', idPattern: '^urn:c:' }] }, false],
    [{ q: 'a==2' }, true],
    [{ q: 'a==1' }, false],
    [{ q: 'b=="x";a>1' }, true],
    [{ q: 'b=="x","y"' }, true],
    [{ q: 'b=="z"|a==2' }, true],
    [{ q: 'b!="x"' }, false],
    [{ q: 'a==1..3' }, true],
    [{ scopeQ: '/KhonKaen/#' }, true],
    [{ scopeQ: '/Phuket' }, false],
    [
      {
        geoQ: { georel: 'near;maxDistance==2000', geometry: 'Point', coordinates: [102.8, 16.41] },
      },
      true,
    ],
    [
      { geoQ: { georel: 'near;maxDistance==200', geometry: 'Point', coordinates: [102.8, 16.41] } },
      false,
    ],
    [{ isActive: false }, false],
    [{ expiresAt: '2026-11-23T22:00:01Z' }, true],
  ])('%j: %s', (members, expected) => expect(isTold(members, change)).toBe(expected))

  test('a subscription is over at the very moment it expires', () => {
    const members = { expiresAt: '2026-11-23T22:00:01Z' }
    expect(isTold(members, change, new Date('2026-11-23T22:00:00.999Z'))).toBe(true)
    expect(isTold(members, change, new Date('2026-11-23T22:00:01.000Z'))).toBe(false)
  })

  test('watched attributes alone mean entities of every type', () => {
    const { entities: _, ...subscription } = aSubscription({ watchedAttributes: ['a'] })
    const watcher = aWatcher(subscription)
    expect(isSetOff(watcher, change, now)).toBe(true)
    expect(isSetOff(watcher, updated({ b: 'y' }), now)).toBe(false)
  })
})

describe('the index', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const type = fc.constantFrom('Building', 'Car', 'Tower')
  const id = fc.constantFrom('urn:b:1', 'urn:b:2')
  const value = fc.oneof(fc.constantFrom('"x"', '"y"', '1', '2', 'true', 'urn:b:1'))
  const term = fc.oneof(
    fc.tuple(name, fc.constantFrom('==', '!='), value).map((parts) => parts.join('')),
    fc.tuple(name, value, value).map(([one, a, b]) => `${one}==${a},${b}`),
    name,
  )
  const query = fc.oneof(
    term,
    fc.tuple(term, fc.constantFrom(';', '|'), term).map((parts) => parts.join('')),
  )
  const subscriptions = fc.array(
    fc.record(
      {
        entities: fc.array(
          fc.record(
            {
              type: fc.oneof(
                type,
                fc.tuple(type, type).map((both) => both.join('|')),
                fc.constant('*'),
              ),
              id,
            },
            { requiredKeys: ['type'] },
          ),
          { minLength: 1, maxLength: 2 },
        ),
        watchedAttributes: fc.array(name, { minLength: 1, maxLength: 2 }),
        q: query,
        notificationTrigger: fc.constant<string[]>(['entityCreated', 'entityUpdated']),
      },
      { requiredKeys: ['entities'] },
    ),
    { maxLength: 12 },
  )
  const content = fc.constantFrom<unknown>('x', 'y', 1, 2, true, ['x', 2], { object: 'urn:b:1' })
  const entities = fc.record(
    {
      id,
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1 })),
      a: content,
      b: content,
      c: content,
    },
    { requiredKeys: ['id', 'type'] },
  )

  test('finds all that a change sets off, and after a removal the others', () => {
    fc.assert(
      fc.property(subscriptions, entities, fc.nat(11), (all, raw, removed) => {
        const index = makeWatcherIndex()
        const watchers = all.map((members, at) =>
          aWatcher(aSubscription(members as JsonObject), at + 1),
        )
        for (const watcher of watchers) index.put(watcher)
        index.take(removed + 1)
        const change = readNews(
          newsOf(createEntity(readEntity(raw, context), at), 'made'),
          at,
        ) as EntityChange
        const isMeant = (watcher: (typeof watchers)[number]) =>
          isSetOff(watcher, change, now) && fits(watcher, change, () => undefined)
        const found = index.candidates(change).filter(isMeant)
        expect(found).toEqual(watchers.filter((one) => one.number !== removed + 1).filter(isMeant))
        for (const { number } of watchers) index.take(number)
        expect(index.candidates(change)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('of ten thousand that watch one type by one value each, it looks at one', () => {
    const index = makeWatcherIndex()
    for (let number = 1; number <= 10_000; number++)
      index.put(aWatcher(aSubscription({ q: `a==${number};b` }), number))
    expect(index.candidates(updated({ a: 777 })).map(({ number }) => number)).toEqual([777])
  })
})
