import { type Kysely, sql } from 'kysely'
import type { CityTx, Tx } from './db.ts'

/** Waits for the lock of this name and holds it until the transaction ends. One holder at a time in the whole database. */
export async function lockName(tx: Tx | CityTx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(asAny(tx))
}

/** Takes the lock of this name until the transaction ends, if nobody holds it. Never waits. */
export async function tryLockName(tx: Tx | CityTx, name: string): Promise<boolean> {
  const asked = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as taken`.execute(asAny(tx))
  return asked.rows[0]?.taken ?? false
}

function asAny(tx: Tx | CityTx): Kysely<unknown> {
  return tx as Kysely<unknown>
}
