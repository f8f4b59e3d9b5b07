import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GroupedArea } from './area.ts'
import {
  type Area,
  atkinson,
  generalisedEntropy,
  gini,
  giniWeighted,
  hhi,
  hoover,
  type Measured,
  theilL,
  theilLSplit,
  theilT,
  theilTSplit,
  williamsonWeighted,
} from './index.ts'
import { areasOf, positiveValue, value } from './random-areas.fixture.ts'

const long = process.env.TEST_LONG === '1'
const timeout = long ? 600_000 : 30_000
const runs = { numRuns: long ? 20_000 : 400 }

/** All measures of inequality with weights; those that need positive values only are tried on such. */
const measures: [string, (areas: readonly Area[]) => Measured][] = [
  ['giniWeighted', giniWeighted],
  ['theilT', theilT],
  ['theilL', theilL],
  ['GE(2)', (areas) => generalisedEntropy(areas, 2)],
  ['GE(-1.5)', (areas) => generalisedEntropy(areas, -1.5)],
  ['Atkinson(½)', (areas) => atkinson(areas, 0.5)],
  ['Atkinson(1)', (areas) => atkinson(areas, 1)],
  ['Atkinson(2)', (areas) => atkinson(areas, 2)],
  ['williamsonWeighted', williamsonWeighted],
  ['hoover', hoover],
]

test('T and L are the sum of between and within, to 1e-12, over random partitions', {
  timeout,
}, () => {
  const check = (areas: GroupedArea[]) => {
    for (const split of [theilTSplit(areas), theilLSplit(areas)]) {
      const { total, between, within, groups } = known(split)
      expect(Math.abs(between + within - total)).toBeLessThanOrEqual(1e-12 * Math.max(1, total))
      expect(between).toBeGreaterThanOrEqual(0)
      expect(groups.reduce((all, group) => all + group.populationShare, 0)).toBeCloseTo(1, 12)
    }
  }
  fc.assert(fc.property(areasOf(positiveValue), check), { numRuns: long ? 100_000 : 10_000 })
})

test('T is split exactly with zeros, even in a group that has nothing', () => {
  const areas = [
    { value: 0, weight: 3, group: 'a' },
    { value: 5, weight: 1, group: 'b' },
    { value: 1, weight: 2, group: 'b' },
  ]
  const { total, between, within } = known(theilTSplit(areas))
  expect(total).toBeCloseTo(known(theilT(areas)), 15)
  expect(between + within).toBeCloseTo(total, 15)
  expect(theilLSplit(areas)).toMatchObject({ defined: false, reason: 'zero-value' })
})

test('Atkinson(1) is 1 − exp(−L)', () => {
  const check = (areas: Area[]) => {
    const expected = -Math.expm1(-known(theilL(areas)))
    near(known(atkinson(areas, 1)), expected)
    near(known(atkinson(areas, 1 + 1e-9)), expected, 1e-6)
  }
  fc.assert(fc.property(areasOf(positiveValue), check), runs)
})

test('generalised entropy runs into T and L at a = 1 and a = 0', () => {
  const check = (areas: Area[]) => {
    near(known(generalisedEntropy(areas, 1 + 1e-10)), known(theilT(areas)), 1e-7)
    near(known(generalisedEntropy(areas, 1e-10)), known(theilL(areas)), 1e-7)
  }
  fc.assert(fc.property(areasOf(positiveValue), check), runs)
})

test.each(measures)(
  '%s does not change with the unit of the values or of the weights',
  (_, measure) => {
    const check = (areas: Area[], unit: number, head: number) => {
      const other = areas.map((area) => ({ value: area.value * unit, weight: area.weight * head }))
      near(known(measure(other)), known(measure(areas)), 1e-9, 1e-14)
    }
    const power = fc.integer({ min: -900, max: 900 }).map((e) => 2 ** e)
    fc.assert(fc.property(areasOf(positiveValue), power, power, check), runs)
  },
)

test.each(measures)(
  '%s is the same when every area stands there twice, or counts double',
  (_, measure) => {
    const check = (areas: Area[]) =>
      near(known(measure([...areas, ...areas])), known(measure(areas)))
    fc.assert(fc.property(areasOf(positiveValue), check), runs)
  },
)

test.each(measures)(
  '%s does not rise when a richer area gives to a poorer one of the same size',
  (_, measure) => {
    const check = (areas: Area[], share: number) => {
      const sorted = areas.map((area) => ({ ...area, weight: 1 })).sort((a, b) => a.value - b.value)
      const [poor, rich] = [sorted[0] as Area, sorted[sorted.length - 1] as Area]
      const gift = ((rich.value - poor.value) / 2) * share
      const after = [
        { value: poor.value + gift, weight: 1 },
        ...sorted.slice(1, -1),
        { value: rich.value - gift, weight: 1 },
      ]
      const before = known(measure(sorted))
      expect(known(measure(after))).toBeLessThanOrEqual(before + 1e-14 + before * 1e-12)
    }
    fc.assert(
      fc.property(areasOf(positiveValue, 2), fc.double({ min: 0, max: 1, noNaN: true }), check),
      runs,
    )
  },
)

test.each(measures)('%s is nought when all have the same', (_, measure) => {
  const check = (areas: Area[], same: number) => {
    const equal = areas.map(({ weight }) => ({ value: same, weight }))
    expect(known(measure(equal))).toBe(0)
  }
  fc.assert(fc.property(areasOf(positiveValue), positiveValue, check), runs)
})

test('bounds hold', () => {
  const check = (areas: Area[]) => {
    fc.pre(areas.some((area) => area.value > 0))
    for (const measure of [giniWeighted, gini, hoover]) within(known(measure(areas)), 0, 1)
    for (const e of [0, 0.5, 1, 2, 10]) within(known(atkinson(areas, e)), 0, 1)
    const { index, equivalentNumber, normalised } = known(hhi(areas))
    within(index, 1 / areas.length, 1)
    within(equivalentNumber, 1, areas.length)
    if (areas.length > 1) within(known(normalised), 0, 1)
    expect(known(theilT(areas))).toBeGreaterThanOrEqual(0)
    expect(known(giniWeighted(areas))).toBeGreaterThanOrEqual(known(hoover(areas)) - 1e-12)
  }
  fc.assert(fc.property(areasOf(value), check), runs)
})

test('Gini is the mean difference of all pairs', () => {
  const check = (areas: Area[]) => {
    const people = areas.reduce((all, area) => all + area.weight, 0)
    const total = areas.reduce((all, area) => all + area.weight * area.value, 0)
    fc.pre(total > 0)
    let pairs = 0
    for (const a of areas)
      for (const b of areas) pairs += a.weight * b.weight * Math.abs(a.value - b.value)
    near(known(giniWeighted(areas)), pairs / people / total / 2, 1e-9, 1e-14)
  }
  fc.assert(fc.property(areasOf(value), check), runs)
})

function near(found: number, expected: number, relative = 1e-9, absolute = 1e-15): void {
  const allowed = absolute + relative * Math.abs(expected)
  if (Math.abs(found - expected) > allowed)
    expect.fail(`${found} is not ${expected} within ${allowed}`)
}

function within(found: number, least: number, most: number): void {
  if (found < least - 1e-12 || found > most + 1e-12)
    expect.fail(`${found} is not in [${least}, ${most}]`)
}

function known<T>(answer: Measured<T>): T {
  if (!answer.defined) throw new Error(answer.because.en)
  return answer.value
}
