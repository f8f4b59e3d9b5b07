import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type MeasuredCity, rules, withMeasuredCity } from '../../../test/indicators/measuring.ts'
import { atMostTwoDays } from '../../../test/indicators/pm25-promise.ts'
import { pm25Days } from '../check/pm25.fixture.ts'
import { cityCommitments, cityProof, proofHistory } from '../city/index.ts'
import { listResults } from '../results/index.ts'
import { tryCommitment } from '../trial/index.ts'
import { makeCommitment, withdrawCommitment } from './index.ts'

const sensor = 'AirQualityObserved:1'

async function observeDays(city: MeasuredCity, month: string, days: number, above: number) {
  const values = Array.from({ length: days }, (_, at): [string, number] => [
    `${month}-${String(at + 1).padStart(2, '0')}T05:00:00Z`,
    at < above ? 60 : 12,
  ])
  await city.observe(sensor, 'pm25', values)
}

async function proofIn(city: MeasuredCity): Promise<string> {
  const { status, graceDaysLeft } = await cityProof(city.db, city.city, rules, city.now())
  return graceDaysLeft === undefined ? status : `${status} ${graceDaysLeft}`
}

test('over a simulated clock a city is proven, at risk, unproven and proven again, and each time it is told', () =>
  withMeasuredCity('2026-10-31T16:00:00Z', async (city) => {
    await city.adopt(pm25Days)
    await observeDays(city, '2026-10', 31, 2)
    await makeCommitment(city.db, city.city, atMostTwoDays, city.act())
    await city.workOff()
    expect(await proofIn(city)).toBe('no-data') // no month is over yet
    await city.goTo('2026-10-31T17:00:00Z')
    expect(await proofIn(city)).toBe('proven')

    await city.goTo('2026-11-04T00:00:00Z') // nothing came since noon of the last day of October
    expect(await proofIn(city)).toBe('at-risk 30')
    expect(await cityCommitments(city.db, city.city, city.now())).toMatchObject([
      {
        judged: { verdict: 'unproven' },
        reading: { status: 'stale' },
        lapses: [{ closedAt: expect.any(Date) }, { openedAt: city.now() }],
      },
    ])
    await city.goTo('2026-11-10T00:00:00Z')
    expect(await proofIn(city)).toBe('at-risk 24')
    await observeDays(city, '2026-11', 10, 3)
    expect(await proofIn(city)).toBe('proven') // October stands until November is over

    await city.goTo('2026-11-30T16:59:00Z')
    await observeDays(city, '2026-11', 30, 3)
    await city.goTo('2026-11-30T17:00:00Z')
    expect(await proofIn(city)).toBe('at-risk 30')
    await observeDays(city, '2026-12', 1, 0)
    await city.goTo('2026-12-29T17:00:00Z')
    await observeDays(city, '2026-12', 30, 0)
    expect(await proofIn(city)).toBe('at-risk 1')
    await city.goTo('2026-12-30T17:00:00Z')
    expect(await proofIn(city)).toBe('unproven')
    await observeDays(city, '2026-12', 31, 0)
    await city.goTo('2026-12-31T17:00:00Z')
    expect(await proofIn(city)).toBe('proven')

    const told = ['no-data', 'proven', 'at-risk', 'proven', 'at-risk', 'unproven', 'proven']
    const history = await proofHistory(city.db, city.city)
    expect(history.map(({ proof }) => proof)).toEqual(told)
    expect(await eventsOf(city)).toEqual(told.map((proof) => ({ city: 'yala', proof })))
    // What was true at a moment is still told of it.
    const then = await cityProof(city.db, city.city, rules, new Date('2026-11-05T00:00:00Z'))
    expect(then).toMatchObject({
      status: 'at-risk',
      graceDaysLeft: 29,
      results: [expect.any(String)],
    })
    const results = await city.db.city(city.space.tenant, (tx) =>
      listResults(tx, { city: city.city, all: true }),
    )
    const known = new Set(results.map(({ id }) => id))
    for (const { results: pinned } of history)
      for (const id of pinned) expect(known.has(id)).toBe(true)
  }))

test('a commitment that is withdrawn counts no more, and what it said stays', () =>
  withMeasuredCity('2026-10-31T16:00:00Z', async (city) => {
    await city.adopt(pm25Days)
    await observeDays(city, '2026-10', 31, 9)
    const made = await makeCommitment(city.db, city.city, atMostTwoDays, city.act())
    await city.workOff()
    await city.goTo('2026-10-31T17:00:00Z')
    expect(await proofIn(city)).toBe('at-risk 30')
    await withdrawCommitment(city.db, city.city, made.id, city.act())
    await city.workOff()
    expect(await proofIn(city)).toBe('no-data')
    expect(await cityCommitments(city.db, city.city, city.now())).toEqual([])
    await expect(withdrawCommitment(city.db, city.city, made.id, city.act())).rejects.toMatchObject(
      {
        kind: { type: 'no-such-commitment' },
      },
    )
  }))

test('a commitment is tried on the data of the past year before it is made', () =>
  withMeasuredCity('2026-12-15T00:00:00Z', async (city) => {
    await city.adopt(pm25Days)
    await observeDays(city, '2026-09', 30, 1)
    await observeDays(city, '2026-10', 31, 5)
    await observeDays(city, '2026-11', 12, 0)
    const trial = await tryCommitment(city.db, city.city, atMostTwoDays, city.now())
    expect(trial.periods.slice(-3).map(({ period, verdict }) => [period.name, verdict])).toEqual([
      ['2026-09', 'met'],
      ['2026-10', 'not-met'],
      ['2026-11', 'unproven'],
    ])
    expect(trial.periods).toHaveLength(12)
    expect(trial.lapses).toHaveLength(2)
    const bad = { ...atMostTwoDays, dueOn: '2026-02-30' }
    await expect(tryCommitment(city.db, city.city, bad, city.now())).rejects.toMatchObject({
      facts: { members: { faults: [{ path: '/dueOn' }] } },
    })
  }))

async function eventsOf({ db, space }: MeasuredCity) {
  const { rows } = await db.city(space.tenant, (tx) =>
    sql<{ body: { city: string; proof: string } }>`
      select body - 'at' as body from outbox_event
      where tenant = ${space.tenant} and type = 'proof.changed' order by number`.execute(tx),
  )
  return rows.map(({ body }) => body)
}
