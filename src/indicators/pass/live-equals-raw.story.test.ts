import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aMeasuredCity, type MeasuredCity } from '../../../test/indicators/measuring.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import { pm25Days } from '../check/pm25.fixture.ts'
import { readingsOver } from '../city/index.ts'
import type { Declaration, Input } from '../declaration/index.ts'
import { definitionsOf } from '../definitions/index.ts'
import { replayResult } from '../lineage/index.ts'
import { listResults } from '../results/index.ts'

const input = pm25Days.inputs.pm25 as Input
const hourMean: Declaration = {
  ...pm25Days,
  id: 'air.pm25_hours',
  unit: 'GQ',
  decimals: 3,
  inputs: { pm25: { ...input, bucket: 'PT1H', over: 'mean', minBuckets: 0.05 } },
  tests: [
    { title: pm25Days.title, inputs: { pm25: [10, 20] }, expect: { value: 15 } },
    { title: pm25Days.title, inputs: { pm25: null }, expect: { status: 'insufficient' } },
  ],
}

const begin = Date.parse('2026-10-31T17:00:00Z')
const hourMs = 3_600_000
const hours = 30 * 24

type Row = { series: number; at: number; change: number; num: number; gone: boolean }

/** What happens to the data: observations come (late and twice too), are corrected, are taken away; now and then they are worked off. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('write' as const),
      rows: fc.array(
        fc.record({
          series: fc.integer({ min: 0, max: 1 }),
          // Few moments of an hour, so that many come twice.
          at: fc.tuple(fc.integer({ min: 0, max: hours - 1 }), fc.constantFrom(0, 7, 59)),
          num: fc.integer({ min: 0, max: 800 }).map((tenths) => tenths / 10),
        }),
        { minLength: 1, maxLength: 30 },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('correct' as const, 'delete' as const),
      pick: fc.nat(),
      num: fc.integer({ min: 0, max: 800 }).map((tenths) => tenths / 10),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('work' as const) }) },
)

test(
  'live readings equal what raw observations give, late, twice, corrected and taken away as they may be',
  () =>
    withDb(async (db) => {
      let runs = 0
      const seen = new Set<string>()
      await fc.assert(
        fc.asyncProperty(
          fc.double({ min: 0.3, max: 1, noNaN: true }),
          fc.array(step, { minLength: 3, maxLength: 12 }),
          async (density, steps) => {
            const city = await aMeasuredCity(db, '2026-12-12T00:00:00Z', `city-${runs++}`)
            try {
              await live(city, runs, density, steps, seen)
            } finally {
              await city.close()
            }
          },
        ),
        {
          numRuns: process.env.TEST_LONG === '1' ? 60 : 5,
          // Thin and full data, so that a short run too meets more than one status.
          examples: [
            [0.3, [{ what: 'work' }]],
            [1, [{ what: 'work' }]],
          ],
        },
      )
      expect(seen.size).toBeGreaterThan(1)
    }),
  120_000,
)

async function live(
  city: MeasuredCity,
  seed: number,
  density: number,
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
  seen: Set<string>,
) {
  for (const declaration of [pm25Days, hourMean]) await city.adopt(declaration)
  const numbers: number[] = []
  for (const name of ['AirQualityObserved:1', 'AirQualityObserved:2']) {
    await city.observe(name, 'pm25', [['2026-09-01T00:00:00Z', 1]])
    numbers.push(...(await newestSeries(city)))
  }
  const rows: Row[] = []
  let change = 1_000
  const add = (series: number, at: number, num: number) => {
    const row = { series: numbers[series] as number, at, change: change++, num, gone: false }
    rows.push(row)
    return row
  }
  const first = Array.from({ length: 60 }, (_, at) =>
    (at * 7919 * seed) % 1000 < density * 1000
      ? [add(at % 2, begin + Math.floor(at / 2) * 24 * hourMs, (at * 13) % 80)]
      : [],
  ).flat()
  await writeRows(city, first, [])
  for (const one of steps) {
    if (one.what === 'work') await city.workOff()
    else if (one.what === 'write') {
      const added = one.rows.map(({ series, at: [hour, minute], num }) =>
        add(series, begin + hour * hourMs + minute * 60_000, num),
      )
      await writeRows(city, added, [])
    } else {
      const standing = rows.filter(({ gone }) => !gone)
      const old = standing[one.pick % standing.length]
      if (!old) continue
      old.gone = true
      const series = numbers.indexOf(old.series)
      const corrected = one.what === 'correct' ? [add(series, old.at, one.num)] : []
      await writeRows(city, corrected, [{ ...old, goneChange: change++ }])
    }
  }
  await city.workOff()
  for (const declaration of [pm25Days, hourMean]) {
    const reading = (await readingsOver(city.db, city.city, { id: declaration.id })).find(
      ({ from }) => from.getTime() === begin,
    )
    const wanted = fromRaw(rows, declaration.id === pm25Days.id)
    const got = reading && ('value' in reading ? [reading.status, reading.raw] : [reading.status])
    expect(got?.[0]).toBe(wanted[0])
    if (wanted.length > 1) expect(got?.[1]).toBeCloseTo(wanted[1] as number, 9)
    seen.add(wanted[0])
  }
  await replayAll(city)
}

/** What the month must come to, from raw observations alone, by the plainest way there is. */
function fromRaw(rows: readonly Row[], byDay: boolean): [status: string, value?: number] {
  const bucketMs = byDay ? 24 * hourMs : hourMs
  const latest = new Map<string, Row>()
  for (const row of rows)
    if (!row.gone) {
      const before = latest.get(`${row.series} ${row.at}`)
      if (!before || before.change < row.change) latest.set(`${row.series} ${row.at}`, row)
    }
  const all = [...latest.values()]
  const until = begin + hours * hourMs
  if (!all.some(({ at }) => at >= until - 3 * 24 * hourMs)) return ['stale']
  const means = [...Map.groupBy(all, ({ at }) => Math.floor((at - begin) / bucketMs)).values()].map(
    (bucket) =>
      mean(
        [...Map.groupBy(bucket, ({ series }) => series).values()].map((of) =>
          mean(of.map(({ num }) => num)),
        ),
      ),
  )
  const coverage = means.length / ((hours * hourMs) / bucketMs)
  if (coverage < (byDay ? 0.75 : 0.05)) return ['insufficient']
  return ['final', byDay ? means.filter((one) => one > 37.5).length : mean(means)]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}

