import { sql } from 'kysely'
import { readEntity } from '../src/context/entity/read-entity.ts'
import { coreContext } from '../src/context/ld/compile-context.ts'
import { packedHours } from '../src/context/rollup/packed-hours.ts'
import { createSpace, type Space } from '../src/context/space/index.ts'
import { makeWriter, toUpsert, type Writer } from '../src/context/write/index.ts'
import type { Act } from '../src/identity/index.ts'
import { pm25Days } from '../src/indicators/check/pm25.fixture.ts'
import {
  adoptIndicator,
  type Declaration,
  type Definition,
  definitionsOf,
  storeDefinition,
} from '../src/indicators/index.ts'
import type { Db } from '../src/store/db.ts'

/** What benchmarks of indicators share: spaces with sensors, a month of their data, and definitions over them. */

export const sensors = 40
export const observations = 1_000_000
export const now = new Date('2026-11-30T16:30:00Z')
export const act: Act = { actor: { kind: 'anonymous', address: '' }, now, requestId: null }

/** Hourly means of all sensors over the month: 28,800 rows of rollups for a million observations. */
export const hourly: Declaration = {
  ...pm25Days,
  id: 'bench.pm25',
  unit: 'GQ',
  decimals: 2,
  inputs: {
    pm25: {
      ...(pm25Days.inputs.pm25 as Declaration['inputs'][string]),
      bucket: 'PT1H',
      over: 'mean',
    },
  },
  tests: [
    { title: pm25Days.title, inputs: { pm25: [10, 20] }, expect: { value: 15 } },
    { title: pm25Days.title, inputs: { pm25: null }, expect: { status: 'insufficient' } },
  ],
}

export const attributes = ['pm25', 'pm10', 'no2', 'so2', 'o3', 'co', 'temperature', 'noise']

export function ofCountry(at: number): Declaration {
  const input = hourly.inputs.pm25 as Declaration['inputs'][string]
  const attribute = attributes[at % attributes.length] as string
  const bucket = at % 2 === 0 ? 'PT1H' : 'P1D'
  return {
    ...hourly,
    id: `bench.country_${at}`,
    inputs: { pm25: { ...input, attribute, bucket } },
  }
}

export async function aSpace(db: Db, name: string, many: number, names = ['pm25']) {
  const { space } = await createSpace(db, name, now)
  const writer = makeWriter({
    db,
    onFault: (error) => {
      throw error
    },
  })
  const observedAt = '2026-10-31T17:00:00Z'
  const members = Object.fromEntries(names.map((one) => [one, { value: 20, observedAt }]))
  const all = Array.from({ length: many }, (_, at) => aSensor(at + 1, members))
  await write(writer, space, all)
  return { space, writer }
}

export function aSensor(number: number, members: object) {
  const id = `urn:ngsi-ld:AirQualityObserved:${number}`
  return readEntity({ id, type: 'AirQualityObserved', ...members } as never, coreContext)
}

export async function write(writer: Writer, space: Space, all: ReturnType<typeof aSensor>[]) {
  const by = { actor: act.actor, now, requestId: 'bench' }
  const outcomes = await writer.write(
    space,
    all.map((one) => toUpsert(one, 'update')),
    by,
  )
  for (const one of outcomes) if ('kind' in one) throw one
}

/** A million observations of the month, the same for each run: 25,000 a sensor. */
export async function fillMonth(db: Db, { tenant }: Space) {
  await sql`select make_history_month('2026-11-01')`.execute(db.read)
  const each = observations / sensors
  await db.city(tenant, (tx) =>
    sql`
      insert into history (tenant, series, at, change, recorded_at, observed, num)
      select ${tenant}, series.number, timestamptz '2026-10-31T17:00:00Z' + step * interval '103.6 seconds',
        1000 + step, timestamptz '2026-11-30T16:00:00Z', true, (step * 7919 + series.number * 31) % 900 / 10.0
      from series cross join generate_series(1, ${each}) as step
      where series.tenant = ${tenant}
      order by step, series.number`.execute(tx),
  )
}

export async function fillRollups(db: Db, { tenant }: Space) {
  await db.city(tenant, async (tx) => {
    await sql`
      insert into rollup_hour (tenant, series, hour, n, numbers, sum, min, max, last, newest_at)
      select ${tenant}, series.number, hour, 4, 4, 80 + hours % 40, 10, 40, 20, hour + interval '50 minutes'
      from series cross join generate_series(0, 719) as hours
      cross join lateral (select timestamptz '2026-10-31T17:00:00Z' + hours * interval '1 hour' as hour) as at
      where series.tenant = ${tenant} on conflict do nothing`.execute(tx)
    await sql`
      insert into rollup_day (tenant, series, day, n, numbers, sum, min, max, last, newest_at, hours)
      select tenant, series, (hour at time zone 'UTC' + interval '7 hours')::date as day, sum(n), sum(numbers), sum(sum),
        min(min), max(max), 20, max(newest_at),
        ${packedHours}
      from rollup_hour where tenant = ${tenant} group by tenant, series, day on conflict do nothing`.execute(
      tx,
    )
  })
}

export async function adopt(db: Db, city: string, declaration: Declaration) {
  await db.transaction((tx) =>
    storeDefinition(tx, declaration, { owner: '', standing: 'national' }, now),
  )
  await adoptIndicator(db, city, declaration, act)
}

export async function definitionIn(db: Db, city: string, name: string): Promise<Definition> {
  const found = (await definitionsOf(db, city)).get(name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
