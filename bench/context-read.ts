import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { coreContext as context } from '../src/context/ld/compile-context.ts'
import { readGeoQuery } from '../src/context/query/geo-query.ts'
import { readQuery } from '../src/context/query/read-query.ts'
import { readTypeSelection } from '../src/context/query/type-selection.ts'
import {
  type EntityQuery,
  findEntities,
  findStoredText,
  findTypePage,
} from '../src/context/read/index.ts'
import type { Space } from '../src/context/space/index.ts'
import { guardedPool, makePool, ownerLimits, withClient } from '../src/store/connect.ts'
import type { Db } from '../src/store/db.ts'
import { makeDb } from '../src/store/handles.ts'
import { fillSpace, stationId, stationType } from '../test/context/stations.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { startEmbedded } from '../test/support/engines.ts'
import { makeHome, startProduct } from '../test/support/product.ts'
import { type Figure, figure } from './figure.ts'

const isLong = process.argv.includes('--long')
const rounds = 7
const stations: EntityQuery = { entities: [{ types: readTypeSelection(stationType, context) }] }
const first = { limit: 20, offset: 0 }
/** The best published broker on PostgreSQL, on one core. Source: joinedcontext/Antares, type query of 20. */
const bestPublished = 2_097

/**
 * What reads of city data cost, on the embedded engine: over HTTP beside a bare server that reads the same documents by the driver, in
 * turns; queries by value and place among 300,000 entities of 15 spaces; and the same reads in few and many, small and large spaces.
 */
export async function measure(): Promise<Figure[]> {
  const engine = await startEmbedded()
  try {
    await makeEmptyTemplate(engine.adminUrl)
    await copyTemplate(engine.adminUrl, 'empty', 'bench_read')
    const { appUrl, ownerUrl } = addressesOf(engine.adminUrl, 'bench_read')
    const pool = makePool(appUrl)
    try {
      const db = makeDb(guardedPool(pool))
      return [
        ...(await measureSizes(db, ownerUrl, appUrl)),
        ...(await measureQueries(db, ownerUrl)),
      ]
    } finally {
      await pool.end()
    }
  } finally {
    await engine.stop()
  }
}

/** Reads in a space of 10,000 alone, then in it and larger ones beside 99 others; and over HTTP in one of 100,000. */
async function measureSizes(db: Db, ownerUrl: string, appUrl: string): Promise<Figure[]> {
  const largest = isLong ? 1_000_000 : 100_000
  const small = await fillSpace(db, 'small', 10_000)
  await tidy(ownerUrl)
  const alone = await costs(db, small, 10_000)
  const large = await fillSpace(db, 'default', 100_000)
  const spaces = [large]
  if (isLong) spaces.push(await fillSpace(db, 'largest', largest))
  for (let other = spaces.length + 1; other < 100; other++)
    await fillSpace(db, `other-${other}`, 100)
  await tidy(ownerUrl)
  const among = await costs(db, small, 10_000)
  const inLarge = await costs(db, spaces[spaces.length - 1] as Space, largest)
  const flat = (name: string, cost: number, base: number) =>
    figure(name, cost / base, 'times', { atMost: 1.5 })
  return [
    flat('one entity, in 100 spaces against 1', among.one, alone.one),
    flat('a page of a type, in 100 spaces against 1', among.page, alone.page),
    flat(`one entity, of ${largest} against 10,000`, inLarge.one, among.one),
    flat(`a page of a type, of ${largest} against 10,000`, inLarge.page, among.page),
    ...(await measureHttp(ownerUrl, appUrl, large)),
  ]
}

/** Milliseconds of one read, one after another; the quietest of several rounds. */
async function costs(
  db: Db,
  space: Space,
  entities: number,
): Promise<{ one: number; page: number }> {
  await findEntities(db, space, stations, first, new Date())
  const one = () =>
    findStoredText(db, space, stationId(1 + Math.floor(Math.random() * entities)), new Date())
  const page = () => findTypePage(db, space, stations, first, new Date())
  return { one: await quietest(one), page: await quietest(page) }
}

async function quietest(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const from = performance.now()
    for (let time = 0; time < 300; time++) if (!(await read())) throw new Error('nothing was read')
    times.push((performance.now() - from) / 300)
  }
  return Math.min(...times.slice(1))
}

