import { sql } from 'kysely'
import { int4Column, int8Column, momentColumn, textColumn } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'

/**
 * A row of `entity` but for its tenant; moments are milliseconds since 1970. Without a `body` it is history alone, and keeps what else it
 * has to say.
 */
export type EntityRow = {
  eid: number
  id: string
  types: readonly number[]
  scopes: readonly string[]
  body: string | null
  stamps: string | null
  createdAt: number
  modifiedAt: number
  expiresAt: number | null
}

/** Adds entities that were not known. */
export async function addEntities(tx: CityTx, rows: readonly EntityRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into entity (tenant, eid, id, types, scopes, body, stamps, created_at, modified_at, expires_at)
    select ${tx.tenant}::integer, eid, id, types::integer[], scopes::text[], body, stamps, created, modified, expires
    from unnest(${eids(rows)}::bigint[], ${textColumn(rows.map(({ id }) => id))}::text[], ${columnsOf(rows)})
      as new (eid, id, types, scopes, body, stamps, created, modified, expires)`.execute(tx)
}

/** Puts entities in the place of those that are known by their numbers. */
export async function setEntities(tx: CityTx, rows: readonly EntityRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update entity e set types = new.types::integer[], scopes = new.scopes::text[], body = new.body,
      stamps = new.stamps, created_at = created, modified_at = modified, expires_at = expires
    from unnest(${eids(rows)}::bigint[], ${columnsOf(rows)})
      as new (eid, types, scopes, body, stamps, created, modified, expires)
    where e.tenant = ${tx.tenant} and e.eid = new.eid`.execute(tx)
}

/** Counts living entities up or down, by type; under 0 all. */
export async function addCounts(tx: CityTx, counts: ReadonlyMap<number, number>): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0)
  if (changed.length === 0) return
  await sql`
    insert into type_count as c (tenant, type, entities)
    select ${tx.tenant}::integer, type, entities
    from unnest(${int4Column(changed.map(([type]) => type))}::integer[],
      ${int8Column(changed.map(([, by]) => by))}::bigint[]) as new (type, entities)
    on conflict (tenant, type) do update set entities = c.entities + excluded.entities`.execute(tx)
}

function eids(rows: readonly EntityRow[]): Buffer {
  return int8Column(rows.map(({ eid }) => eid))
}

function columnsOf(rows: readonly EntityRow[]) {
  return sql.join([
    sql`${textColumn(rows.map(({ types }) => `{${types.join()}}`))}::text[]`,
    sql`${textColumn(rows.map(({ scopes }) => textArray(scopes)))}::text[]`,
    sql`${textColumn(rows.map(({ body }) => body))}::text[]`,
    sql`${textColumn(rows.map(({ stamps }) => stamps))}::text[]`,
    sql`${momentColumn(rows.map(({ createdAt }) => createdAt))}::timestamptz[]`,
    sql`${momentColumn(rows.map(({ modifiedAt }) => modifiedAt))}::timestamptz[]`,
    sql`${momentColumn(rows.map(({ expiresAt }) => expiresAt))}::timestamptz[]`,
  ])
}

/** An array of texts in PostgreSQL's own words, inside a column of texts. */
function textArray(texts: readonly string[]): string {
  if (texts.length === 0) return '{}'
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join()}}`
}
