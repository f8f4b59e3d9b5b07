import type pg from 'pg'

/** A table, partition or view that holds rows of tenants, and how it is kept from showing them to another. */
export type TenantTable = {
  name: string
  /** As in pg_class: r table, p partitioned, v view, m materialised view, f foreign. */
  kind: 'r' | 'p' | 'v' | 'm' | 'f'
  /** Row-level security is on, also for the owner. */
  guarded: boolean
  /** A view that reads as whoever asks. */
  invoker: boolean
  /** The app may read or write it by its name. */
  reachable: boolean
}

/**
 * Shared tables that point at a tenant: the permit table guards them, not the tenant of the transaction. A token is found by its hash
 * before its tenant is known; what a data space is for, and when its
 * subscriptions are next due, says nothing of what is in it; nor does which space is a city's.
 */
const shared = ['api_token', 'city_space', 'data_space', 'subscription_space']

/** Everything that has a column `tenant` or points at a tenant. The client sees all schemas. */
export async function listTenantTables(admin: pg.Client, app: string): Promise<TenantTable[]> {
  const { rows } = await admin.query<TenantTable>(
    `select c.oid::regclass::text as name, c.relkind as kind,
       c.relrowsecurity and c.relforcerowsecurity as guarded,
       coalesce('security_invoker=true' = any(c.reloptions), false) as invoker,
       has_table_privilege($1, c.oid, 'select, insert, update, delete') as reachable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^(pg_|information_schema$)'
       and not c.oid::regclass::text = any($2)
       and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped)
         or exists (select from pg_constraint f where f.conrelid = c.oid and f.confrelid = 'tenant'::regclass))
     order by 1`,
    [app, shared],
  )
  return rows
}

/** Whether nothing of another tenant can be seen through it. */
export function isSafe({ kind, guarded, invoker, reachable }: TenantTable): boolean {
  if (!reachable) return true
  return kind === 'v' ? invoker : (kind === 'r' || kind === 'p') && guarded
}

/** Values by type for a row that means nothing; by table and column where a check asks for something of its own. */
const values: Record<string, string> = {
  N: '1',
  S: `'x'`,
  D: 'now()',
  B: 'true',
  G: `'(0,0)'`,
  A: `'{}'`,
  uuid: 'gen_random_uuid()',
  bytea: `'\\x00'`,
  json: `'{}'`,
  jsonb: `'{}'`,
  tsvector: `''`,
}
const special: Record<string, Record<string, string>> = {
  context_document: { kind: `'Hosted'` },
}

/** Adds a row of a tenant to a table, past its policies and its references. The client is a superuser's. */
export async function plantRow(admin: pg.Client, table: string, tenant: number): Promise<void> {
  const { rows } = await admin.query<{ name: string; type: string; category: string }>(
    `select a.attname as name, t.typname as type, t.typcategory as category
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and a.attidentity <> 'a' and (a.attnotnull or a.attname = 'tenant')`,
    [table],
  )
  const cells = rows.map(({ name, type, category }) => {
    const value =
      name === 'tenant'
        ? String(tenant)
        : (special[table]?.[name] ?? values[type] ?? values[category])
    if (value === undefined)
      throw new Error(`no value for ${table}.${name} of type ${type}: say one in tenant-tables.ts`)
    return { name: `"${name}"`, value }
  })
  const names = cells.map(({ name }) => name).join()
  await admin.query(`set session_replication_role = replica`)
  await admin.query(
    `insert into ${table} (${names}) values (${cells.map(({ value }) => value).join()})`,
  )
  await admin.query(`set session_replication_role = origin`)
}

/** Takes every row out of a table, so that those of a partition are not met again in the whole. The client is a superuser's. */
export async function clearRows(admin: pg.Client, table: string): Promise<void> {
  await admin.query(`set session_replication_role = replica`)
  await admin.query(`delete from ${table}`)
  await admin.query(`set session_replication_role = origin`)
}
