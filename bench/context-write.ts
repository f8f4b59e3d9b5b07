import { setImmediate } from 'node:timers/promises'
import type { Entity } from '../src/context/entity/entity.ts'
import { readEntity } from '../src/context/entity/read-entity.ts'
import type { JsonObject } from '../src/context/json.ts'
import { coreContext } from '../src/context/ld/compile-context.ts'
import { createSpace, type Space } from '../src/context/space/index.ts'
import { type By, makeWriter, toCreate, toUpsert, type Writer } from '../src/context/write/index.ts'
import { guardedPool, makePool } from '../src/store/connect.ts'
import type { Db } from '../src/store/db.ts'
import { makeDb } from '../src/store/handles.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { startEmbedded } from '../test/support/engines.ts'
import { type Figure, figure } from './figure.ts'
import { makeRawWriter, type RawWriter } from './raw-upsert.ts'

const batchSize = 1_000
const rounds = Number(process.env.WRITE_ROUNDS ?? 9)
const clients = 64
const creates = Number(process.env.WRITE_CREATES ?? 3_000)

/**
 * What the writer of city data costs, on the embedded engine with its own settings, disk included:
 * batch upserts of 1,000 entities of five attributes beside the same rows written by the driver alone, in turns; and single creates of
 * 64 clients at once beside one transaction for each.
 */
export async function measure(): Promise<Figure[]> {
  const engine = await startEmbedded({})
  try {
    await makeEmptyTemplate(engine.adminUrl)
    await copyTemplate(engine.adminUrl, 'empty', 'bench_write')
    const { appUrl } = addressesOf(engine.adminUrl, 'bench_write')
    const pool = makePool(appUrl)
    const db = makeDb(guardedPool(pool))
    try {
      return [...(await measureBatches(db, appUrl)), ...(await measureCreates(db))]
    } finally {
      await pool.end()
    }
  } finally {
    await engine.stop()
  }
}

async function measureBatches(db: Db, appUrl: string): Promise<Figure[]> {
  const { space } = await createSpace(db, 'bench', new Date())
  const { space: raw } = await createSpace(db, 'raw', new Date())
  const writer = makeWriter({ db, onFault: fail })
  const driver = await makeRawWriter(appUrl, raw.tenant)
  const ours: number[] = []
  const theirs: number[] = []
  // The first two rounds create and warm up; then both sides take turns, so that what else the machine does hits both alike.
  for (let round = 0; round < rounds + 2; round++) {
    const [one, other] = [await upsert(writer, space, round), await upsertRaw(driver, round)]
    if (round < 2) continue
    ours.push(one)
    theirs.push(other)
  }
  await writer.close()
  await driver.close()
  const [rate, rawRate] = [batchSize / median(ours), batchSize / median(theirs)]
  console.error(`batch upsert: ${rate.toFixed(0)}/s, by the driver alone ${rawRate.toFixed(0)}/s`)
  return [
    figure('batch upsert of 1,000 entities, embedded', rate, 'entities/s', { atLeast: 5_000 }),
    figure('batch upsert against the same rows by the driver', rate / rawRate, 'ratio', {
      atLeast: 0.5,
    }),
  ]
}

/** Seconds from bodies as they come out of the JSON parser to the commit. */
async function upsert(writer: Writer, space: Space, round: number): Promise<number> {
  const bodies = bodiesOf(round)
  const from = performance.now()
  const edits = bodies.map((body) => toUpsert(readEntity(body, coreContext), 'update'))
  const outcomes = await writer.write(space, edits, byNow())
  if (outcomes.some((outcome) => 'kind' in outcome)) throw new Error('a batch was refused')
  return (performance.now() - from) / 1000
}

async function upsertRaw(driver: RawWriter, round: number): Promise<number> {
  const entities = bodiesOf(round).map((body) => readEntity(body, coreContext))
  const rows = driver.prepare(entities, new Date())
  const from = performance.now()
  await driver.upsert(rows)
  return (performance.now() - from) / 1000
}

/** Five attributes as a station of air quality has them; every value is another in each round. */
function bodiesOf(round: number): JsonObject[] {
  const observedAt = new Date(Date.now() + round).toISOString()
  return Array.from({ length: batchSize }, (_, at) => ({
    id: `urn:ngsi-ld:AirQualityObserved:station-${at}`,
    type: 'AirQualityObserved',
    pm25: { type: 'Property', value: at + round / 10, unitCode: 'GQ', observedAt },
    temperature: { type: 'Property', value: 20 + ((at + round) % 200) / 10, observedAt },
    status: { type: 'Property', value: `state ${(at + round) % 7}` },
    refDevice: { type: 'Relationship', object: `urn:ngsi-ld:Device:${(at * 7 + round) % 5_000}` },
    location: {
      type: 'GeoProperty',
      value: { type: 'Point', coordinates: [101.2 + at / 10_000, 6.5 + round / 10_000] },
    },
  }))
}

async function measureCreates(db: Db): Promise<Figure[]> {
  const together = await rateOfCreates(db, 'together', {})
  const alone = await rateOfCreates(db, 'alone', { editsAtOnce: 1 })
  console.error(
    `single creates of ${clients}: ${together.toFixed(0)}/s, each alone ${alone.toFixed(0)}/s`,
  )
  return [
    figure('64 concurrent single creates against one transaction each', together / alone, 'times', {
      atLeast: 8,
    }),
    figure('64 concurrent single creates', together, 'entities/s', { atLeast: 1_500 }),
  ]
}

async function rateOfCreates(
  db: Db,
  name: string,
  options: { editsAtOnce?: number },
): Promise<number> {
  const { space } = await createSpace(db, name, new Date())
  const writer = makeWriter({ db, onFault: fail, ...options })
  const count = options.editsAtOnce ? creates / 4 : creates
  let next = 0
  const client = async () => {
    while (next < count) {
      const [outcome] = await writer.write(space, [toCreate(entityOf(next++))], byNow())
      if (!outcome || 'kind' in outcome) throw new Error('a create was refused')
    }
  }
  await setImmediate()
  const from = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - from) / 1000
  await writer.close()
  return count / seconds
}

const [body] = bodiesOf(0) as [JsonObject]
const entityOf = (number: number): Entity =>
  readEntity({ ...body, id: `urn:ngsi-ld:AirQualityObserved:${number}` }, coreContext)

const byNow = (): By => ({
  actor: { kind: 'anonymous', address: '127.0.0.1' },
  now: new Date(),
  requestId: 'bench',
})

function fail(error: unknown): never {
  throw error
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

if (process.argv[1] === import.meta.filename)
  for (const one of await measure()) console.log(JSON.stringify(one))
