import { expect, test } from 'vitest'
import { makePool, roleOf, withDatabase, withRole } from '../../src/store/connect.ts'
import {
  currentMigration,
  listMigrationFiles,
  migrate,
  pendingMigrations,
} from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { databaseTooNew, databaseUnavailable, migrationPending } from '../../src/store/problems.ts'
import { makeTestDatabase, type TestDatabase } from '../support/databases.ts'
import { asOwner, openStoreOn } from './support.ts'

const dropAll = `
  drop schema public cascade; create schema public; drop schema jobs cascade`

async function withDatabaseOf(story: (database: TestDatabase) => Promise<void>) {
  const database = await makeTestDatabase('empty')
  try {
    await story(database)
  } finally {
    await database.drop()
  }
}

test('an empty database is migrated once, though two start at the same time', () =>
  withDatabaseOf(async (database) => {
    await asOwner(database, dropAll)
    const app = roleOf(database.appUrl)

    const ran = await Promise.all([
      migrate(database.ownerUrl, app),
      migrate(database.ownerUrl, app),
    ])

    const all = [...(await listMigrationFiles()), 'jobs']
    expect(ran.sort((a, b) => a.length - b.length)).toEqual([[], all])
    expect(await migrate(database.ownerUrl, app)).toEqual([])
    const pool = makePool(database.appUrl)
    expect(await pendingMigrations(pool)).toEqual([])
    expect(await currentMigration(pool)).toBe(Number(all.at(-2)?.slice(0, 4)))
    await pool.end()
  }))

test('with the owner the store migrates, without it the store says what to run', () =>
  withDatabaseOf(async (database) => {
    await asOwner(database, dropAll)

    const refused = openStoreOn(database.appUrl)
    await expect(refused).rejects.toMatchObject({ kind: migrationPending.kind })
    await expect(refused).rejects.toThrow(/npm run lakmueang -- migrate/)

    const store = await openStoreOn(database.appUrl, { ownerUrl: database.ownerUrl })
    expect(store.migration).toBeGreaterThan(0)
    await store.close()
  }))

test('the app may neither change a table nor what is written about migrations', () =>
  withDatabaseOf(async (database) => {
    const pool = makePool(database.appUrl)
    for (const text of [
      'create table mine (id integer)',
      'alter table tenant disable row level security',
      'delete from kysely_migration',
      `select guard_tenant_table('tenant')`,
      'update outbox_event set number = number + 1',
      'create table jobs.mine (id integer)',
    ])
      await expect(pool.query(text), text).rejects.toMatchObject({ code: '42501' })
    await pool.end()
  }))

test('a database of a newer release is refused', () =>
  withDatabaseOf(async (database) => {
    await asOwner(
      database,
      `insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`,
    )
    await expect(openStoreOn(database.appUrl)).rejects.toMatchObject({ kind: databaseTooNew.kind })
  }))

test('a server that does not answer is named, without its password', async () => {
  const url = withDatabase('postgresql://app:secret@127.0.0.1:1/', 'x')
  const refused = openStore({ kind: 'server', url }, () => undefined)
  await expect(refused).rejects.toMatchObject({ kind: databaseUnavailable.kind })
  await expect(refused).rejects.toThrow('app@127.0.0.1:1/x')
  await expect(refused).rejects.not.toThrow('secret')
})

test('a sign-in that is refused and a database that is not there are named', () =>
  withDatabaseOf(async ({ appUrl }) => {
    const wrongPassword = openStoreOn(withRole(appUrl, roleOf(appUrl), 'guess'))
    await expect(wrongPassword).rejects.toThrow(/Cannot connect to the database .*password/)
    const noDatabase = openStoreOn(withDatabase(appUrl, 'nowhere'))
    await expect(noDatabase).rejects.toThrow(/Cannot connect to the database .*nowhere/)
    await expect(noDatabase).rejects.toMatchObject({ kind: databaseUnavailable.kind })
  }))
