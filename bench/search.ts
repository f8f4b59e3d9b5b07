import { readFileSync } from 'node:fs'
import { checkPlaces } from '../src/places/index.ts'
import { importRecord, listRecords, readRecordFolder } from '../src/programme/index.ts'
import type { RecordFile } from '../src/programme/record-file.ts'
import { guardedPool, makePool } from '../src/store/connect.ts'
import type { Db } from '../src/store/db.ts'
import { makeDb } from '../src/store/handles.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { type Engine, startEmbedded, startServer } from '../test/support/engines.ts'
import { generateQuestions, generateRecord } from './generated-cities.ts'

/** Most milliseconds that the slowest of a hundred searches over 10,000 cities may take. */
const limitMs = 25
const questions = 900

type Measured = { meanMs: number; p50Ms: number; p99Ms: number; found: number }

for (const start of [startEmbedded, startServer]) {
  const engine = await start()
  try {
    await makeEmptyTemplate(engine.adminUrl)
    const small = await measure(engine, 1_000)
    const large = await measure(engine, 10_000)
    const name = (what: string) => `search.${engine.name}.${what}`
    report(name('p99_ms_10000'), large.p99Ms, 'ms', limitMs)
    report(name('p50_ms_10000'), large.p50Ms, 'ms', limitMs)
    report(name('p99_ms_1000'), small.p99Ms, 'ms', limitMs)
    // Ten times the cities must cost less than ten times the time.
    report(name('growth_1000_to_10000'), large.meanMs / small.meanMs, 'ratio', 10)
  } finally {
    await engine.stop()
  }
}

function report(name: string, value: number, unit: string, limit: number) {
  const rounded = Math.round(value * 100) / 100
  console.log(JSON.stringify({ name, value: rounded, unit, limit, pass: value < limit }))
}

async function measure(engine: Engine, cities: number): Promise<Measured> {
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

/** Asks one question after another, as one reader would; the first tenth warms up and does not count. */
async function ask(db: Db, asked: string[]): Promise<Measured> {
  const times: number[] = []
  let found = 0
  for (const [at, q] of asked.entries()) {
    const from = performance.now()
    const { total } = await listRecords(db.read, { q }, { page: 1, size: 20 })
    if (at < asked.length / 10) continue
    times.push(performance.now() - from)
    if (total > 0) found++
  }
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] as number
  const meanMs = times.reduce((sum, time) => sum + time, 0) / times.length
  return { meanMs, p50Ms: at(0.5), p99Ms: at(0.99), found: found / times.length }
}
