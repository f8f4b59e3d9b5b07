import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { inEdition } from './earlier-edition.ts'
import { readEntity } from './read-entity.ts'
import { represent } from './represent.ts'

const at = '2026-11-23T05:00:00Z'
const station = {
  id: 'urn:ngsi-ld:Station:1',
  type: ['Station', 'Building'],
  scope: '/Yala',
  expiresAt: '2027-01-01T00:00:00Z',
  pm25: [
    { value: 41, unitCode: 'GQ', observedAt: at },
    { value: 39, datasetId: 'urn:d:1' },
  ],
  name: { languageMap: { th: 'เบตง' }, checked: { json: { by: 'x' } } },
  kind: { vocab: ['Public', 'Air'] },
  raw: { json: { id: 'x' } },
  operator: { object: 'urn:c:1', objectType: 'City' },
  steps: { valueList: [1, 2] },
  stops: { objectList: ['urn:r:1', 'urn:r:2'] },
} satisfies JsonObject

describe('editions of the standard (CIM 009 4.3.6.8)', () => {
  const entity = readEntity(station, context)
  const written = (edition: number) =>
    represent(inEdition(entity, edition, context), {
      context,
      format: 'normalized',
      sysAttrs: true,
    })

  test('what an edition knows already stays the very entity', () => {
    expect(inEdition(entity, 9, context)).toBe(entity)
    const plain = readEntity({ id: 'urn:x:1', type: 'Station', pm25: 41 }, context)
    expect(inEdition(plain, 0, context)).toBe(plain)
  })

  test('types of attributes become those there were', () => {
    expect(written(5)).toEqual({
      id: station.id,
      type: station.type,
      scope: '/Yala',
      pm25: [
        { type: 'Property', value: 41, unitCode: 'GQ', observedAt: at },
        { type: 'Property', value: 39, datasetId: 'urn:d:1' },
      ],
      name: {
        type: 'LanguageProperty',
        languageMap: { th: 'เบตง' },
        checked: { type: 'Property', value: { by: 'x' } },
      },
      kind: { type: 'Property', value: ['Public', 'Air'] },
      raw: { type: 'Property', value: { id: 'x' } },
      operator: { type: 'Relationship', object: 'urn:c:1' },
      steps: { type: 'Property', value: [1, 2] },
      stops: { type: 'Relationship', object: ['urn:r:1', 'urn:r:2'] },
    })
  })

  test('the first edition has one type, one instance, and little beside the value', () => {
    expect(written(0)).toMatchObject({
      type: 'Station',
      pm25: { type: 'Property', value: 41 },
      name: { type: 'Property', value: { th: 'เบตง' } },
    })
    expect(JSON.stringify(written(0))).not.toMatch(/scope|expiresAt|unitCode|observedAt|datasetId/)
  })

  test('a moment of expiry is not told before V1.9', () => {
    expect(written(8)).not.toHaveProperty('expiresAt')
    expect(written(8)).toMatchObject({ kind: { vocab: ['Public', 'Air'] } })
  })
})
