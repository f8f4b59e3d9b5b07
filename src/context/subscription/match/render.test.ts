import { describe, expect, test } from 'vitest'
import type { Entity } from '../../entity/entity.ts'
import { mergeEntity } from '../../entity/merge.ts'
import { readEntity, readFragment } from '../../entity/read-entity.ts'
import { deleteAttribute } from '../../entity/write-attribute.ts'
import { appendAttributes, createEntity } from '../../entity/write-entity.ts'
import type { JsonObject } from '../../json.ts'
import { coreContext as context } from '../../ld/compile-context.ts'
import { defaultVocab } from '../../ld/core-context.ts'
import { type EntityChange, type EntityNews, readNews } from './entity-change.ts'
import { renderChange } from './render.ts'
import { aSubscription, aWatcher, newsOf } from './test-watching.ts'

const [then, at] = ['2026-01-01T00:00:00.000Z', '2026-11-23T22:00:00.000Z']
const building = createEntity(
  readEntity(
    {
      id: 'urn:b:1',
      type: 'Building',
      scope: '/KhonKaen',
      name: 'Eiffel Tower',
      street: { languageMap: { fr: 'Grand Place', th: 'ถนนกลาง' } },
      location: { type: 'Point', coordinates: [102.8, 16.4] },
      locatedAt: { object: 'urn:city:1' },
      kind: { vocab: 'monument' },
      more: { json: { a: 1 } },
      list: { valueList: [1, 2] },
    },
    context,
  ),
  then,
)
const made = building.is
const change = (news: EntityNews) => readNews(news, at) as EntityChange
const appended = (raw: JsonObject) =>
  change(
    newsOf(
      appendAttributes(made, readFragment(raw, { context, nulls: 'none' }), {
        overwrite: true,
        at,
      }),
    ),
  )
const merged = (entity: Entity, raw: JsonObject) =>
  change(
    newsOf(mergeEntity(entity, readFragment(raw, { context, nulls: 'deep' }), { at, context })),
  )
const without = (name: string) =>
  change(newsOf(deleteAttribute(made, defaultVocab + name, { deleteAll: true }, at)))
const gone = change({ before: newsOf(building).after, after: null, changes: [] })
const written = (
  news: EntityChange,
  members: JsonObject = {},
  notification: JsonObject = {},
  endpoint: JsonObject = {},
) => renderChange(aWatcher(aSubscription(members, notification, endpoint)), news)
const deletions = { notificationTrigger: ['attributeDeleted'] }

describe('formats', () => {
  const news = appended({ name: 'Tour Eiffel' })
  const pick = ['id', 'name', 'street']
  test.each<[JsonObject, JsonObject]>([
    [{}, { type: 'Property', value: 'Tour Eiffel' }],
    [{ format: 'keyValues' }, 'Tour Eiffel' as never],
    [{ format: 'simplified' }, 'Tour Eiffel' as never],
    [{ format: 'concise' }, 'Tour Eiffel' as never],
    [
      { format: 'concise', showChanges: true },
      { value: 'Tour Eiffel', previousValue: 'Eiffel Tower' },
    ],
    [
      { sysAttrs: true },
      { type: 'Property', value: 'Tour Eiffel', createdAt: then, modifiedAt: at },
    ],
  ])('%j', (notification, name) => {
    expect(written(news, {}, { ...notification, pick }).name).toEqual(name)
  })

  test('only what is picked, or all but what is omitted', () => {
    expect(written(news, {}, { pick: ['id', 'name'] })).toEqual({
      id: 'urn:b:1',
      name: { type: 'Property', value: 'Tour Eiffel' },
    })
    expect(Object.keys(written(news, {}, { omit: ['type', 'name', 'scope', 'more'] }))).toEqual([
      'id',
      'street',
      'location',
      'locatedAt',
      'kind',
      'list',
    ])
    expect(Object.keys(written(news, {}, { attributes: ['kind'] }))).toEqual([
      'id',
      'type',
      'scope',
      'kind',
    ])
  })

  test('a language that was asked for', () => {
    expect(written(news, { lang: 'th' }, { pick: ['street'] })).toEqual({
      street: { type: 'Property', value: 'ถนนกลาง', lang: 'th' },
    })
  })

  test('only instances of the datasets that were asked for', () => {
    const news = appended({ name: [{ value: 'A' }, { value: 'B', datasetId: 'urn:d:1' }] })
    expect(written(news, { datasetId: ['urn:d:1'] }, { pick: ['name', 'kind'] })).toEqual({
      name: { type: 'Property', value: 'B', datasetId: 'urn:d:1' },
    })
  })

  test('as a feature of GeoJSON, with what it was before', () => {
    const feature = written(
      news,
      {},
      { showChanges: true, pick: ['id', 'type', 'name'] },
      { accept: 'application/geo+json' },
    )
    expect(feature).toEqual({
      id: 'urn:b:1',
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [102.8, 16.4] },
      properties: {
        type: 'Building',
        name: { type: 'Property', value: 'Tour Eiffel', previousValue: 'Eiffel Tower' },
      },
    })
  })
})

