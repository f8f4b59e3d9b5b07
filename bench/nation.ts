import { sql } from 'kysely'
import {
  findSeries,
  importStatistic,
  measuresByYear,
  measureYears,
  overviewByYear,
  readOverview,
  readYear,
  seeTrend,
} from '../src/nation/index.ts'
import { listProvinces } from '../src/places/index.ts'
import { importRecord, readRecordFolder } from '../src/programme/index.ts'
import { guardedPool, makePool } from '../src/store/connect.ts'
import type { Db, Tx } from '../src/store/db.ts'
import { makeDb } from '../src/store/handles.ts'
import { statisticFiles, syntheticDefinition, syntheticRows } from '../test/nation/synthetic.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { type Engine, startEmbedded, startServer } from '../test/support/engines.ts'
import { type Figure, figure } from './figure.ts'

const now = new Date('2026-11-28T10:00:00+07:00')
const today = '2026-11-28'
const years = Array.from({ length: 10 }, (_, at) => 2015 + at)
const rounds = 9
const [cities, indicators] = [1_000, 30]

/**
 * Every measure of 77 provinces in ten years, by the database and in TypeScript, read from the tables of the product; and the
 * measures of a thousand generated cities with thirty indicators in ten years, beside a plain average of the same rows. The
 * median of several rounds, taken in turns; the first warms up.
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
    await copyTemplate(engine.adminUrl, 'empty', 'bench_nation')
    const pool = makePool(addressesOf(engine.adminUrl, 'bench_nation').appUrl)
    try {
      const db = makeDb(guardedPool(pool))
      return [...(await measureProvinces(name, db)), ...(await measureCities(name, db))]
    } finally {
      await pool.end()
    }
  } finally {
    await engine.stop()
  }
}

async function measureProvinces(name: string, db: Db): Promise<Figure[]> {
  await importRecord(db, await readRecordFolder(new URL('../data', import.meta.url).pathname), now)
  const outcome = await importStatistic(db, statisticFiles(syntheticRows(years)), now)
  if (outcome.outcome !== 'imported') throw new Error(JSON.stringify(outcome).slice(0, 300))
  const { id } = syntheticDefinition
  const series = await findSeries(db.read, id, today)
  if (!series) throw new Error('the statistic was not found')
  const [bySql, byCode] = await medians([
    async () => {
      const measured = await measureYears(db.read, series.indicator, 'nesdc', today)
      if (measured.length !== years.length) throw new Error('a year is missing')
    },
    async () => {
      const read = await findSeries(db.read, id, today)
      if (!read) throw new Error('the statistic was not found')
      const measured = seeTrend(read, await listProvinces(db.read), 'nesdc')
      if (measured.length !== years.length) throw new Error('a year is missing')
    },
  ])
  const told = `77 areas × 10 years, all measures, ${name}`
  return [
    figure(`${told}: in SQL`, bySql as number, 'ms', { atMost: 200 }),
    figure(`${told}: read and measured in TypeScript`, byCode as number, 'ms', { atMost: 200 }),
  ]
}

function measureCities(name: string, db: Db): Promise<Figure[]> {
  return db.transaction(async (tx) => {
    await fill(tx)
    const rows = sql`select indicator * 10000 + year as year, value, weight from bench_result`
    const [plain, all] = await medians([
      async () => {
        const found = await sql`
          select indicator, year, avg(value) from bench_result group by indicator, year`.execute(tx)
        if (found.rows.length !== indicators * years.length) throw new Error('a group is missing')
      },
      async () => {
        const found = (await overviewByYear(rows).execute(tx)).rows.map(readOverview)
        if (found.length !== indicators * years.length) throw new Error('a group is missing')
        if (!found.every(({ theilL }) => theilL.defined)) throw new Error('a measure is missing')
      },
    ])
    const exact = await oneYear(tx)
    const told = `1,000 cities × 30 indicators × 10 years, ${name}`
    const limits =
      name === 'server' ? [figure(`${told}: measures`, all as number, 'ms', { atMost: 300 })] : []
    return [
      ...limits,
      figure(`${told}: against a plain average`, (all as number) / (plain as number), 'times', {
        atMost: 6,
      }),
      figure(`1,000 cities × 10 years, all measures, ${name}`, exact, 'ms', { atMost: 300 }),
    ]
  })
}

/** One indicator of the thousand cities with every measure, as a page of it would ask. */
async function oneYear(tx: Tx): Promise<number> {
  const rows = sql`
    select city::text as area, (city % 7)::text as grp, year, value, weight from bench_result where indicator = 1`
  const [time] = await medians([
    async () => {
      const found = (await measuresByYear(rows).execute(tx)).rows.map(readYear)
      if (!found.every(({ giniWeighted }) => giniWeighted.defined)) throw new Error('missing')
    },
  ])
  return time as number
}

/** Made-up results: positive, skewed, the same on every run. */
async function fill(tx: Tx): Promise<void> {
  await sql`create temp table bench_result (city int, indicator int, year int, value float8, weight float8)`.execute(
    tx,
  )
  await sql`
    insert into bench_result
    select city, indicator, year, exp(sin(city * 12.9898 + indicator * 78.233 + year) * 1.5) * 1000,
      1000 + (city * 7919) % 500000
    from generate_series(1, ${cities}::int) city, generate_series(1, ${indicators}::int) indicator,
      generate_series(${years[0]}::int, ${years.at(-1)}::int) year`.execute(tx)
  await sql`analyze bench_result`.execute(tx)
}

/** The median time of each work in milliseconds, the works in turns. */
async function medians(works: (() => Promise<void>)[]): Promise<number[]> {
  const times = works.map(() => [] as number[])
  for (let round = 0; round <= rounds; round++)
    for (const [at, work] of works.entries()) {
      const from = performance.now()
      await work()
      if (round > 0) times[at]?.push(performance.now() - from)
    }
  return times.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)] as number)
}
