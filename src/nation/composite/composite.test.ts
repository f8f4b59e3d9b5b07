import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Measured } from '../measures/index.ts'
import {
  arithmeticMean,
  distanceToMaximum,
  distanceToTarget,
  fractionOfMaximum,
  geometricMean,
  goalposts,
  harmonicMean,
  minMax,
  percentileRank,
  powerMean,
  type Scores,
  zScore,
} from './index.ts'

/** Reference values produced with COINr 1.1.14 (R, MIT). */
const x: Scores = [3, 7, 1, 9, 5, undefined, 2]
const y = [20, 40, 60, 80].map((value, i) => ({ value, weight: i + 1 }))
const fixed = { low: 2, high: 8, scale: 100, direction: 'lower-is-better' } as const

test.each<[string, Measured<Scores>, Scores]>([
  ['min-max', minMax(x, 0, 100), [25, 75, 0, 100, 50, undefined, 12.5]],
  [
    'z-score',
    zScore(x),
    [
      -0.486664263392,
      0.811107105654,
      -1.13554994792,
      1.45999279018,
      0.162221421131,
      undefined,
      -0.811107105654,
    ],
  ],
  ['distance to maximum', distanceToMaximum(x), [0.25, 0.75, 0, 1, 0.5, undefined, 0.125]],
  ['distance to target', distanceToTarget(x, 8), [2 / 7, 6 / 7, 0, 1, 4 / 7, undefined, 1 / 7]],
  ['fraction of maximum', fractionOfMaximum(x), [1 / 3, 7 / 9, 1 / 9, 1, 5 / 9, undefined, 2 / 9]],
  ['percentile rank', percentileRank(x), [0.4, 0.8, 0, 1, 0.6, undefined, 0.2]],
  [
    'goalposts',
    goalposts(x, { low: 0, high: 10, scale: 1, direction: 'higher-is-better' }),
    [0.3, 0.7, 0.1, 0.9, 0.5, undefined, 0.2],
  ],
  [
    'goalposts, lower is better',
    goalposts(x, fixed),
    [250 / 3, 50 / 3, 100, 0, 50, undefined, 100],
  ],
])('%s agrees with the reference', (_, found, expected) => {
  const scores = known(found)
  expect(scores).toHaveLength(expected.length)
  for (const [i, score] of scores.entries()) {
    if (expected[i] === undefined) expect(score).toBeUndefined()
    else expect(score).toBeCloseTo(expected[i], 9)
  }
})

test('means agree with the reference', () => {
  expect(known(arithmeticMean(y))).toBeCloseTo(60, 12)
  expect(known(geometricMean(y))).toBeCloseTo(55.6155668126, 9)
  expect(known(harmonicMean(y))).toBeCloseTo(50, 12)
  expect(known(powerMean(y, -2))).toBeCloseTo(43.8178046004, 9)
})

test('means of any kind stand in order between the least and the greatest value', () => {
  const component = fc.record({
    value: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  })
  const check = (parts: { value: number; weight: number }[]) => {
    const values = parts.map((part) => part.value)
    const means = [-200, -2, -1, -1e-9, 0, 1e-9, 1, 2, 200].map((p) => known(powerMean(parts, p)))
    const line = [Math.min(...values), ...means, Math.max(...values)]
    for (const [i, mean] of line.slice(1).entries())
      expect(mean).toBeGreaterThanOrEqual((line[i] as number) * (1 - 1e-12))
    expect(known(powerMean(parts, 1))).toBeCloseTo(known(arithmeticMean(parts)), 9)
  }
  fc.assert(fc.property(fc.array(component, { minLength: 1, maxLength: 8 }), check), {
    numRuns: 300,
  })
})

test('equal values share the lower rank', () => {
  expect(known(percentileRank([5, 5, 1]))).toEqual([0.5, 0.5, 0])
})

test('a zero ends a geometric or harmonic mean, but not an arithmetic one', () => {
  const withZero = [{ value: 0, weight: 1 }, ...y]
  expect(known(geometricMean(withZero))).toBe(0)
  expect(known(harmonicMean(withZero))).toBe(0)
  expect(known(arithmeticMean(withZero))).toBeGreaterThan(0)
})

test('what is not defined is said with its reason', () => {
  expect(minMax([], 0, 1)).toMatchObject({ defined: false, reason: 'no-areas' })
  expect(minMax([undefined], 0, 1)).toMatchObject({ reason: 'no-areas' })
  expect(minMax([2, 2], 0, 1)).toMatchObject({ reason: 'no-spread' })
  expect(zScore([2, undefined])).toMatchObject({ reason: 'one-area' })
  expect(fractionOfMaximum([-1, 0])).toMatchObject({ reason: 'zero-divisor' })
  expect(distanceToTarget([1, 2], 1)).toMatchObject({ reason: 'bad-parameter' })
  expect(goalposts([1], { ...fixed, low: 8 })).toMatchObject({ reason: 'bad-parameter' })
  expect(goalposts([Number.NaN], fixed)).toMatchObject({ reason: 'not-finite' })
  expect(geometricMean([{ value: -1, weight: 1 }])).toMatchObject({ reason: 'negative-value' })
  expect(arithmeticMean([{ value: 1, weight: 0 }])).toMatchObject({ reason: 'no-weight' })
})

function known<T>(answer: Measured<T>): T {
  if (!answer.defined) throw new Error(answer.because.en)
  return answer.value
}
