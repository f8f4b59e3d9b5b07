import { sql } from 'kysely'
import { readEntity } from '../src/context/entity/read-entity.ts'
import { coreContext } from '../src/context/ld/compile-context.ts'
import { rebuildRollups, rollupListener, rollupWorker } from '../src/context/rollup/index.ts'
import { createSpace, type Space } from '../src/context/space/index.ts'
import { makeWriter, toUpsert, type Writer } from '../src/context/write/index.ts'
import type { Act } from '../src/identity/index.ts'
import { pm25Days } from '../src/indicators/check/pm25.fixture.ts'
import type { Declaration, Definition } from '../src/indicators/index.ts'
import {
  adoptIndicator,
  definitionsOf,
  indicatorListener,
  indicatorWorker,
  measureHistory,
  measureWhatChanged,
  periodAt,
  readingsOver,
  rowsOfResult,
  storeDefinition,
} from '../src/indicators/index.ts'
import { measure as measureIndicator } from '../src/indicators/measure/measure.ts'
import type { Db } from '../src/store/db.ts'
import { openStore, type Store } from '../src/store/open.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { startEmbedded } from '../test/support/engines.ts'
import { type Figure, figure } from './figure.ts'
import { rawMonth } from './raw-month.ts'

const sensors = 40
const observations = 1_000_000
const cities = Number(process.env.INDICATOR_CITIES ?? 51)
const indicators = 40
const now = new Date('2026-11-30T16:30:00Z')
const rules = { graceDays: 30, reviewDays: 90 }
const act: Act = { actor: { kind: 'anonymous', address: '' }, now, requestId: null }

/**
 * What measuring costs, on the embedded engine with its own settings: one monthly indicator over a million observations from rollups and
 * from raw history; all that follows from one new observation; 51 cities of 40 indicators in full; and ingestion with rollups beside
 * ingestion without.
 */
export async function measure(): Promise<Figure[]> {
  const engine = await startEmbedded({})
  try {
    await makeEmptyTemplate(engine.adminUrl)
    await copyTemplate(engine.adminUrl, 'empty', 'bench_indicators')
    const { appUrl } = addressesOf(engine.adminUrl, 'bench_indicators')
    const store = await openStore({ kind: 'server', url: appUrl }, () => {})
    try {
      return [
        ...(await measureMillion(store)),
        ...(await measureIngestion(store)),
        ...(await measureCountry(store.db)),
      ]
    } finally {
      await store.close()
    }
  } finally {
    await engine.stop()
  }
}

