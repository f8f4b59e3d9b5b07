import { expect, test } from 'vitest'
import { type MeasuredCity, withMeasuredCity } from '../../../test/indicators/measuring.ts'
import { pm25Days } from '../check/pm25.fixture.ts'
import { readingsOver } from '../city/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { definitionsOf } from '../definitions/index.ts'
import { replayResult } from '../lineage/index.ts'
import { listResults } from '../results/index.ts'

const sensor = 'AirQualityObserved:1'

/** A value at noon of each day of November from one to another. */
function noons(from: number, to: number, value: (day: number) => number): [string, number][] {
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const day = String(from + at).padStart(2, '0')
    return [`2026-11-${day}T05:00:00Z`, value(from + at)]
  })
}

async function reading({ db, city }: MeasuredCity, month = '2026-11') {
  const readings = await readingsOver(db, city, { id: pm25Days.id })
  return readings.find(({ from }) => from.getTime() === Date.parse(`${month}-01T00:00:00+07:00`))
}

function results({ db, space, city }: MeasuredCity) {
  return db.city(space.tenant, (tx) => listResults(tx, { city, all: true }))
}

test('a month runs, is over, is published, and is corrected by late data; nothing is rewritten', () =>
  withMeasuredCity('2026-11-05T12:00:00Z', async (city) => {
    await city.adopt(pm25Days)
    expect(await reading(city)).toMatchObject({ status: 'insufficient' })

    await city.observe(
      sensor,
      'pm25',
      noons(1, 5, (day) => (day < 3 ? 90 : 10)),
    )
    expect(await reading(city)).toMatchObject({
      status: 'provisional',
      value: '2',
      quality: { pm25: { coverage: 1, observations: 5, entities: 1 } },
    })

    await city.goTo('2026-11-09T12:00:00Z')
    expect(await reading(city)).toMatchObject({ status: 'stale' })

    await city.goTo('2026-11-30T12:00:00Z')
    await city.observe(
      sensor,
      'pm25',
      noons(9, 30, () => 50),
    )
    expect(await reading(city)).toMatchObject({ status: 'provisional', value: '24' })

    await city.goTo('2026-12-02T00:00:00Z')
    expect(await reading(city)).toMatchObject({ status: 'provisional', value: '24' })
    await city.goTo('2026-12-11T00:00:00Z')
    expect(await reading(city)).toMatchObject({ status: 'final', value: '24' })

    await city.observe(
      sensor,
      'pm25',
      noons(6, 6, () => 50),
    )
    expect(await reading(city)).toMatchObject({ status: 'final', value: '25' })
    const november = (await results(city)).filter(({ from }) => from < new Date('2026-11-15'))
    expect(
      november.map(({ status, ...one }) => [status, 'value' in one ? one.value : null]),
    ).toEqual([
      ['insufficient', null],
      ['provisional', '2'],
      ['stale', null],
      ['provisional', '24'],
      ['final', '24'],
      ['final', '25'],
    ])
    for (const [at, one] of november.entries()) expect(one.supersedes).toBe(november[at - 1]?.id)
  }))

test('data of another city, of the default space and of another attribute count nowhere', () =>
  withMeasuredCity('2026-11-05T12:00:00Z', async (city) => {
    await city.adopt(pm25Days)
    await city.observe(
      sensor,
      'pm10',
      noons(1, 5, () => 90),
    )
    expect(await reading(city)).toMatchObject({ status: 'insufficient' })
    await city.observe(
      'WeatherObserved:1',
      'pm25',
      noons(1, 5, () => 90),
    )
    expect(await reading(city)).toMatchObject({ status: 'insufficient' })
  }))

const input = pm25Days.inputs.pm25 as Declaration['inputs'][string]
const failing = pm25Days.tests.slice(1)

test('a formula that reads another indicator follows it, and pins the result it has read', () =>
  withMeasuredCity('2026-12-12T00:00:00Z', async (city) => {
    const twice: Declaration = {
      ...pm25Days,
      id: 'air.pm25_twice',
      inputs: {},
      expression: 'air.pm25_days * 2',
      tests: [
        { title: pm25Days.title, inputs: { 'air.pm25_days': 3 }, expect: { value: 6 } },
        {
          title: pm25Days.title,
          inputs: { 'air.pm25_days': null },
          expect: { status: 'insufficient' },
        },
      ],
    }
    await city.adopt(pm25Days)
    await city.adopt(twice)
    await city.observe(
      sensor,
      'pm25',
      noons(1, 30, (day) => (day < 5 ? 60 : 10)),
    )
    await city.observe(
      sensor,
      'pm25',
      noons(9, 9, () => 90),
    )
    const [read] = await readingsOver(city.db, city.city, { id: 'air.pm25_twice' })
    expect(read).toMatchObject({ status: 'final', value: '10' })
    const all = await results(city)
    const last = all.findLast(
      ({ indicator, status }) => indicator === twice.id && status === 'final',
    )
    const base = all.findLast(
      ({ indicator, status }) => indicator === pm25Days.id && status === 'final',
    )
    expect(last?.lineage.reads).toMatchObject({ 'air.pm25_days': { result: base?.id, raw: 5 } })
    const known = await definitionsOf(city.db, city.city)
    for (const one of all) {
      const definition = known.get(`${one.indicator}@1`)
      const replay = await city.db.snapshot(city.space.tenant, async (tx) =>
        definition ? replayResult(tx, definition, one) : undefined,
      )
      expect([one.indicator, one.status, replay?.outcome]).toEqual([
        one.indicator,
        one.status,
        'same',
      ])
    }
  }))

test('only entities that match count, and an earlier result stands in where that is declared', () =>
  withMeasuredCity('2026-12-12T00:00:00Z', async (city) => {
    const official: Declaration = {
      ...pm25Days,
      id: 'air.pm25_official',
      inputs: { pm25: { ...input, q: 'owner=="city"' } },
      missing: { policy: 'carry', for: 'P40D' },
      tests: [pm25Days.tests[0] as Declaration['tests'][0], ...failing],
    }
    await city.adopt(official)
    await city.observe(
      sensor,
      'pm25',
      noons(1, 30, () => 60),
      { owner: { value: 'city' } },
    )
    await city.observe(
      'AirQualityObserved:2',
      'pm25',
      noons(1, 30, () => 0),
      { owner: { value: 'shop' } },
    )
    await city.goTo('2026-12-12T17:00:00Z') // the next day: what reads an earlier result looks again
    const months = await readingsOver(city.db, city.city, { id: official.id })
    expect(months).toMatchObject([
      { status: 'final', value: '30', quality: { pm25: { entities: 1 } } },
      { status: 'provisional', value: '30', because: { en: expect.stringContaining('stands in') } },
    ])
    await city.goTo('2027-01-20T00:00:00Z')
    const later = await readingsOver(city.db, city.city, { id: official.id })
    expect(later.at(-1)).toMatchObject({ status: 'stale' })
  }))
