import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from '../entity/entity.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { commonEnd, contentRange, isBeyond } from './cut.ts'
import { type Evolution, type Recorded, scopeAttribute } from './evolution.ts'
import { representAggregates, representEvolution } from './represent-evolution.ts'

const [first, second] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']
const recorded = (time: string, instance: Partial<Instance>): Recorded => ({
  time,
  instance: { kind: 'Property', value: 1, observedAt: time, ...instance },
})
const evolution = (attributes: Record<string, Recorded[]>): Evolution<Recorded> => ({
  id: 'urn:ngsi-ld:Device:1',
  types: [`${defaultVocab}Device`],
  createdAt: first,
  modifiedAt: second,
  attributes: new Map(
    Object.entries(attributes).map(([name, all]) => [
      name === 'scope' ? scopeAttribute : defaultVocab + name,
      all,
    ]),
  ),
})

test('each attribute is a list of its instances, one alone too', () => {
  const speeds = [
    recorded(first, { instanceId: 'urn:ngsi-ld:Instance:1', unitCode: 'KMH' }),
    recorded(second, { value: 2, createdAt: second, modifiedAt: second }),
  ]
  const shown = representEvolution(
    evolution({ speed: speeds, scope: [recorded(first, { value: '/a' })], withheld: [] }),
    { context, format: 'normalized' },
  )
  expect(shown).toEqual({
    id: 'urn:ngsi-ld:Device:1',
    type: 'Device',
    speed: [
      {
        type: 'Property',
        value: 1,
        unitCode: 'KMH',
        observedAt: first,
        instanceId: 'urn:ngsi-ld:Instance:1',
      },
      { type: 'Property', value: 2, observedAt: second },
    ],
    scope: [{ type: 'Property', value: '/a', observedAt: first }],
    withheld: [],
  })
  expect(
    representEvolution(evolution({ speed: speeds }), {
      context,
      format: 'concise',
      sysAttrs: true,
    }),
  ).toMatchObject({
    createdAt: first,
    modifiedAt: second,
    speed: [{ value: 1 }, { value: 2, createdAt: second }],
  })
})

test('values stand with their moments, apart by dataset', () => {
  const shown = representEvolution(
    evolution({
      speed: [recorded(first, {}), recorded(second, { value: 3, datasetId: 'urn:x:b' })],
      name: [recorded(first, { kind: 'LanguageProperty', value: { th: 'ก', en: 'a' } })],
      use: [recorded(first, { kind: 'VocabProperty', value: `${defaultVocab}park` })],
      owner: [recorded(first, { kind: 'Relationship', value: 'urn:x:o' })],
      treads: [recorded(first, { kind: 'ListProperty', value: [1.2, 3.4] })],
      raw: [recorded(first, { kind: 'JsonProperty', value: { a: 1 } })],
    }),
    { context, format: 'temporalValues' },
  )
  expect(shown).toMatchObject({
    speed: [
      { type: 'Property', values: [[1, first]] },
      { type: 'Property', datasetId: 'urn:x:b', values: [[3, second]] },
    ],
    name: { languageMaps: [[{ languageMap: { th: 'ก', en: 'a' } }, first]] },
    use: { type: 'VocabProperty', vocabs: [[{ vocab: 'park' }, first]] },
    owner: { type: 'Relationship', objects: [['urn:x:o', first]] },
    treads: { type: 'ListProperty', valueLists: [[[1.2, 3.4], first]] },
    raw: { type: 'JsonProperty', jsons: [[{ json: { a: 1 } }, first]] },
  })
})

test('a language asked for makes texts of language maps', () => {
  const name = [recorded(first, { kind: 'LanguageProperty', value: { th: 'ก', en: 'a' } })]
  const representation = { context, lang: ['th'] }
  expect(
    representEvolution(evolution({ name }), { ...representation, format: 'temporalValues' }),
  ).toMatchObject({ name: { type: 'Property', values: [['ก', first]] } })
  expect(
    representEvolution(evolution({ name }), { ...representation, format: 'normalized' }),
  ).toMatchObject({ name: [{ type: 'Property', value: 'ก', lang: 'th' }] })
})

test('what was deleted has a null for its value', () => {
  const gone = (kind: Instance['kind']) => [recorded(first, { kind, deletedAt: first })]
  expect(
    representEvolution(
      evolution({ a: gone('Property'), b: gone('Relationship'), c: gone('LanguageProperty') }),
      { context, format: 'temporalValues' },
    ),
  ).toMatchObject({
    a: { values: [['urn:ngsi-ld:null', first]] },
    b: { objects: [['urn:ngsi-ld:null', first]] },
    c: { languageMaps: [[{ languageMap: { '@none': 'urn:ngsi-ld:null' } }, first]] },
  })
})

test('aggregates stand by method, each with its period', () => {
  const shown = representAggregates(
    {
      ...evolution({}),
      attributes: new Map([
        [
          `${defaultVocab}speed`,
          [
            {
              kind: 'Property' as const,
              byMethod: new Map([['avg' as const, [{ value: 2, from: first, until: second }]]]),
            },
          ],
        ],
      ]),
    },
    { context },
    new Set(['type']),
  )
  expect(shown).toEqual({
    id: 'urn:ngsi-ld:Device:1',
    speed: { type: 'Property', avg: [[2, first, second]] },
  })
})

test('the range of an answer begins where it was asked from, or at its first moment', () => {
  const times = [second, first]
  expect(contentRange(times, { property: 'observedAt' }, undefined)).toBe(
    `date-time ${first}-${second}/*`,
  )
  const asked = { property: 'observedAt', from: '2025-01-01T00:00:00Z' } as const
  expect(contentRange(times, asked, undefined)).toBe(`date-time ${asked.from}-${second}/*`)
  expect(contentRange(times, asked, 20)).toBe(`date-time ${second}-${first}/20`)
  expect(contentRange(times, { ...asked, until: '2027-01-01T00:00:00Z' }, 20)).toBe(
    `date-time 2027-01-01T00:00:00Z-${first}/20`,
  )
})

test('within its range an answer has all there is, of every series', () => {
  const series = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 30 })
  const time = (minute: number) => `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`
  fc.assert(
    fc.property(
      fc.array(series, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('forward' as const, 'backward' as const),
      (all, most, direction) => {
        const sorted = all.map((minutes) =>
          minutes.toSorted((a, b) => (direction === 'forward' ? a - b : b - a)).map(time),
        )
        const stretches = sorted.map((times) => ({
          rows: times.slice(0, most).map((one) => ({ time: one })),
          isCut: times.length > most,
        }))
        const end = commonEnd(stretches, direction)
        expect(end === undefined).toBe(sorted.every(({ length }) => length <= most))
        for (const [at, times] of sorted.entries()) {
          const within = (one: string) => end === undefined || !isBeyond(one, end, direction)
          expect(stretches[at]?.rows.map((row) => row.time).filter(within)).toEqual(
            times.filter(within),
          )
        }
      },
    ),
  )
})

test('an attribute of which all was withheld has no values, and says of which type it is', () => {
  const withheld = new Map([[`${defaultVocab}owner`, 'Relationship' as const]])
  const shown = representEvolution(
    { ...evolution({ owner: [] }), withheld },
    { context, format: 'temporalValues' },
  )
  expect(shown.owner).toEqual({ type: 'Relationship', objects: [] })
})
