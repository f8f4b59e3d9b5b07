import { sql } from 'kysely'
import type { CityTx, Db, Tx } from '../../store/db.ts'
import { forgetAnyEvents } from '../../store/forget-events.ts'
import type { Space, SpaceSettings } from './space.ts'

type SpaceRow = {
  number: number
  name: string
  era: number
  open: boolean
  most_entities: string
  most_subscriptions: number
}

const columns = [
  'tenant.number',
  'tenant.name',
  'data_space.era',
  'data_space.open',
  'data_space.most_entities',
  'data_space.most_subscriptions',
] as const

function living(tx: Tx) {
  return tx
    .selectFrom('tenant')
    .innerJoin('data_space', 'data_space.tenant', 'tenant.number')
    .select(columns)
    .where('data_space.dropped_at', 'is', null)
}

/** Reads the space of a name; undefined where there is none, or none any more. */
export async function readSpace(tx: Tx, name: string): Promise<Space | undefined> {
  const row = await living(tx).where('tenant.name', '=', name).executeTakeFirst()
  return row && toSpace(row)
}

/** All spaces by name. */
export async function listSpaces(tx: Tx): Promise<Space[]> {
  const rows = await living(tx).orderBy('tenant.name').execute()
  return rows.map(toSpace)
}

function toSpace(row: SpaceRow): Space {
  return {
    tenant: row.number,
    name: row.name,
    era: row.era,
    open: row.open,
    mostEntities: Number(row.most_entities),
    mostSubscriptions: row.most_subscriptions,
  }
}

/** Gets the number of a tenant, which it makes where there is none. */
export async function ensureTenant(tx: Tx, name: string, now: Date): Promise<number> {
  const find = tx.selectFrom('tenant').select('number').where('name', '=', name)
  const found = await find.executeTakeFirst()
  if (found) return found.number
  const made = await tx
    .insertInto('tenant')
    .values({ name, created_at: now })
    .onConflict((on) => on.doNothing())
    .returning('number')
    .executeTakeFirst()
  return (made ?? (await find.executeTakeFirstOrThrow())).number
}

/** Opens a tenant as a data space, also again after a drop; false where it was one already. */
export async function openSpace(
  tx: Tx,
  tenant: number,
  settings: Partial<SpaceSettings>,
): Promise<boolean> {
  const set = { ...settingColumns(settings), dropped_at: null }
  const done = await tx
    .insertInto('data_space')
    .values({ tenant, ...set })
    .onConflict((on) =>
      on.column('tenant').doUpdateSet(set).where('data_space.dropped_at', 'is not', null),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function setSpace(
  tx: Tx,
  tenant: number,
  settings: Partial<SpaceSettings>,
): Promise<void> {
  const set = settingColumns(settings)
  if (Object.keys(set).length === 0) return
  await tx.updateTable('data_space').set(set).where('tenant', '=', tenant).execute()
}

function settingColumns({ open, mostEntities, mostSubscriptions }: Partial<SpaceSettings>) {
  return {
    ...(open !== undefined && { open }),
    ...(mostEntities !== undefined && { most_entities: mostEntities }),
    ...(mostSubscriptions !== undefined && { most_subscriptions: mostSubscriptions }),
  }
}

/** Makes the counter of a space, where it has none; it begins in the era that the space is in. */
export async function ensureCounter(tx: CityTx, space: Pick<Space, 'tenant'>): Promise<void> {
  await sql`
    insert into space_counter (tenant, era) select tenant, era from data_space where tenant = ${space.tenant}
    on conflict (tenant) do nothing`.execute(tx)
}

/** The tenant of a space that was dropped, to be emptied; undefined where it lives or never was. */
export async function findDropped(tx: Tx, name: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('tenant')
    .innerJoin('data_space', 'data_space.tenant', 'tenant.number')
    .select('tenant.number')
    .where('tenant.name', '=', name)
    .where('data_space.dropped_at', 'is not', null)
    .executeTakeFirst()
  return row?.number
}

/** Ends the era of a space: from here on nobody finds it. False where somebody else has dropped it already. */
export function endEra(db: Db, space: Space, now: Date): Promise<boolean> {
  return db.city(space.tenant, async (tx) => {
    await ensureCounter(tx, space)
    await lockCounter(tx, space.tenant)
    const ended = await sql`
      update data_space set dropped_at = ${now}, era = era + 1
      where tenant = ${space.tenant} and era = ${space.era} and dropped_at is null`.execute(tx)
    if (ended.numAffectedRows !== 1n) return false
    await sql`update space_counter set era = ${space.era + 1}, watched = false
      where tenant = ${space.tenant}`.execute(tx)
    return true
  })
}

/** Waits for the turn of a writer, and holds it to the end of the transaction. */
async function lockCounter(tx: CityTx, tenant: number): Promise<void> {
  await sql`select from space_counter where tenant = ${tenant} for update`.execute(tx)
}

/** Every table whose rows belong to tenants and can be taken away, by name; of a partitioned one its parts. */
export async function listOwnTables(tx: Tx): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
    where p.polname = 'own_tenant' and c.relkind = 'r' and c.relname <> 'space_counter'
      and has_table_privilege(c.oid, 'delete')
    order by name`.execute(tx)
  return found.rows.map(({ name }) => name)
}

/**
 * Takes some rows of a dropped space out of a table; gives how many. None where the space lives again: who opens it anew has
 * waited for its emptying, or waits here for its first turn.
 */
export function takeRows(db: Db, tenant: number, table: string, most: number): Promise<number> {
  return db.city(tenant, async (tx) => {
    await lockCounter(tx, tenant)
    const taken = await sql`
      delete from ${sql.table(table)} where ctid = any(array(
        select t.ctid from ${sql.table(table)} t join data_space s on s.tenant = t.tenant
        where t.tenant = ${tenant} and s.dropped_at is not null limit ${most}))`.execute(tx)
    return Number(taken.numAffectedRows ?? 0n)
  })
}

/** Takes some of the events of a dropped space; gives how many. None where the space lives again, as with its rows. */
export function takeEvents(db: Db, tenant: number): Promise<number> {
  return db.city(tenant, async (tx) => {
    await lockCounter(tx, tenant)
    const dropped = await sql`
      select from data_space where tenant = ${tenant} and dropped_at is not null`.execute(tx)
    return dropped.rows.length > 0 ? forgetAnyEvents(tx) : 0
  })
}
