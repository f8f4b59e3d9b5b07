import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type MeasuredCity, withMeasuredCity } from '../../../test/indicators/measuring.ts'
import { rebuildRollups } from '../../context/index.ts'
import { pm25Days } from '../check/pm25.fixture.ts'
import type { Declaration } from '../declaration/index.ts'
import { definitionsOf } from '../definitions/index.ts'
import { inputsHash } from '../measure/inputs-hash.ts'
import { findReading, listResults, type Result } from '../results/index.ts'
import {
  observationsOf,
  type RollupRow,
  replayResult,
  rowsOf,
  type Trace,
  traceReading,
} from './index.ts'

const sensors = ['AirQualityObserved:1', 'AirQualityObserved:2']
const days = (value: number): [string, number][] =>
  Array.from({ length: 30 }, (_, at) => [
    `2026-11-${String(at + 1).padStart(2, '0')}T05:00:00Z`,
    value + at,
  ])

async function definitionIn({ db, city }: MeasuredCity) {
  const found = (await definitionsOf(db, city)).get('air.pm25_days@1')
  if (!found) throw new Error('not there')
  return found
}

function november({ db, space, city }: MeasuredCity): Promise<Result[]> {
  const from = new Date('2026-10-31T17:00:00Z')
  const until = new Date('2026-11-30T17:00:00Z')
  return db.city(space.tenant, (tx) => listResults(tx, { city, from, until, all: true }))
}

/** Corrects and takes away as the temporal operations do: the row that counted ends, another may begin. */
async function correct({ db, space }: MeasuredCity, at: string, value: number | undefined) {
  await db.city(space.tenant, async (tx) => {
    const { rows } = await sql<{ change: string; series: string }>`
      update space_counter set change = change + 1 where tenant = ${space.tenant} returning change`.execute(
      tx,
    )
    const change = Number(rows[0]?.change)
    const ended = await sql<{ series: string }>`
      update history set gone_change = ${change}
      where tenant = ${space.tenant} and at = ${at}::timestamptz and gone_change is null returning series`.execute(
      tx,
    )
    const hours: Record<string, number[]> = { [at]: ended.rows.map(({ series }) => Number(series)) }
    if (value !== undefined)
      for (const { series } of ended.rows)
        await sql`
          insert into history (tenant, series, at, change, recorded_at, observed, num)
          values (${space.tenant}, ${series}, ${at}, ${change}, now(), true, ${value})`.execute(tx)
    await sql`select append_events(${space.tenant}, ${JSON.stringify([
      { type: 'city-data.changed', body: { hours }, at },
    ])}::jsonb)`.execute(tx)
  })
}

test('every result is made again from what it saw, after corrections and deletes too; erased data are told', () =>
  withMeasuredCity('2026-12-12T00:00:00Z', async (city) => {
    await city.adopt(pm25Days)
    for (const sensor of sensors) await city.observe(sensor, 'pm25', days(20))
    await correct(city, '2026-11-03T05:00:00Z', 400)
    await city.workOff()
    await correct(city, '2026-11-28T05:00:00Z', undefined)
    await city.workOff()
    const results = await november(city)
    const numbers = results.flatMap((one) => ('value' in one ? [one.value] : []))
    expect(numbers).toEqual(['12', '12', '13', '12'])
    const definition = await definitionIn(city)
    for (const result of results) {
      const replay = await city.db.snapshot(city.space.tenant, (tx) =>
        replayResult(tx, definition, result),
      )
      expect([result.id, replay.outcome, replay.inputsHash]).toEqual([
        result.id,
        'same',
        result.inputsHash,
      ])
    }

    await city.db.city(city.space.tenant, async (tx) => {
      const { rows } = await sql<{ series: string; change: string }>`
        delete from history where tenant = ${city.space.tenant} and at = '2026-11-05T05:00:00Z'
        returning series, change`.execute(tx)
      for (const { series } of rows)
        await sql`insert into history_erasure values (${city.space.tenant}, ${series}, 100000, now(), 1)`.execute(
          tx,
        )
    })
    const last = results.at(-1) as Result
    const replay = await city.db.snapshot(city.space.tenant, (tx) =>
      replayResult(tx, definition, last),
    )
    expect(replay.outcome).toBe('erased')
  }))

