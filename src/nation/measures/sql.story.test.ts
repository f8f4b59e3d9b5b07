import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { GroupedArea } from './area.ts'
import {
  betaConvergence,
  locationQuotients,
  lorenzCurve,
  type Measured,
  measureYear,
} from './index.ts'
import { areasOf, positiveValue, value, weight } from './random-areas.fixture.ts'
import { measuresByYear } from './sql.ts'
import { betaBetween, locationQuotientsByYear, lorenzByYear } from './sql-curves.ts'
import { overviewByYear, readOverview } from './sql-overview.ts'
import { readYear } from './sql-read.ts'

const long = process.env.TEST_LONG === '1'

/** Years of many kinds: with zeros and ties, nearly equal, negative, without weight, far apart, not a number. */
const anyYear = fc.oneof(
  { weight: 6, arbitrary: areasOf(positiveValue) },
  { weight: 3, arbitrary: areasOf(value) },
  areasOf(fc.integer({ min: -1_000, max: 10_000 }).map((x) => x / 100)),
  areasOf(fc.double({ min: 0, max: 1, noNaN: true }).map((x) => 10 ** (x * 60 - 200))),
  areasOf(fc.double({ min: 0, max: 1, noNaN: true }).map((x) => 1e300 * (1 + x * 1e-9))),
  areasOf(positiveValue).map(([first, ...rest]) => [
    { ...(first as GroupedArea), weight: 0 },
    ...rest,
  ]),
  areasOf(positiveValue).map((areas) => areas.map((area) => ({ ...area, weight: 0 }))),
  areasOf(positiveValue).map(([first, ...rest]) => [
    { ...(first as GroupedArea), weight: -1 },
    ...rest,
  ]),
  areasOf(fc.constantFrom(1, Number.NaN, Number.POSITIVE_INFINITY)),
  areasOf(fc.constant(0)),
)

test('PostgreSQL measures a year as TypeScript does, to 1e-9', () =>
  withDb(async (db) => {
    const years = fc.sample(anyYear, { numRuns: long ? 5_000 : 500, seed: 20_260_101 })
    const { rows } = await measuresByYear(relation(years)).execute(db.read)
    expect(rows).toHaveLength(years.length)
    for (const row of rows) expectSame(readYear(row), measureYear(years[row.year] as GroupedArea[]))
  }))

test('a year beyond the range of SQL is answered with that reason, never with a wrong number', () =>
  withDb(async (db) => {
    const once = (values: number[]) => values.map((value) => ({ value, weight: 1, group: '' }))
    const years = [once([1e-200, 1, 1e200]), once([1e9, -1e9 + 1, 5])]
    const { rows } = await measuresByYear(relation(years)).execute(db.read)
    expect(rows).toHaveLength(years.length)
    for (const answer of rows.flatMap((row) => Object.values(readYear(row))))
      expect(answer).toMatchObject({ defined: false, reason: 'out-of-range' })
  }))

test('the overview of many rows agrees as well', () =>
  withDb(async (db) => {
    const ordinary = fc.oneof(
      areasOf(value),
      areasOf(fc.integer({ min: -100, max: 1_000 })),
      areasOf(positiveValue).map((areas) => areas.map((area) => ({ ...area, weight: 0 }))),
      areasOf(positiveValue).map(([first, ...rest]) => [
        { ...(first as GroupedArea), weight: -1 },
        ...rest,
      ]),
      areasOf(positiveValue, 2).map(([first, ...rest]) => [
        { ...(first as GroupedArea), value: -1, weight: 0 },
        ...rest,
      ]),
    )
    const years = fc.sample(ordinary, { numRuns: 300, seed: 11 })
    const { rows } = await overviewByYear(relation(years)).execute(db.read)
    for (const row of rows) {
      const { mean: _, hhi, ...found } = readOverview(row)
      const expected = measureYear(years[row.year] as GroupedArea[])
      const { sigma, theilT, theilL, williamsonWeighted } = expected
      const totals = [theilT, theilL].map((split) =>
        split.defined ? { defined: true, value: split.value.total } : split,
      )
      expectSame(found, { sigma, theilT: totals[0], theilL: totals[1], williamsonWeighted }, 1e-7)
      expectSame(
        hhi.defined ? hhi.value : hhi,
        expected.hhi.defined ? expected.hhi.value.index : expected.hhi,
      )
    }
  }))