async function newestSeries({ db, space }: MeasuredCity): Promise<number[]> {
  const { rows } = await db.city(space.tenant, (tx) =>
    sql<{ number: string }>`
      select max(number) as number from series where tenant = ${space.tenant}`.execute(tx),
  )
  return rows.map(({ number }) => Number(number))
}

/** Writes rows, ends others, and tells of the hours, as a writer does. */
async function writeRows(
  { db, space: { tenant } }: MeasuredCity,
  added: readonly Row[],
  ended: readonly (Row & { goneChange: number })[],
) {
  await db.city(tenant, async (tx) => {
    const json = JSON.stringify(added.map((row) => ({ ...row, at: new Date(row.at) })))
    await sql`
      insert into history (tenant, series, at, change, recorded_at, observed, num)
      select ${tenant}, series, at, change, now(), true, num
      from json_to_recordset(${json}::json) as given (series bigint, at timestamptz, change bigint, num float8)`.execute(
      tx,
    )
    for (const { series, change, goneChange } of ended)
      await sql`
        update history set gone_change = ${goneChange}
        where tenant = ${tenant} and series = ${series} and change = ${change}`.execute(tx)
    const last = Math.max(
      ...added.map(({ change }) => change),
      ...ended.map((one) => one.goneChange),
    )
    await sql`update space_counter set change = ${last} where tenant = ${tenant}`.execute(tx)
    const hoursOf: Record<string, number[]> = {}
    for (const { series, at } of [...added, ...ended]) {
      const hour = new Date(Math.floor(at / hourMs) * hourMs).toISOString()
      hoursOf[hour] = [...(hoursOf[hour] ?? []), series]
    }
    append(tx, { type: 'city-data.changed', body: { hours: hoursOf }, at: new Date(begin) })
  })
}

/** Every result ever frozen is made again from history, whatever has happened since. */
async function replayAll({
  db,
  space,
  city,
}: {
  db: Db
  space: MeasuredCity['space']
  city: string
}) {
  const known = await definitionsOf(db, city)
  await db.snapshot(space.tenant, async (tx) => {
    for (const result of await listResults(tx, { city, all: true })) {
      const definition = known.get(`${result.indicator}@${result.version}`)
      if (!definition) throw new Error(`no definition of ${result.indicator}`)
      expect((await replayResult(tx, definition, result)).outcome).toBe('same')
    }
  })
}
