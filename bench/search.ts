import { readFileSync } from 'node:fs'
import { checkPlaces } from '../src/places/index.ts'
import { importRecord, listRecords, readRecordFolder } from '../src/programme/index.ts'
import type { RecordFile } from '../src/programme/record-file.ts'
import { guardedPool, makePool } from '../src/store/connect.ts'
import type { Db } from '../src/store/db.ts'
import { makeDb } from '../src/store/handles.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { type Engine, startEmbedded, startServer } from '../test/support/engines.ts'
import { type Figure, figure } from './figure.ts'
import { generateQuestions, generateRecord } from './generated-cities.ts'

const questions = 450
const rounds = 3

type Cost = { meanMs: number; p50Ms: number; p99Ms: number }

/**
 * Searches among 1,000 and 10,000 generated cities on both engines, a third of the questions misspelt. The slowest of a hundred
 * must answer within 25 ms, and ten times the cities must cost less than ten times the time.
 */
export async function measure(): Promise<Figure[]> {
  return [
    ...(await measureOn('embedded', startEmbedded)),
    ...(await measureOn('server', startServer)),
  ]
}

async function measureOn(name: string, start: () => Promise<Engine>): Promise<Figure[]> {
  const engine = await start()
  try {
    await makeEmptyTemplate(engine.adminUrl)
    const small = await costAmong(engine, 1_000)
    const large = await costAmong(engine, 10_000)
    return [
      figure(`search of 10,000 cities, ${name}: p99`, large.p99Ms, 'ms', { atMost: 25 }),
      figure(`search of 10,000 cities, ${name}: p50`, large.p50Ms, 'ms', { atMost: 25 }),
      figure(
        `search of 10,000 cities against 1,000, ${name}: mean`,
        large.meanMs / small.meanMs,
        'times',
        { atMost: 9.9 },
      ),
    ]
  } finally {
    await engine.stop()
  }
}

async function costAmong(engine: Engine, cities: number): Promise<Cost> {
  const database = `bench_search_${cities}`
  await copyTemplate(engine.adminUrl, 'empty', database)
  const pool = makePool(addressesOf(engine.adminUrl, database).appUrl)
  const db = makeDb(guardedPool(pool))
  try {
    const record = await load(db, cities)
    return await ask(db, generateQuestions(record, questions))
  } finally {
    await pool.end()
  }
}

async function load(db: Db, count: number): Promise<RecordFile> {
  const folder = new URL('../data', import.meta.url).pathname
  const files = new Map(await readRecordFolder(folder))
  const provinces = checkPlaces(files).content?.provinces ?? []
  const shipped = JSON.parse(readFileSync(`${folder}/smart-cities.json`, 'utf8')) as RecordFile
  const record = generateRecord(shipped, provinces, count)
  files.set('smart-cities.json', JSON.stringify(record))
  const outcome = await importRecord(db, files, new Date())
  if (outcome.outcome !== 'imported')
    throw new Error(JSON.stringify('errors' in outcome ? outcome.errors.slice(0, 3) : outcome))
  return record
}

/**
 * Asks one question after another, as one reader would, all of them in each round; the first round warms up. The quietest of the
 * others counts: what else the machine was busy with is not the cost of a search.
 */
async function ask(db: Db, asked: string[]): Promise<Cost> {
  const measured: Cost[] = []
  for (let round = 0; round <= rounds; round++) measured.push(await askAll(db, asked))
  return measured.slice(1).toSorted((a, b) => a.p99Ms - b.p99Ms)[0] as Cost
}

async function askAll(db: Db, asked: string[]): Promise<Cost> {
  const times: number[] = []
  for (const q of asked) {
    const from = performance.now()
    await listRecords(db.read, { q }, { page: 1, size: 20 })
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const meanMs = times.reduce((sum, time) => sum + time, 0) / times.length
  const at = (share: number) => times[Math.floor(times.length * share)] as number
  return { meanMs, p50Ms: at(0.5), p99Ms: at(0.99) }
}
