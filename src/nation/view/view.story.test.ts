import { expect, test } from 'vitest'
import {
  type SyntheticRow,
  statisticFiles,
  syntheticDefinition,
  syntheticRows,
} from '../../../test/nation/synthetic.ts'
import { withRecord } from '../../../test/support/with-db.ts'
import { homeFigures } from '../../programme/index.ts'
import { importStatistic, loadNation, measureYears } from '../index.ts'

const now = new Date('2026-11-28T10:00:00+07:00')
const today = '2026-11-28'
const indicator = syntheticDefinition.id

test('GPP per head in 2024: highest Rayong, lowest Narathiwat, the mean is GPP by people', () =>
  withRecord(async (db) => {
    const { view } = await loadNation(db, {}, today)
    expect([view.indicator.id, view.year, view.system]).toEqual(['gpp-per-head', 2024, 'nesdc'])
    expect([view.highest?.code, view.highest?.value]).toEqual(['21', 956_135])
    expect([view.lowest?.code, view.lowest?.value]).toEqual(['96', 66_785])
    expect(view.mean).toBeCloseTo(266_112, -2)
    expect(view.regions.map(({ region, provinces }) => [region.code, provinces])).toEqual([
      ['bkk_vicinity', 6],
      ['central', 6],
      ['eastern', 8],
      ['western', 6],
      ['northern', 17],
      ['northeastern', 20],
      ['southern', 14],
    ])
    const shares = view.regions.reduce((sum, one) => sum + (one.totalShare ?? 0), 0)
    expect(shares).toBeCloseTo(1, 12)
  }))

test('between and within regions add up, in every system of regions, and only the split differs', () =>
  withRecord(async (db) => {
    const totals: number[] = []
    for (const system of ['nesdc', 'six', 'four'] as const) {
      const { view } = await loadNation(db, { system }, today)
      if (!view.theilL.defined || !view.theilT.defined) throw new Error('not defined')
      for (const { total, between, within } of [view.theilL.value, view.theilT.value])
        expect(Math.abs(between + within - total)).toBeLessThan(1e-12)
      totals.push(view.theilL.value.total)
    }
    expect(new Set(totals.map((total) => total.toFixed(12))).size).toBe(1)
  }))

test('the database measures every year as the pages do, to 1e-9', () =>
  withRecord(async (db) => {
    await importStatistic(db, statisticFiles(syntheticRows([2021, 2022, 2024])), now)
    for (const id of ['gpp-per-head', 'agriculture-share', 'emblems-per-million', indicator]) {
      const nation = await loadNation(db, { indicator: id }, today)
      const years = await measureYears(db.read, nation.view.indicator, 'nesdc', today)
      expect(numbersOf(years)).toHaveLength(numbersOf(nation.trend).length)
      numbersOf(years).forEach((number, at) => {
        const other = numbersOf(nation.trend)[at] as number
        expect(Math.abs(number - other)).toBeLessThanOrEqual(1e-9 * Math.abs(other) + 1e-15)
      })
    }
  }))

test('emblems per million: provinces without one are zero, so Theil L says why it is not defined', () =>
  withRecord(async (db) => {
    const { view } = await loadNation(db, { indicator: 'emblems-per-million' }, today)
    expect(view.areas.filter(({ value }) => value === 0)).toHaveLength(52)
    expect(view.theilL).toMatchObject({ defined: false, reason: 'zero-value' })
    expect(view.theilT.defined).toBe(true)
    expect(view.measures.maxMin).toMatchObject({ defined: false, reason: 'zero-divisor' })
  }))

test('the spread outside Bangkok and vicinity is that of the home page, and what is not connected is no zero', () =>
  withRecord(async (db) => {
    const { decentralisation } = await loadNation(db, {}, today)
    const { outside } = await homeFigures(db.read, today)
    const [emblems, zones, proven, flowing] = decentralisation.spreads
    expect(emblems).toMatchObject({
      state: 'counted',
      outside: outside.emblems,
      total: outside.emblemsTotal,
    })
    expect(decentralisation.people).toMatchObject({
      outside: outside.people,
      total: outside.peopleTotal,
    })
    if (emblems?.state !== 'counted' || !emblems.quotient.defined) throw new Error('not counted')
    expect(emblems.quotient.value.toFixed(2)).toBe('1.16')
    expect(zones).toMatchObject({ state: 'counted', outside: 5, total: 5 })
    expect([proven, flowing].map((one) => one?.state)).toEqual(['no-data', 'no-data'])
    const central = decentralisation.regions.find(({ region }) => region.code === 'central')
    expect(central).toMatchObject({ emblems: 0, emblemsPerMillion: { defined: true, value: 0 } })
  }))

test('with two years areas converge or not; with one year nothing is said of change', () =>
  withRecord(async (db) => {
    expect((await loadNation(db, {}, today)).convergence).toBeUndefined()
    await importStatistic(db, statisticFiles(syntheticRows([2020, 2021, 2022])), now)
    const { convergence, trend } = await loadNation(db, { indicator }, today)
    expect(trend.map(({ year }) => year)).toEqual([2020, 2021, 2022])
    if (!convergence?.beta.defined) throw new Error('not defined')
    expect(convergence.areas).toHaveLength(77)
    expect(convergence.beta.value.b).toBeLessThan(0)
    // The gap closes by a twentieth a year, by how the data were made.
    const { speed } = convergence.beta.value
    expect(speed.defined && speed.value).toBeCloseTo(-Math.log(0.95), 3)
  }))

test('a value that is not published is in no measure, and its province says so', () =>
  withRecord(async (db) => {
    const rows = syntheticRows([2023, 2024])
    Object.assign(rows[0] as SyntheticRow, { value: '' })
    await importStatistic(db, statisticFiles(rows), now)
    const { view, convergence } = await loadNation(db, { indicator, year: 2023 }, today)
    expect(view.areas.find(({ code }) => code === '10')).toMatchObject({ value: null })
    expect(view.regions[0]).toMatchObject({ provinces: 6, withValue: 5 })
    expect(view.measures.giniWeighted.defined).toBe(true)
    expect(convergence?.areas).toHaveLength(76)
  }))

test('an indicator of nothing but zeros is answered with reasons, never with a number', () =>
  withRecord(async (db) => {
    const rows = syntheticRows([2024]).map((row) => ({ ...row, value: '0' }))
    await importStatistic(db, statisticFiles(rows), now)
    const { view } = await loadNation(db, { indicator }, today)
    for (const answer of Object.values(view.measures)) expect(answer.defined).toBe(false)
    expect(view.lorenz).toMatchObject({ reason: 'mean-not-positive' })
  }))

test.each([
  [{ indicator: 'no-such' }, 'indicator'],
  [{ indicator: "gpp'; drop table city --" }, 'indicator'],
  [{ year: 1999 }, 'year'],
  [{ version: 7 }, 'version'],
])('%j is refused with what is allowed', (query, name) =>
  withRecord(async (db) => {
    await expect(loadNation(db, query, today)).rejects.toMatchObject({
      kind: { type: 'invalid-parameters' },
      facts: { members: { fields: [{ name }] } },
    })
  }),
)

/** Every number in a tree, in the order of its keys. */
function numbersOf(tree: unknown): number[] {
  if (typeof tree === 'number') return [tree]
  if (tree === null || typeof tree !== 'object') return []
  return Object.entries(tree)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, child]) => numbersOf(child))
}