async function measureHttp(ownerUrl: string, appUrl: string, space: Space): Promise<Figure[]> {
  await copyDocuments(ownerUrl, space)
  const home = makeHome()
  const settings = { NODE_ENV: 'production', DATABASE_URL: appUrl, NGSILD_AUTH: 'off' }
  const product = await startProduct(home, { settings })
  const bare = await startBare(appUrl)
  try {
    await product.waitFor('Ready at')
    const base = `${product.url}/ngsi-ld/v1/entities`
    const ones = await inTurns(`${base}/${stationId(77)}`, `${bare.url}/one/${stationId(77)}`)
    const pages = await inTurns(`${base}?type=${stationType}&limit=20`, `${bare.url}/twenty`)
    const others = await bestOf(() => rate(`${base}?type=${stationType}&limit=20`, nextOffset()))
    const ratio = { atLeast: 0.6 }
    return [
      figure(
        'retrieve by id, against a bare read of the document',
        ones.ours / ones.bare,
        'ratio',
        ratio,
      ),
      figure('retrieve by id', ones.ours, 'requests/s', { atLeast: 0 }),
      figure(
        '20 of 100,000 by type, against a bare read of them',
        pages.ours / pages.bare,
        'ratio',
        ratio,
      ),
      figure('20 of 100,000 by type', pages.ours, 'requests/s', { atLeast: bestPublished }),
      figure('20 of 100,000 by type, each time others', others, 'requests/s', {
        atLeast: bestPublished,
      }),
    ]
  } finally {
    bare.process.kill()
    product.kill('SIGINT')
    await product.ended
    home.remove()
  }
}

/** The same documents where no policy guards them. */
async function copyDocuments(ownerUrl: string, { tenant }: Space) {
  await withClient(ownerUrl, ownerLimits, async (owner) => {
    await owner.query(`begin; select set_config('app.tenant', '${tenant}', true);
      create table bare_document as select id, row_number() over (order by eid) as place, body from entity;
      alter table bare_document add primary key (id); create index on bare_document (place);
      grant select on bare_document to public; commit`)
    await owner.query('vacuum analyze bare_document')
  })
}

/** The best of several rounds of each, in turns: what else the machine does can only slow a round down. */
async function inTurns(ours: string, bare: string): Promise<{ ours: number; bare: number }> {
  const rates = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    rates.ours.push(await rate(ours))
    rates.bare.push(await rate(bare))
  }
  return { ours: Math.max(...rates.ours.slice(1)), bare: Math.max(...rates.bare.slice(1)) }
}

async function bestOf(measure: () => Promise<number>): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round <= rounds; round++) rates.push(await measure())
  return Math.max(...rates.slice(1))
}

/** Pages that are asked for one after another, more than are kept. */
function nextOffset(): autocannon.Request {
  let asked = 0
  return {
    setupRequest: (request) => ({ ...request, path: `${request.path}&offset=${asked++ % 2_000}` }),
  }
}

async function rate(url: string, each?: autocannon.Request): Promise<number> {
  const run = await autocannon({ url, connections: 10, duration: 2, requests: [each ?? {}] })
  if (run.non2xx > 0 || run.errors > 0)
    throw new Error(`${url}: ${run.non2xx + run.errors} failures`)
  return run.requests.average
}

async function startBare(appUrl: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bare-reads.ts', appUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  return { url: String(said).trim(), process: child }
}

/** Queries in one of 15 spaces of 20,000 after another. */
async function measureQueries(db: Db, ownerUrl: string): Promise<Figure[]> {
  const spaces: Space[] = []
  for (let city = 0; city < 15; city++) spaces.push(await fillSpace(db, `city-${city}`, 20_000))
  await tidy(ownerUrl)
  const range: EntityQuery = { ...stations, q: readQuery('pm25>145', { context }) }
  const near = () => {
    const coordinates = JSON.stringify([100.1 + Math.random() * 0.8, 13.1 + Math.random() * 0.8])
    const around = { georel: 'near;maxDistance==2000', geometry: 'Point', coordinates }
    return { ...stations, geo: readGeoQuery(around, context) }
  }
  const ranges = await slowest(db, spaces, () => range)
  const places = await slowest(db, spaces, near)
  return [
    figure('a range of values among 300,000: p99', ranges, 'ms', { atMost: 40 }),
    figure('near 2 km among 300,000: p99', places, 'ms', { atMost: 25 }),
  ]
}

/** The slowest of a hundred, of the quietest of several rounds. */
async function slowest(db: Db, spaces: readonly Space[], next: () => EntityQuery): Promise<number> {
  const p99s: number[] = []
  for (let round = 0; round <= 3; round++) {
    const times: number[] = []
    for (let time = 0; time < 300; time++) {
      const from = performance.now()
      const space = spaces[time % spaces.length] as Space
      const { found } = await findEntities(db, space, next(), first, new Date())
      if (found.length === 0) throw new Error('nothing was found')
      times.push(performance.now() - from)
    }
    p99s.push(times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number)
  }
  return Math.min(...p99s.slice(1))
}

function tidy(ownerUrl: string) {
  return withClient(ownerUrl, { ...ownerLimits }, (owner) => owner.query('vacuum analyze'))
}
