import { rebuildRollups, rollupListener, rollupWorker } from '../src/context/rollup/index.ts'
import type { Space } from '../src/context/space/index.ts'
import type { Writer } from '../src/context/write/index.ts'
import {
  adoptIndicator,
  type Definition,
  findResult,
  indicatorListener,
  indicatorWorker,
  measuredIn,
  measureHistory,
  measureOne as measureTarget,
  measureWhatChanged,
  periodAt,
  readingsOver,
  rowsOf,
  storeDefinition,
} from '../src/indicators/index.ts'
import { measure as measureIndicator } from '../src/indicators/measure/measure.ts'
import type { Db } from '../src/store/db.ts'
import { openStore, type Store } from '../src/store/open.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { startEmbedded } from '../test/support/engines.ts'
import { type Figure, figure } from './figure.ts'
import {
  act,
  adopt,
  aSensor,
  aSpace,
  attributes,
  definitionIn,
  fillMonth,
  fillRollups,
  hourly,
  now,
  ofCountry,
  sensors,
  write,
} from './measured-space.ts'
import { rawMonth } from './raw-month.ts'

const cities = Number(process.env.INDICATOR_CITIES ?? 51)
const indicators = 40
const rules = { graceDays: 30, reviewDays: 90 }

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
      const found: Figure[] = []
      for (const part of [measureMillion, measureIngestion, measureCountry]) {
        const figures = await part(store)
        for (const one of figures) console.error(`${one.name}: ${one.value} ${one.unit}`)
        found.push(...figures)
      }
      return found
    } finally {
      await store.close()
    }
  } finally {
    await engine.stop()
  }
}

async function measureMillion(store: Store): Promise<Figure[]> {
  const { db } = store
  const { space, writer } = await aSpace(db, 'million', sensors)
  await fillMonth(db, space)
  await rebuildRollups(db, space.tenant)
  await adopt(db, 'million', hourly)
  const definition = await definitionIn(db, 'million', 'bench.pm25@1')
  const period = periodAt('P1M', now)
  let [ours, theirs] = [0, 0]
  const fromRollups = await timedRounds(9, async () => {
    const found = await db.snapshot(space.tenant, (tx) =>
      measureIndicator(tx, definition, period, new Map(), now),
    )
    ours = 'value' in found.said ? found.said.raw : Number.NaN
  })
  const fromRaw = await timedRounds(3, async () => {
    theirs = await rawMonth(db, space.tenant, period)
  })
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
  const hours = [{ series: 1, hour: '2026-11-30T15:00:00Z' }]
  const work = await timedRounds(9, () => measureWhatChanged(db, space.tenant, hours, rules, now))
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
  const [measured] = await measuredIn(db, tenant)
  if (!measured) throw new Error('nothing is measured')
  const target = { definition, period: periodAt('P1M', now) }
  const { result } = await measureTarget(db, tenant, measured, target, now, true)
  const took: number[] = []
  for (let round = 0; round < 5; round++)
    took.push(
      await timed(async () => {
        const rows = await db.snapshot(tenant, async (tx) => {
          const found = await findResult(tx, result?.id as string)
          return found && rowsOf(tx, definition, found)
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
async function measureCountry({ db }: Store): Promise<Figure[]> {
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
        for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
          const found = await measureHistory(db, one, {}, now)
          kept += found.filter(({ reading }) => 'value' in reading).length
        }
      }
      await Promise.all([work(), work()])
    })) / 1000
  if (kept < cities * indicators) throw new Error(`only ${kept} readings have a number`)
  return [
    figure(`${cities} cities × ${indicators} indicators in full`, seconds, 's', { atMost: 120 }),
  ]
}

/** What each of so many rounds takes, after one that is not counted. */
async function timedRounds(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let round = 0; round <= rounds; round++) took.push(await timed(work))
  return took.slice(1)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}
