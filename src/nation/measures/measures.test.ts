import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Area,
  atkinson,
  betaConvergence,
  coefficientOfVariation,
  generalisedEntropy,
  gini,
  giniWeighted,
  hhi,
  hoover,
  locationQuotient,
  locationQuotients,
  lorenzCurve,
  type Measured,
  maxMin,
  measureYear,
  primacy,
  sigmaConvergence,
  theilL,
  theilLSplit,
  theilT,
  top10Bottom40,
  williamsonWeighted,
} from './index.ts'

/** Three provinces, small enough to work by hand: shares of people ½ ¼ ¼, mean 2, shares of the total ¼ ¼ ½. */
const three: Area[] = [
  { value: 1, weight: 2 },
  { value: 2, weight: 1 },
  { value: 4, weight: 1 },
]

test('measures of three provinces are those worked by hand', () => {
  expect(known(giniWeighted(three))).toBeCloseTo(5 / 16, 15) // ½·¼·1 + ½·¼·3 + ¼·¼·2, by mu
  expect(known(gini(three))).toBeCloseTo(2 / 7, 15) // (1 + 3 + 2) / (n² mean)
  expect(known(theilT(three))).toBeCloseTo(Math.LN2 / 4, 15)
  expect(known(theilL(three))).toBeCloseTo(Math.LN2 / 4, 15)
  expect(known(generalisedEntropy(three, 2))).toBeCloseTo((0.5 * 0.25 + 0.25) / 2, 15)
  expect(known(atkinson(three, 1))).toBeCloseTo(1 - 2 ** -0.25, 15)
  expect(known(atkinson(three, 2))).toBeCloseTo(1 - 1 / (0.5 * 2 + 0.25 + 0.25 / 2), 15)
  expect(known(williamsonWeighted(three))).toBeCloseTo(Math.sqrt(1.5) / 2, 15)
  expect(known(hoover(three))).toBeCloseTo(1 / 4, 15)
  expect(known(coefficientOfVariation(three))).toBeCloseTo(Math.sqrt(14 / 9) / (7 / 3), 15)
  expect(known(maxMin(three))).toBe(4)
  expect(known(top10Bottom40(three))).toBeCloseTo(4, 15)
  expect(known(hhi(three))).toMatchObject({ index: 0.375, equivalentNumber: 1 / 0.375 })
  expect(known(primacy(three))).toMatchObject({ area: 2, share: 0.5, toSecond: { value: 2 } })
  expect(known(locationQuotients(three)).map(known)).toEqual([0.5, 1, 2])
  expect(known(lorenzCurve(three))).toEqual([
    { population: 0, total: 0 },
    { population: 0.5, total: 0.25 },
    { population: 0.75, total: 0.5 },
    { population: 1, total: 1 },
  ])
})

test('values at the floor of doubles keep every digit', () => {
  const least = three.map(({ value, weight }) => ({
    value: value * 2 ** -1074,
    weight,
    group: 'a',
  }))
  const same = three.map((area) => ({ ...area, group: 'a' }))
  expect(measureYear(least)).toEqual(measureYear(same))
  expect(known(theilLSplit(least)).groups[0]).toMatchObject({ mean: 2 * 2 ** -1074 })
})

test('a mean that is left over from values of both signs keeps its digits', () => {
  // Three times the double nearest 0.1, less the one nearest 0.3, is 2^-55 exactly; a rounded product gives twice that.
  const areas = [
    { value: 0.1, weight: 3 },
    { value: -0.3, weight: 1 },
  ]
  const [first] = known(locationQuotients(areas))
  expect(first).toEqual({ defined: true, value: (0.1 * 4) / 2 ** -55 })
  expect(known(hoover(areas))).toBeCloseTo((0.1 * 3) / 2 ** -55, -5)
})

test('emblems outside Bangkok and vicinity stand beside the people there', () => {
  const outside = locationQuotient({ part: 32, total: 37, people: 74.8, allPeople: 100 })
  expect(known(outside)).toBeCloseTo(1.156, 3)
})

