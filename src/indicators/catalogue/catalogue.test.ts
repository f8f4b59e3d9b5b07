import { expect, test } from 'vitest'
import { type Declaration, domains } from '../declaration/index.ts'
import { listU4ssc, readStarters } from './index.ts'

const starters = await readStarters()

test('at least twenty starter definitions cover the seven domains, and all stand the check with their tests', () => {
  expect(starters.length).toBeGreaterThanOrEqual(20)
  for (const domain of domains)
    expect(starters.filter((one) => one.domain === domain).length, domain).toBeGreaterThan(2)
})

test('each is tested with data and without, and the tests expect a number and a status', () => {
  for (const { id, tests } of starters) {
    expect(
      tests.some(({ expect }) => 'value' in expect),
      id,
    ).toBe(true)
    expect(
      tests.some(({ expect, inputs }) => 'status' in expect && Object.values(inputs).some(isGap)),
      id,
    ).toBe(true)
  }
})

test('the weights of a domain come to one, and every source is named in both languages', () => {
  for (const domain of domains) {
    const weights = starters.filter((one) => one.domain === domain)
    expect(weights.reduce((sum, one) => sum + one.weightInDomain, 0)).toBeCloseTo(1, 2)
  }
  for (const { reference, id } of starters) {
    expect(reference.title.th, id).toMatch(/\S/)
    expect(reference.url ?? reference.number ?? reference.title.en, id).toMatch(/\S/)
  }
})

test('fine dust is held against the standard of its own period: days against 37.5, a year against 15', () => {
  const dust = starters.filter(({ inputs }) =>
    Object.values(inputs).some(({ attribute }) => attribute === 'pm25'),
  )
  expect(
    dust.map(({ id, period, unit, targets }) => [id, period, unit, targets[0]?.value]),
  ).toEqual([
    ['air.pm25_days', 'P1M', 'DAY', undefined],
    ['air.pm25_year', 'P1Y', 'GQ', 15],
  ])
  expect(dust[0]?.inputs.pm25?.over).toEqual({ count: { above: 37.5 } })
})

test('decibels are drawn together by the meter alone, never by their arithmetic mean', () => {
  const levels = starters.flatMap(({ inputs }) =>
    Object.values(inputs).filter(({ unit }) => unit === '2N'),
  )
  expect(levels.length).toBeGreaterThan(0)
  for (const { within, across, over } of levels)
    expect([within, across, over]).not.toContain('mean')
})

test('the 91 indicators of U4SSC are listed by feed class, and those that are executable lead to a definition', async () => {
  const listed = await listU4ssc()
  expect(new Set(listed.map(({ code }) => code)).size).toBe(91)
  const classes = Object.groupBy(listed, ({ feed }) => feed)
  expect([classes.live, classes.register, classes.survey, classes.document].map(count)).toEqual([
    21, 45, 23, 2,
  ])
  const executable = listed.flatMap(({ indicator }) => indicator ?? [])
  expect(executable.length).toBeGreaterThanOrEqual(10)
  const ids = starters.map(({ id }) => id)
  expect(executable.filter((id) => !ids.includes(id))).toEqual([])
  for (const { name } of listed) expect(name.th).toMatch(/[ก-๙]/)
})

function isGap(given: Declaration['tests'][number]['inputs'][string]): boolean {
  return given === null || given === 'stale' || (Array.isArray(given) && given.includes(null))
}

function count(list: readonly unknown[] | undefined): number {
  return list?.length ?? 0
}