describe('what was before', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['name', { name: 'B' }, { previousValue: 'Eiffel Tower' }],
    ['locatedAt', { locatedAt: { object: 'urn:city:2' } }, { previousObject: 'urn:city:1' }],
    [
      'location',
      { location: { type: 'Point', coordinates: [1, 2] } },
      { previousValue: { type: 'Point', coordinates: [102.8, 16.4] } },
    ],
    [
      'street',
      { street: { languageMap: { en: 'x' } } },
      { previousLanguageMap: { fr: 'Grand Place', th: 'ถนนกลาง' } },
    ],
    ['kind', { kind: { vocab: 'museum' } }, { previousVocab: 'monument' }],
    ['more', { more: { json: { b: 2 } } }, { previousJson: { a: 1 } }],
    ['list', { list: { valueList: [3] } }, { previousValueList: [1, 2] }],
  ])('%s', (name, raw, previous) => {
    const shown = written(appended(raw), {}, { showChanges: true })
    expect(shown[name]).toMatchObject(previous)
    // What did not change shows nothing.
    expect(JSON.stringify(shown).match(/"previous/g)).toHaveLength(1)
  })

  test('there was nothing before what is new', () => {
    expect(
      JSON.stringify(written(change(newsOf(building, 'made')), {}, { showChanges: true })),
    ).not.toContain('previous')
    expect(
      JSON.stringify(written(appended({ extra: 1 }), {}, { showChanges: true })),
    ).not.toContain('previous')
  })
})

describe('what is gone', () => {
  const nothing = 'urn:ngsi-ld:null'
  test.each<[string, JsonObject]>([
    ['name', { type: 'Property', value: nothing }],
    ['locatedAt', { type: 'Relationship', object: nothing }],
    ['location', { type: 'GeoProperty', value: nothing }],
    ['street', { type: 'LanguageProperty', languageMap: { '@none': nothing } }],
    ['kind', { type: 'VocabProperty', vocab: nothing }],
    ['more', { type: 'JsonProperty', json: nothing }],
    ['list', { type: 'ListProperty', valueList: nothing }],
  ])('%s is shown as null to who asks for deletions', (name, shown) => {
    const full = name === 'location' ? 'https://uri.etsi.org/ngsi-ld/location' : defaultVocab + name
    const news = change(newsOf(deleteAttribute(made, full, { deleteAll: true }, at)))
    expect(written(news, deletions)[name]).toEqual(shown)
    expect(written(news)).not.toHaveProperty(name)
  })

  test('in the simplified format, with the moment, with what it was', () => {
    expect(written(without('name'), deletions, { format: 'keyValues' }).name).toBe(nothing)
    expect(written(without('name'), deletions, { sysAttrs: true }).name).toEqual({
      type: 'Property',
      value: nothing,
      createdAt: then,
      modifiedAt: then,
      deletedAt: at,
    })
    expect(written(without('name'), deletions, { showChanges: true }).name).toEqual({
      type: 'Property',
      value: nothing,
      previousValue: 'Eiffel Tower',
    })
  })

  test('one instance of several', () => {
    const several = appended({ name: [{ value: 'A' }, { value: 'B', datasetId: 'urn:d:1' }] })
      .after as Entity
    const news = merged(several, { name: { value: nothing, datasetId: 'urn:d:1' } })
    expect(written(news, deletions).name).toEqual([
      { type: 'Property', value: 'A' },
      { type: 'Property', value: nothing, datasetId: 'urn:d:1' },
    ])
    expect(written(news, deletions, { format: 'keyValues' }).name).toEqual({
      dataset: { '@none': 'A', 'urn:d:1': nothing },
    })
  })

  test('a whole entity: its id, its type and when', () => {
    const told = { notificationTrigger: ['entityDeleted'] }
    expect(written(gone, told)).toEqual({ id: 'urn:b:1', type: 'Building', deletedAt: at })
    expect(written(gone, told, { sysAttrs: true })).toEqual({
      id: 'urn:b:1',
      type: 'Building',
      createdAt: then,
      modifiedAt: then,
      deletedAt: at,
    })
    expect(written(gone, { ...deletions, watchedAttributes: ['name'] })).toEqual({
      id: 'urn:b:1',
      type: 'Building',
      deletedAt: at,
      name: { type: 'Property', value: nothing },
    })
    expect(written(gone, told, { showChanges: true })).toMatchObject({
      deletedAt: at,
      name: { value: nothing, previousValue: 'Eiffel Tower' },
      street: { languageMap: { '@none': nothing }, previousLanguageMap: { fr: 'Grand Place' } },
    })
  })
})
