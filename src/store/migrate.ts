import { readdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { makePool, ownerLimits, roleOf } from './connect.ts'
import { installJobs, pendingJobs } from './jobs-schema.ts'
import { databaseTooNew } from './problems.ts'
import { acrossRole } from './roles.ts'
import { storeFailures } from './words.ts'

const folder = new URL('./migrations/', import.meta.url)
const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/
const lockName = 'migrations'

/** The numbered files of `migrations/`, by name without ending, in order. */
export async function listMigrationFiles(): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => fileName.test(file))
    .map((file) => file.replace(/\.sql$/, ''))
    .sort()
}

/** The names of migrations that the database still lacks, and `jobs` where the queue's tables are older than this release. */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const executed = new Set(await listExecuted(pool))
  const pending = (await listMigrationFiles()).filter((name) => !executed.has(name))
  return (await pendingJobs(pool)) ? [...pending, 'jobs'] : pending
}

/** The number of the last migration that ran; 0 on an empty database. */
export async function currentMigration(pool: pg.Pool): Promise<number> {
  return Number((await listExecuted(pool)).at(-1)?.slice(0, 4) ?? 0)
}

/** Throws `databaseTooNew` when the database has migrations that this release does not know. */
export async function requireKnownMigrations(pool: pg.Pool): Promise<void> {
  const known = new Set(await listMigrationFiles())
  const unknown = (await listExecuted(pool)).filter((name) => !known.has(name))
  if (unknown.length > 0) throw databaseTooNew({ detail: storeFailures.tooNew(unknown) })
}

async function listExecuted(pool: pg.Pool): Promise<string[]> {
  // Asked of the catalogue: before the first migration the app may not even look into the schema.
  const table = await pool.query(
    `select from pg_tables where schemaname = 'public' and tablename = 'kysely_migration'`,
  )
  if (table.rowCount === 0) return []
  const rows = await pool.query('select name from kysely_migration order by name collate "C"')
  return rows.rows.map((row) => row.name)
}

/**
 * Brings the database to this release, as its owner, each migration in a transaction of its own, under one lock: a second caller
 * waits and then finds nothing to do. Gives the names of what ran. Errors: as thrown by the failing migration, which left nothing.
 */
export async function migrate(ownerUrl: string, appRole: string): Promise<string[]> {
  const pool = makePool(ownerUrl, ownerLimits)
  const lock = await pool.connect()
  try {
    await lock.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockName])
    await lock.query(grantsSql(roleOf(ownerUrl), appRole))
    const pending = await pendingMigrations(pool)
    if (pending.length === 0) return []
    await runMigrations(pool, appRole)
    await installJobs(pool, appRole)
    return pending
  } finally {
    // Closing the connection frees the lock, whatever happened on it.
    lock.release(true)
    await pool.end()
  }
}

async function runMigrations(pool: pg.Pool, appRole: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const migrator = new Migrator({ db, provider: { getMigrations: () => readMigrations(appRole) } })
  for (;;) {
    const { error, results } = await migrator.migrateUp()
    if (error) throw error
    if (!results?.length) break
  }
  const app = pg.escapeIdentifier(appRole)
  await pool.query(
    `revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${app}`,
  )
}

async function readMigrations(appRole: string): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const name of await listMigrationFiles()) {
    const written = await readFile(new URL(`${name}.sql`, folder), 'utf8')
    const text = written
      .replaceAll('{{app}}', pg.escapeIdentifier(appRole))
      .replaceAll('{{across}}', pg.escapeIdentifier(acrossRole(appRole)))
    migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) }
  }
  return migrations
}

/** What the app may do with tables that migrations make from now on. */
function grantsSql(ownerRole: string, appRole: string): string {
  const app = pg.escapeIdentifier(appRole)
  const across = pg.escapeIdentifier(acrossRole(appRole))
  if (ownerRole === appRole) return 'select'
  return `
    revoke create on schema public from public;
    grant usage on schema public to ${app}, ${across};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${app};
    alter default privileges in schema public grant usage, select on sequences to ${app};`
}
