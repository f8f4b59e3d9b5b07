import { expect, test } from 'vitest'
import type { Instance } from '../entity/entity.ts'
import type { Json } from '../json.ts'
import { indexValues, untoldItem } from './index-values.ts'

const property = (value: Json): Instance => ({ kind: 'Property', value })

test('numbers, texts and moments have a row each, with their kind', () => {
  expect(indexValues([property(41.5)])).toEqual([{ item: 0, num: 41.5 }])
  expect(indexValues([property('ok')])).toEqual([{ item: 0, str: 'ok' }])
  expect(indexValues([property('2026-11-23T05:00:00.5Z')])).toEqual([
    { item: 0, str: '2026-11-23T05:00:00.5Z', at: Date.parse('2026-11-23T05:00:00.500Z') },
  ])
  expect(indexValues([property({ '@type': 'Date', '@value': '2026-11-23' })])).toEqual([
    { item: 0, str: '2026-11-23' },
  ])
})

test('what cannot be compared has a row without value', () => {
  for (const value of [true, { city: 'Yala' }, []])
    expect(indexValues([property(value)])).toEqual([{ item: 0 }])
  const point = { type: 'Point', coordinates: [100, 13] }
  expect(indexValues([{ kind: 'GeoProperty', value: point }])).toEqual([{ item: 0 }])
})

test('elements of a list stand below zero: they are equal to something, but in no order', () => {
  expect(indexValues([property([3, 'x', [4]])])).toEqual([
    { item: -1, num: 3 },
    { item: -2, str: 'x' },
    { item: -3 },
  ])
  const objects = ['urn:a', 'urn:b']
  expect(indexValues([{ kind: 'Relationship', value: objects }])).toEqual([
    { item: -1, str: 'urn:a' },
    { item: -2, str: 'urn:b' },
  ])
})

test('all texts of all languages, and the values of all instances, each once', () => {
  const names: Instance = { kind: 'LanguageProperty', value: { th: ['ก', 'ข'], en: 'a' } }
  expect(indexValues([names])).toEqual([
    { item: 0, str: 'ก' },
    { item: 1, str: 'ข' },
    { item: 2, str: 'a' },
  ])
  const other: Instance = { ...property(5), datasetId: 'urn:d:1' }
  expect(indexValues([property(5), other, property('5')])).toEqual([
    { item: 0, num: 5 },
    { item: 1, str: '5' },
  ])
})

test('a long text is cut, never through a character; what no database can hold, and too many values, are untold', () => {
  expect(indexValues([property('x'.repeat(300))])).toEqual([{ item: 0, str: 'x'.repeat(256) }])
  expect(indexValues([property(`${'x'.repeat(255)}😀`)])).toEqual([
    { item: 0, str: 'x'.repeat(255) },
  ])
  for (const value of ['a\0b', '\ud800'])
    expect(indexValues([property(value)])).toEqual([{ item: untoldItem }])
  const many = indexValues([property(Array.from({ length: 1000 }, (_, at) => at))])
  expect(many).toHaveLength(201)
  expect(many.at(-1)).toEqual({ item: untoldItem })
})
