import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { expect, inject, test } from 'vitest'
import {
  guardedPool,
  makePool,
  ownerLimits,
  roleOf,
  withClient,
  withDatabase,
} from '../../src/store/connect.ts'
import type { CityTx, Db } from '../../src/store/db.ts'
import { makeDb } from '../../src/store/handles.ts'
import { makeTestDatabase } from '../support/databases.ts'
import { clearRows, isSafe, listTenantTables, plantRow } from './tenant-tables.ts'

const [ours, theirs] = [1, 2]

type Place = { db: Db; admin: pg.Client; owner: pg.Client; app: string }

/** Runs a story on a migrated database, as the app, as its owner and as a superuser. */
async function withAdmin(story: (place: Place) => Promise<void>): Promise<void> {
  const { appUrl, ownerUrl, drop } = await makeTestDatabase('empty')
  const name = new URL(appUrl).pathname.slice(1)
  const pool = makePool(appUrl)
  try {
    await withClient(withDatabase(inject('engine').adminUrl, name), ownerLimits, (admin) =>
      withClient(ownerUrl, ownerLimits, (owner) =>
        story({ db: makeDb(guardedPool(pool)), admin, owner, app: roleOf(appUrl) }),
      ),
    )
  } finally {
    await pool.end()
    await drop()
  }
}

/** Runs a statement that has forgotten its tenant, in a transaction of ours; gives the tenants of the rows it met. */
async function forget(db: Db, statement: string): Promise<number[]> {
  return db.city(ours, async (tx: CityTx) => {
    const done = await sql<{ tenant: number }>`${sql.raw(statement)}`.execute(
      tx as unknown as Kysely<unknown>,
    )
    return done.rows.map(({ tenant }) => tenant)
  })
}

async function tenantsIn(admin: pg.Client, table: string): Promise<number[]> {
  const { rows } = await admin.query(`select tenant from ${table} order by tenant`)
  return rows.map(({ tenant }) => tenant)
}

/** Whether the app has been given the right; a table may well refuse to be changed at all. */
async function may(admin: pg.Client, app: string, table: string, right: string): Promise<boolean> {
  const asked = await admin.query('select has_table_privilege($1, $2, $3) as may', [
    app,
    table,
    right,
  ])
  return asked.rows[0].may
}

test('every table with rows of tenants is guarded, also against its owner', () =>
  withAdmin(async ({ admin, app }) => {
    const tables = await listTenantTables(admin, app)
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['outbox_cursor', 'outbox_event', 'outbox_stream']),
    )
    expect(tables.filter((table) => !isSafe(table))).toEqual([])
  }))

test('a table, view or partition that somebody forgot to guard is found', () =>
  withAdmin(async ({ admin, owner, app }) => {
    await owner.query(`
      create table bare (tenant integer not null);
      create table pointing (city integer not null references tenant);
      create table half (tenant integer not null);
      alter table half enable row level security;
      create table whole (tenant integer not null, at date not null) partition by range (at);
      select guard_tenant_table('whole');
      create table part partition of whole default;
      create view seen as select * from whole;
      create view seen_as_asker with (security_invoker = true) as select * from whole;
      create materialized view kept as select * from whole;
      create table hidden (tenant integer not null);
      revoke all on hidden from ${app};`)
    const unsafe = (await listTenantTables(admin, app)).filter((table) => !isSafe(table))
    expect(unsafe.map(({ name }) => name)).toEqual([
      'bare',
      'half',
      'kept',
      'part',
      'pointing',
      'seen',
    ])
  }))

test('a statement that has lost its tenant meets no row of another tenant, in any table', () =>
  withAdmin(async ({ db, admin, app }) => {
    const tables = (await listTenantTables(admin, app)).filter(
      ({ kind, reachable }) => kind !== 'v' && reachable,
    )
    for (const { name } of tables) {
      for (const tenant of [ours, theirs]) await plantRow(admin, name, tenant)
      expect([name, await tenantsIn(admin, name)]).toEqual([name, [ours, theirs]])
      expect([name, await forget(db, `select tenant from ${name}`)]).toEqual([name, [ours]])
      expect([
        name,
        await forget(db, `select tenant from ${name} where tenant = ${theirs}`),
      ]).toEqual([name, []])
      if (await may(admin, app, name, 'update'))
        expect(await forget(db, `update ${name} set tenant = tenant returning tenant`)).toEqual([
          ours,
        ])
      if (await may(admin, app, name, 'delete'))
        expect(await forget(db, `delete from ${name} returning tenant`)).toEqual([ours])
      expect([name, await tenantsIn(admin, name)]).toEqual([name, expect.arrayContaining([theirs])])
      await clearRows(admin, name)
    }
    expect(tables.length).toBeGreaterThanOrEqual(3)
  }))

test('a row written for another tenant is refused, in every table', () =>
  withAdmin(async ({ db, admin, app }) => {
    const tables = (await listTenantTables(admin, app)).filter(
      ({ kind, reachable }) => kind !== 'v' && reachable,
    )
    for (const { name } of tables) {
      if (!(await may(admin, app, name, 'insert'))) continue
      await plantRow(admin, name, ours)
      const copied = forget(
        db,
        `insert into ${name} select (r).* from (select jsonb_populate_record(t, '{"tenant": ${theirs}}') as r from ${name} t) s`,
      )
      await expect(copied, name).rejects.toMatchObject({ code: '42501' })
      await clearRows(admin, name)
    }
  }))

test('without the policies the same statements do meet them: the stories above can fail', () =>
  withAdmin(async ({ db, admin, owner }) => {
    for (const tenant of [ours, theirs]) await plantRow(admin, 'outbox_cursor', tenant)
    await owner.query('alter table outbox_cursor disable row level security')
    expect((await forget(db, 'select tenant from outbox_cursor')).sort()).toEqual([ours, theirs])
  }))