/** Hourly means of all sensors over the month: 28,800 rows of rollups for a million observations. */
const hourly: Declaration = {
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

async function measureMillion(store: Store): Promise<Figure[]> {
  const { db } = store
  const { space, writer } = await aSpace(db, 'million', sensors)
  await fillMonth(db, space)
  await rebuildRollups(db, space.tenant)
  await sql`analyze`.execute(db.read).catch(() => undefined)
  await adopt(db, 'million', hourly)
  const definition = await definitionIn(db, 'million', 'bench.pm25@1')
  const period = periodAt('P1M', now)
  const fromRollups: number[] = []
  const fromRaw: number[] = []
  let [ours, theirs] = [0, 0]
  for (let round = 0; round < 9; round++) {
    fromRollups.push(
      await timed(async () => {
        const found = await db.snapshot(space.tenant, (tx) =>
          measureIndicator(tx, definition, period, new Map(), now),
        )
        ours = 'value' in found.said ? found.said.raw : Number.NaN
      }),
    )
    if (round % 3 === 0)
      fromRaw.push(
        await timed(async () => {
          theirs = await rawMonth(db, space.tenant, period)
        }),
      )
  }
  if (!(Math.abs(ours - theirs) <= 1e-9 * theirs)) throw new Error(`${ours} is not ${theirs}`)

  await measureHistory(db, space.tenant, { city: 'million' }, now)
  const [rollup, raw] = [median(fromRollups), median(fromRaw)]
  return [
    figure('month of 1,000,000 observations from rollups', rollup, 'ms', { atMost: 60 }),
    figure('the same from raw history, times as long', raw / rollup, '×', { atLeast: 10 }),
    ...(await measureOne(store, space, writer)),
    ...(await measureLineage(db, space, definition)),
  ]
}

/** The work that one new observation makes, and how long until the reading is right, with all listeners running. */
async function measureOne(store: Store, space: Space, writer: Writer): Promise<Figure[]> {
  const { db } = store
  const work: number[] = []
  for (let round = 0; round < 9; round++) {
    const hours = [{ series: 1, hour: '2026-11-30T15:00:00Z' }]
    work.push(await timed(() => measureWhatChanged(db, space.tenant, hours, rules, now)))
  }
  const stops = [
    store.outbox.listen(rollupListener, rollupWorker(db)),
    store.outbox.listen(
      indicatorListener,
      indicatorWorker({ db, clock: () => now, rules: async () => rules }),
    ),
  ]
  const waits: number[] = []
  for (let round = 0; round < 7; round++) {
    const before = (await newest(db))?.change
    const observedAt = `2026-11-30T16:${String(10 + round)}:30Z`
    waits.push(
      await timed(async () => {
        await write(writer, space, [aSensor(1, { pm25: { value: 400, observedAt } })])
        while ((await newest(db))?.change === before)
          await new Promise((resolve) => setTimeout(resolve, 5))
      }),
    )
  }
  for (const stop of stops) await stop()
  await writer.close()
  return [
    figure('work after one new observation', median(work), 'ms', { atMost: 50 }),
    figure(
      'from one new observation to the right reading, slowest of 7',
      Math.max(...waits),
      'ms',
      {
        atMost: 1_000,
      },
    ),
  ]
}

async function newest(db: Db) {
  return (await readingsOver(db, 'million', { id: 'bench.pm25' })).at(-1)
}

async function measureLineage(
  db: Db,
  { tenant }: Space,
  definition: Definition,
): Promise<Figure[]> {
  const { measureOne: pinOne, measuredIn, findResult } = await import('../src/indicators/index.ts')
  const [measured] = await measuredIn(db, tenant)
  if (!measured) throw new Error('nothing is measured')
  const target = { definition, period: periodAt('P1M', now) }
  const { result } = await pinOne(db, tenant, measured, target, now, true)
  const took: number[] = []
  for (let round = 0; round < 5; round++)
    took.push(
      await timed(async () => {
        const rows = await db.snapshot(tenant, async (tx) => {
          const found = await findResult(tx, result?.id as string)
          return found && rowsOfResult(tx, definition, found)
        })
        if (rows?.length !== sensors * 720) throw new Error(`${rows?.length} rows`)
      }),
    )
  return [figure('28,800 rows that a result was made of', median(took), 'ms', { atMost: 300 })]
}

/** Batches of a thousand values, each of a sensor of its own, in turns without and with the worker that makes rollups. */
async function measureIngestion(store: Store): Promise<Figure[]> {
  const { db } = store
  const { space, writer } = await aSpace(db, 'ingested', 1_000)
  const took: Record<'without' | 'with', number[]> = { without: [], with: [] }
  for (let round = 0; round < 8; round++) {
    const how = round % 2 === 0 ? 'without' : 'with'
    const stop = how === 'with' ? store.outbox.listen(rollupListener, rollupWorker(db)) : undefined
    const ms = await timed(async () => {
      for (let batch = 0; batch < 10; batch++) {
        const minute = String(round * 6 + Math.floor(batch / 2)).padStart(2, '0')
        const observedAt = `2026-11-30T14:${minute}:${batch % 2 === 0 ? '00' : '30'}Z`
        const all = Array.from({ length: 1_000 }, (_, at) =>
          aSensor(at + 1, { pm25: { value: (at * 7 + batch) % 90, observedAt } }),
        )
        await write(writer, space, all)
      }
    })
    if (round >= 2) took[how].push(ms)
    await stop?.()
  }
  await writer.close()
  const ratio = median(took.with) / median(took.without)
  return [figure('ingestion with rollups against without', ratio, '×', { atMost: 1.5 })]
}

/** Each city with 24 sensors of eight attributes in all, hourly for a month, and forty indicators over them. */
async function measureCountry(db: Db): Promise<Figure[]> {
  const declarations = Array.from({ length: indicators }, (_, at) => ofCountry(at))
  await db.transaction(async (tx) => {
    for (const one of declarations)
      await storeDefinition(tx, one, { owner: '', standing: 'national' }, now)
  })
  const tenants: number[] = []
  for (let city = 0; city < cities; city++) {
    const { space, writer } = await aSpace(db, `city-${city}`, 3, attributes)
    await writer.close()
    await fillRollups(db, space)
    for (const { id } of declarations) await adoptIndicator(db, space.name, { id }, act)
    tenants.push(space.tenant)
  }
  let kept = 0
  const seconds =
    (await timed(async () => {
      const waiting = [...tenants]
      const work = async () => {
        for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
          kept += (await measureHistory(db, one, {}, now)).filter(
            ({ reading }) => 'value' in reading,
          ).length
      }
      await Promise.all([work(), work()])
    })) / 1000
  if (kept < cities * indicators) throw new Error(`only ${kept} readings have a number`)
  return [
    figure(`${cities} cities × ${indicators} indicators in full`, seconds, 's', { atMost: 120 }),
  ]
}

const attributes = ['pm25', 'pm10', 'no2', 'so2', 'o3', 'co', 'temperature', 'noise']

function ofCountry(at: number): Declaration {
  const input = hourly.inputs.pm25 as Declaration['inputs'][string]
  const attribute = attributes[at % attributes.length] as string
  const bucket = at % 2 === 0 ? 'PT1H' : 'P1D'
  return {
    ...hourly,
    id: `bench.country_${at}`,
    inputs: { pm25: { ...input, attribute, bucket } },
  }
}

async function aSpace(db: Db, name: string, many: number, names = ['pm25']) {
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

function aSensor(number: number, members: object) {
  const id = `urn:ngsi-ld:AirQualityObserved:${number}`
  return readEntity({ id, type: 'AirQualityObserved', ...members } as never, coreContext)
}

async function write(writer: Writer, space: Space, all: ReturnType<typeof aSensor>[]) {
  const by = { actor: act.actor, now, requestId: 'bench' }
  const outcomes = await writer.write(
    space,
    all.map((one) => toUpsert(one, 'update')),
    by,
  )
  for (const one of outcomes) if ('kind' in one) throw one
}

/** A million observations of the month, the same for each run: 25,000 a sensor. */
async function fillMonth(db: Db, { tenant }: Space) {
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

async function fillRollups(db: Db, { tenant }: Space) {
  await db.city(tenant, async (tx) => {
    await sql`
      insert into rollup_hour (tenant, series, hour, n, numbers, sum, min, max, last, newest_at)
      select ${tenant}, series.number, hour, 4, 4, 80 + hours % 40, 10, 40, 20, hour + interval '50 minutes'
      from series cross join generate_series(0, 719) as hours
      cross join lateral (select timestamptz '2026-10-31T17:00:00Z' + hours * interval '1 hour' as hour) as at
      where series.tenant = ${tenant} on conflict do nothing`.execute(tx)
    await sql`
      insert into rollup_day (tenant, series, day, n, numbers, sum, min, max, last, newest_at)
      select tenant, series, (hour at time zone 'UTC' + interval '7 hours')::date as day, sum(n), sum(numbers), sum(sum),
        min(min), max(max), 20, max(newest_at)
      from rollup_hour where tenant = ${tenant} group by tenant, series, day on conflict do nothing`.execute(
      tx,
    )
  })
}

async function adopt(db: Db, city: string, declaration: Declaration) {
  await db.transaction((tx) =>
    storeDefinition(tx, declaration, { owner: '', standing: 'national' }, now),
  )
  await adoptIndicator(db, city, declaration, act)
}

async function definitionIn(db: Db, city: string, name: string): Promise<Definition> {
  const found = (await definitionsOf(db, city)).get(name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}