test('Lorenz curves and location quotients agree as well', () =>
  withDb(async (db) => {
    const years = fc.sample(areasOf(value), { numRuns: 50, seed: 7 })
    const curves = Map.groupBy(
      (await lorenzByYear(relation(years)).execute(db.read)).rows,
      (row) => row.year,
    )
    const quotients = Map.groupBy(
      (await locationQuotientsByYear(relation(years)).execute(db.read)).rows,
      (row) => row.year,
    )
    for (const [year, areas] of years.entries()) {
      const points = (curves.get(year) ?? []).map(({ population, total }) => ({
        population,
        total,
      }))
      const curve = lorenzCurve(areas)
      if (!curve.defined) expect(points).toEqual([])
      else expectSame([{ population: 0, total: 0 }, ...points], curve.value)
      const found = new Map(
        (quotients.get(year) ?? []).map((row) => [Number(row.area), row.quotient]),
      )
      const expected = locationQuotients(areas)
      if (!expected.defined) expect(found.size).toBe(0)
      else
        expectSame(
          areas.map((_, i) => found.get(i)),
          expected.value.map(numberOf),
        )
    }
  }))

test('beta convergence between two years agrees as well', () =>
  withDb(async (db) => {
    const pair = fc.record({
      start: fc.double({ min: 1, max: 1e6, noNaN: true }),
      end: positiveValue,
      weight,
    })
    for (const pairs of fc.sample(fc.array(pair, { minLength: 2, maxLength: 30 }), {
      numRuns: 30,
      seed: 3,
    })) {
      const years = ['start', 'end'].map((side) =>
        pairs.map((each) => ({ value: each[side as 'start' | 'end'], weight: 1, group: '' })),
      )
      const { rows } = await betaBetween(relation(years), 0, 1).execute(db.read)
      const expected = betaConvergence(pairs, 1)
      if (!expected.defined) throw new Error(expected.because.en)
      const { intercept, b, rSquared, speed, halfLifeYears } = expected.value
      const line = {
        areas: pairs.length,
        lowest: Math.min(...pairs.flatMap(({ start, end }) => [start, end])),
        intercept,
        b,
        rSquared: numberOf(rSquared) ?? null,
        speed: numberOf(speed) ?? null,
        halfLifeYears: numberOf(halfLifeYears) ?? null,
      }
      expectSame(rows[0], line, 1e-13)
    }
  }))

/** The areas of some years as one relation; the year is the place in the list, and every value goes as a parameter. */
function relation(years: readonly (readonly GroupedArea[])[]): RawBuilder<unknown> {
  const rows = years.flatMap((areas, year) =>
    areas.map((area, i) => ({ area: String(i).padStart(3, '0'), year, ...area })),
  )
  const column = (read: (row: (typeof rows)[number]) => unknown) =>
    rows.map((row) => String(read(row)))
  return sql`select * from unnest(${column((row) => row.area)}::text[], ${column((row) => row.group)}::text[],
    ${column((row) => row.year)}::int[], ${column((row) => row.value)}::float8[], ${column((row) => row.weight)}::float8[])
    as areas(area, grp, year, value, weight)`
}

/** The same shape with the same reasons, and every number within 1e-9 of the other, or within the floor. */
function expectSame(found: unknown, expected: unknown, floor = 1e-15): void {
  const [rounded, wanted] = [found, expected].map(leaves) as [
    Map<string, unknown>,
    Map<string, unknown>,
  ]
  expect([...rounded.keys()]).toEqual([...wanted.keys()])
  for (const [path, one] of rounded) {
    const other = wanted.get(path)
    const isNear =
      typeof one === 'number' && typeof other === 'number'
        ? Math.abs(one - other) <= 1e-9 * Math.abs(other) + floor
        : one === other
    if (!isNear) expect.fail(`${path}: ${one} is not ${other} in ${JSON.stringify(expected)}`)
  }
}

function leaves(tree: unknown): Map<string, unknown> {
  const found = new Map<string, unknown>()
  const walk = (node: unknown, path: string) => {
    if (node === null || typeof node !== 'object') found.set(path, node)
    else for (const [key, child] of Object.entries(node).sort()) walk(child, `${path}.${key}`)
  }
  walk(tree, '')
  return found
}

function numberOf(answer: Measured): number | undefined {
  return answer.defined ? answer.value : undefined
}
