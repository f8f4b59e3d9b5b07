import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { Db } from './db.ts'
import { type Stream, streamOf } from './outbox.ts'

/**
 * Every read that goes across tenants, by name. Each runs under the across role, which may select what these need and nothing
 * else; the policies that let it are in the migrations. A new one is added here, with its policy, or not at all.
 */

/** A connection on which a statement can run. */
type Queries = { query(text: string): Promise<unknown> }

/** How far a stream has come. */
export type StreamEnd = { stream: Stream; lastNumber: number }

/** How far a listener is behind a stream, and how often the event it stands before has failed. `lastError` is the last failure. */
export type Lag = {
  listener: string
  stream: Stream
  behind: number
  failures: number
  lastError: string | null
}

/** All streams that have events, with their last number. */
export async function listStreamEnds(queries: Queries, across: string): Promise<StreamEnd[]> {
  const rows = await readAcross<{ tenant: number; last_number: string }>(
    queries,
    across,
    'select tenant, last_number from outbox_stream order by tenant',
  )
  return rows.map((row) => ({ stream: streamOf(row.tenant), lastNumber: Number(row.last_number) }))
}

/** Where every listener stands that is behind a stream it has begun, the furthest behind first. */
export async function listLags(queries: Queries, across: string): Promise<Lag[]> {
  const rows = await readAcross<{
    listener: string
    tenant: number
    behind: string
    failures: number
    last_error: string | null
  }>(
    queries,
    across,
    `select listener, tenant, last_number - number as behind, failures, last_error
       from outbox_cursor join outbox_stream using (tenant)
       where last_number > number order by behind desc, listener, tenant`,
  )
  return rows.map((row) => ({
    listener: row.listener,
    stream: streamOf(row.tenant),
    behind: Number(row.behind),
    failures: row.failures,
    lastError: row.last_error,
  }))
}

/** Reads of upper rooms that go across tenants, by name, with the migration that holds their policies. */
export const acrossReads = {
  'live indicators': '0057-nation-live.sql',
  'live spread': '0057-nation-live.sql',
} as const

/** Runs one of the named reads, a select, under the across role, in a transaction of its own: the role ends with it. */
export function selectAcross<Row>(
  db: Db,
  _name: keyof typeof acrossReads,
  select: RawBuilder<Row>,
): Promise<Row[]> {
  return db.transaction(async (tx) => {
    await sql`select set_config('role', current_user || '_across', true)`.execute(tx)
    return (await select.execute(tx)).rows
  })
}

/** Runs one select under the across role. Statements sent in one message are one transaction: the role ends with it. */
async function readAcross<Row>(queries: Queries, across: string, select: string): Promise<Row[]> {
  const role = pg.escapeIdentifier(across)
  const results = await queries.query(`set local role ${role}; ${select}`)
  return (results as { rows: Row[] }[])[1]?.rows ?? []
}