test('from a result to its rows and observations, and the hash is made again from what is told', () =>
  withMeasuredCity('2026-12-12T00:00:00Z', async (city) => {
    await city.adopt(pm25Days)
    for (const sensor of sensors) await city.observe(sensor, 'pm25', days(20))
    const result = (await november(city)).at(-1) as Result
    const definition = await definitionIn(city)
    const rows = await city.db.snapshot(city.space.tenant, (tx) => rowsOf(tx, definition, result))
    expect(rows).toHaveLength(60)
    expect(rows[0]).toMatchObject({
      input: 'pm25',
      entityId: 'urn:ngsi-ld:AirQualityObserved:1',
      start: '2026-10-31T17:00:00.000Z',
      n: 1,
      sum: 20,
    })
    const told = hashOfRows(result, rows)
    expect(told).toBe(result.inputsHash)
    expect(
      hashOfRows(result, rows.with(3, { ...(rows[3] as (typeof rows)[0]), sum: 23.1 })),
    ).not.toBe(told)
    const seen = await city.db.snapshot(city.space.tenant, (tx) =>
      observationsOf(tx, result, {
        input: 'pm25',
        entityId: 'urn:ngsi-ld:AirQualityObserved:2',
        from: new Date('2026-11-10T17:00:00Z'),
        until: new Date('2026-11-11T17:00:00Z'),
      }),
    )
    expect(seen).toMatchObject([
      { num: 30, at: new Date('2026-11-11T05:00:00Z'), goneSince: false },
    ])
  }))

test('a figure that still runs leads to its rows too, and goes on doing so while newer data come', () =>
  withMeasuredCity('2026-12-12T00:00:00Z', async (city) => {
    const both: Declaration = {
      ...pm25Days,
      id: 'air.pm25_both',
      inputs: { pm25: pm25Days.inputs.pm25 as Declaration['inputs'][string] },
      expression: 'pm25 + air.pm25_days',
      tests: [
        { title: pm25Days.title, inputs: { pm25: 3, 'air.pm25_days': 3 }, expect: { value: 6 } },
        {
          title: pm25Days.title,
          inputs: { pm25: 3, 'air.pm25_days': null },
          expect: { status: 'insufficient' },
        },
      ],
    }
    for (const one of [pm25Days, both]) await city.adopt(one)
    const observe = (from: number, until: number) => {
      const values = days(60).slice(from, until)
      const december = values.map(([at]): [string, number] => [at.replace('-11-', '-12-'), 60])
      return city.observe(sensors[0] as string, 'pm25', december)
    }
    await observe(0, 9)
    await observe(9, 11) // the status is the same: the reading is overwritten, nothing is frozen
    const known = await definitionsOf(city.db, city.city)
    const traced = (id: string) =>
      city.db.snapshot(city.space.tenant, async (tx) => {
        const definition = known.get(`${id}@1`)
        const from = new Date('2026-11-30T17:00:00Z')
        const reading = await findReading(tx, { city: city.city, id, version: 1, from })
        if (!definition || !reading) throw new Error('not there')
        const found = await traceReading(tx, definition, reading)
        return { reading, ...found, rows: await rowsOf(tx, definition, found.trace) }
      })
    // What another formula reads is frozen whenever it is read; the other is not.
    const read = await traced(pm25Days.id)
    expect(read).toMatchObject({ holds: true, reading: { value: '11' } })
    expect(read.result?.id).toBe(read.reading.result)
    const before = await traced(both.id)
    expect(before).toMatchObject({ holds: true, reading: { status: 'provisional', value: '22' } })
    expect(before.result).toBeUndefined()
    expect(before.rows).toHaveLength(11)
    expect(hashOfRows(before.trace, before.rows)).toBe(before.reading.inputsHash)
    await correct(city, '2026-12-05T05:00:00Z', 1)
    await rebuildRollups(city.db, city.space.tenant)
    expect(await traced(both.id)).toEqual(before)
    await city.workOff()
    expect(await traced(both.id)).toMatchObject({ holds: true, reading: { value: '20' } })
  }))

/** As somebody outside makes the hash: from what the addresses of lineage tell, by the rule of the reference. */
function hashOfRows({ lineage }: Trace, rows: RollupRow[]): string {
  const inputs = Object.entries(lineage.inputs).map(([name, { series }]) => ({
    name,
    series,
    columns: series.map(({ series: number, entityId }) => {
      const own = rows.filter((one) => one.input === name && one.entityId === entityId)
      const column = (of: (row: (typeof own)[0]) => number | null) =>
        Float64Array.from(own, (row) => of(row) ?? Number.NaN)
      return {
        series: number,
        starts: column((row) => Date.parse(row.start)),
        n: column((row) => row.n),
        numbers: column((row) => row.numbers),
        sum: column((row) => row.sum),
        min: column((row) => row.min),
        max: column((row) => row.max),
        last: column((row) => row.last),
        newest: column((row) => Date.parse(row.newestAt)),
      }
    }),
  }))
  const reads = Object.entries(lineage.reads).map(([name, read]) => ({ name, ...read }))
  return inputsHash(inputs, reads)
}
