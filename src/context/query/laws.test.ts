import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEntity } from '../entity/read-entity.ts'
import { coreContext } from '../ld/compile-context.ts'
import { compareTexts, matchesQuery } from './evaluate.ts'
import { readQuery } from './read-query.ts'

const context = coreContext
const station = readEntity(
  {
    id: 'urn:e:1',
    type: 'T',
    pm25: 41.5,
    name: 'Betong',
    tags: ['roof', 'north'],
    colour: { languageMap: { th: 'แดง', en: ['red', 'crimson'] } },
    level: [{ value: 10 }, { value: 55, datasetId: 'urn:d:1' }],
  },
  context,
)
const judge = (q: string, of = station) => matchesQuery(readQuery(q, { context }), of)

describe('laws of the judge', () => {
  const term = fc.constantFrom(
    'pm25>41',
    'pm25<41',
    'name=="Betong"',
    'nothing',
    'level==55',
    'tags!="x"',
    'colour~=red',
  )
  test('and, or and parentheses are those of logic', () => {
    fc.assert(
      fc.property(term, term, term, (a, b, c) => {
        expect(judge(`${a};${b}`)).toBe(judge(a) && judge(b))
        expect(judge(`${a}|${b}`)).toBe(judge(a) || judge(b))
        expect(judge(`${a}|${b};${c}`)).toBe(judge(a) || (judge(b) && judge(c)))
        expect(judge(`(${a}|${b});${c}`)).toBe((judge(a) || judge(b)) && judge(c))
      }),
    )
  })

  test('what exists is equal to a number or unequal to it, never both', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
      fc.boolean(),
      fc.array(fc.integer()),
    )
    fc.assert(
      fc.property(value, fc.integer({ min: -9, max: 9 }), (given, number) => {
        const entity = readEntity({ id: 'urn:e:1', type: 'T', a: { value: given } }, context)
        expect(judge(`a==${number}`, entity)).toBe(!judge(`a!=${number}`, entity))
        if (typeof given === 'number') expect(judge(`a<${number}`, entity)).toBe(given < number)
        else expect(judge(`a<${number}|a>=${number}`, entity)).toBe(false)
      }),
    )
  })

  test('texts are ordered by code points', () => {
    const points = (text: string) => [...text].map((letter) => letter.codePointAt(0) as number)
    const byPoints = (a: string, b: string) => {
      const [one, other] = [points(a), points(b)]
      const at = one.findIndex((point, place) => point !== other[place])
      if (at < 0) return one.length - other.length
      return at >= other.length ? 1 : (one[at] as number) - (other[at] as number)
    }
    const text = fc
      .array(fc.constantFrom('a', 'é', 'ก', '\uFFFD', '😀', '😁', '𝒳'), { maxLength: 4 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareTexts(a, b))).toBe(Math.sign(byPoints(a, b)))
      }),
      { numRuns: 1000 },
    )
  })

  test('hostile patterns end at once', () => {
    const entity = readEntity({ id: 'urn:e:1', type: 'T', a: `${'a'.repeat(50_000)}!` }, context)
    const started = performance.now()
    for (const pattern of [
      '^(a+)+$',
      '(a|aa)+$',
      '(.*)*x',
      '(a*)*b',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
    ])
      expect(judge(`a~="${pattern}"`, entity)).toBe(false)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
