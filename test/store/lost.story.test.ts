import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { guardedPool, makePool } from '../../src/store/connect.ts'
import { makeDb } from '../../src/store/handles.ts'
import { makeJobs } from '../../src/store/jobs.ts'
import type { Store } from '../../src/store/open.ts'
import { append } from '../../src/store/outbox.ts'
import { databaseUnavailable } from '../../src/store/problems.ts'
import { makeTestDatabase } from '../support/databases.ts'
import { type Line, layLine } from './proxy.ts'
import { eventually, openStoreOn } from './support.ts'

const lost = { kind: databaseUnavailable.kind, facts: { headers: { 'retry-after': '5' } } }

async function withLine(story: (store: Store, line: Line, directUrl: string) => Promise<void>) {
  const database = await makeTestDatabase('empty')
  const line = await layLine(database.appUrl)
  const store = await openStoreOn(line.url)
  try {
    await story(store, line, database.appUrl)
  } finally {
    await store.close()
    await line.cut()
    await database.drop()
  }
}

const ask = (store: Store) => sql`select 1`.execute(store.db.read as Kysely<unknown>)
const announce = (store: Store, type: string) =>
  store.db.transaction(async (tx) => append(tx, { type, body: {}, at: new Date(0) }))

test('while the database is lost every query says so at once, and when it is back all goes on', () =>
  withLine(async (store, line, directUrl) => {
    const heard: string[] = []
    let changes = 0
    store.outbox.listen('press', ({ type }) => void heard.push(type))
    store.watch('programme', () => {
      changes++
    })
    await announce(store, 'before')
    await eventually(() => heard.length === 1 && changes === 1)
    expect(await store.healthy()).toBe(true)

    const during = store.db.transaction(async () => {
      await line.cut()
    })
    await expect(during).rejects.toMatchObject(lost)
    const startedAt = performance.now()
    await expect(ask(store)).rejects.toMatchObject(lost)
    await expect(announce(store, 'never')).rejects.toMatchObject(lost)
    await expect(store.db.city(1, async () => undefined)).rejects.toMatchObject(lost)
    await expect(store.outbox.lags()).rejects.toMatchObject(lost)
    expect(await store.healthy()).toBe(false)
    expect(performance.now() - startedAt).toBeLessThan(2_000)

    const elsewhere = await openStoreOn(directUrl) // another process goes on meanwhile
    await announce(elsewhere, 'meanwhile')
    await elsewhere.close()
    await line.mend()
    await eventually(() => store.healthy())
    await eventually(() => heard.length === 2 && changes >= 2)
    await announce(store, 'after')
    await eventually(() => heard.length === 3)
    expect(heard).toEqual(['before', 'meanwhile', 'after'])
    await eventually(async () => (await store.outbox.lags()).length === 0)
  }))

test('an event whose handler was at work when the database was lost is not lost', () =>
  withLine(async (store, line) => {
    const heard: string[] = []
    store.outbox.listen('press', async ({ type }) => {
      heard.push(type)
      if (heard.length === 1) await line.cut()
    })
    await announce(store, 'one')
    await eventually(() => heard.length === 1)
    await line.mend()
    await eventually(() => store.healthy())
    await announce(store, 'two')
    await eventually(() => heard.includes('two'))
    expect(heard).toEqual(['one', 'one', 'two'])
  }))

test('jobs go on when the database is back', async () => {
  const database = await makeTestDatabase('empty')
  const line = await layLine(database.appUrl)
  const pool = makePool(line.url)
  const jobs = makeJobs(pool, () => undefined, { dueSeconds: 1, pollSeconds: 0.5, retrySeconds: 1 })
  let runs = 0
  jobs.schedule('sweep', '* * * * *', async () => {
    runs++
  })
  await line.cut()
  await expect(jobs.start()).rejects.toMatchObject({ kind: databaseUnavailable.kind })
  await line.mend()
  await jobs.start()
  await line.cut()
  await line.mend()
  await eventually(() => runs > 0)
  await jobs.stop()
  await pool.end()
  await line.cut()
  await database.drop()
})

test('a database that hangs is given up after its limit, and the connection with it', async () => {
  const database = await makeTestDatabase('empty')
  const line = await layLine(database.appUrl)
  const pool = makePool(line.url, { size: 1, connectMs: 300, statementMs: 300 })
  const db = makeDb(guardedPool(pool))
  const query = () => sql`select 1`.execute(db.read as Kysely<unknown>)
  await query()
  line.hang()
  await expect(query()).rejects.toMatchObject(lost)
  await line.mend()
  await expect(query()).resolves.toBeDefined()
  await pool.end()
  await line.cut()
  await database.drop()
})