test('areas that started lower and grew at a known speed give back that speed', () => {
  const [speed, years] = [0.02, 10]
  const areas = [100, 200, 400, 1600].map((start) => ({
    start,
    end: start * Math.exp((1 - Math.exp(-speed * years)) * (Math.log(1000) - Math.log(start))),
  }))
  const found = known(betaConvergence(areas, years))
  expect(found.b).toBeCloseTo(-(1 - Math.exp(-speed * years)) / years, 14)
  expect(known(found.speed)).toBeCloseTo(speed, 13)
  expect(known(found.halfLifeYears)).toBeCloseTo(Math.LN2 / speed, 10)
  expect(known(found.rSquared)).toBeCloseTo(1, 13)

  const apart = known(
    betaConvergence(
      areas.map(({ start, end }) => ({ start: end, end: start })),
      years,
    ),
  )
  expect(apart.speed).toMatchObject({ defined: false, reason: 'not-converging' })
  const swapped = [
    { start: 1, end: 100 },
    { start: 100, end: 1 },
  ]
  expect(known(betaConvergence(swapped, 1)).speed).toMatchObject({ reason: 'overshooting' })
})

test('the sigma line falls when areas come together', () => {
  const years = [2020, 2024].map((year) => ({
    year,
    areas: [100, 200, 400].map((value) => ({ value: year === 2020 ? value : Math.sqrt(value) })),
  }))
  const [before, after] = sigmaConvergence(years).map((point) => known(point.sigma)) as [
    number,
    number,
  ]
  expect(before).toBeCloseTo(Math.LN2 * Math.sqrt(2 / 3), 14)
  expect(after).toBeCloseTo(before / 2, 14)
})

test('what is not defined is said with its reason, in Thai and English', () => {
  const none = theilL([{ value: 0, weight: 1 }, three[0] as Area])
  expect(none).toMatchObject({ defined: false, reason: 'zero-value' })
  expect(none).toHaveProperty('because.th', expect.stringMatching(/[ก-๙]/))
  expect(theilT([])).toMatchObject({ reason: 'no-areas' })
  expect(theilT([{ value: -1, weight: 1 }, three[2] as Area])).toMatchObject({
    reason: 'negative-value',
  })
  expect(giniWeighted([{ value: 0, weight: 1 }])).toMatchObject({ reason: 'mean-not-positive' })
  expect(hoover([{ value: 1, weight: 0 }])).toMatchObject({ reason: 'no-weight' })
  expect(hoover([{ value: 1, weight: -1 }, ...three])).toMatchObject({ reason: 'negative-weight' })
  expect(gini([{ value: Number.NaN }])).toMatchObject({ reason: 'not-finite' })
  expect(atkinson(three, -1)).toMatchObject({ reason: 'bad-parameter' })
  expect(maxMin([{ value: 0 }, { value: 1 }])).toMatchObject({ reason: 'zero-divisor' })
  expect(known(hhi([{ value: 1, weight: 1 }])).normalised).toMatchObject({ reason: 'one-area' })
  expect(
    betaConvergence(
      [
        { start: 1, end: 2 },
        { start: 1, end: 3 },
      ],
      1,
    ),
  ).toMatchObject({ reason: 'no-spread' })
})

test('a value of zero counts where the formula allows it', () => {
  const withZero = [
    { value: 0, weight: 1 },
    { value: 2, weight: 1 },
  ]
  expect(known(theilT(withZero))).toBeCloseTo(Math.LN2, 15)
  expect(known(atkinson(withZero, 0.5))).toBeCloseTo(0.5, 15)
  expect(known(atkinson(withZero, 1))).toBe(1)
  expect(known(atkinson(withZero, 2))).toBe(1)
})

test('no finite input leads to NaN, Infinity or a throw', () => {
  const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true })
  const area = fc.record({
    value: anyNumber,
    weight: anyNumber.map(Math.abs),
    group: fc.constantFrom('a', 'b'),
  })
  fc.assert(
    fc.property(fc.array(area, { maxLength: 12 }), fc.double({ noNaN: true }), (areas, order) => {
      const answers = [
        ...Object.values(measureYear(areas)),
        atkinson(areas, order),
        generalisedEntropy(areas, order),
      ]
      for (const answer of answers) expect(holdsOnlyFiniteNumbers(answer)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

function holdsOnlyFiniteNumbers(answer: unknown): boolean {
  if (typeof answer === 'number') return Number.isFinite(answer)
  if (answer === null || typeof answer !== 'object') return true
  return Object.values(answer).every(holdsOnlyFiniteNumbers)
}

function known<T>(answer: Measured<T>): T {
  if (!answer.defined) throw new Error(answer.because.en)
  return answer.value
}
