import { sql } from 'kysely'
import type { CityTx, Db } from './db.ts'

const eventsAtOnce = 1_000

/** Forgets the oldest events of the tenant's stream, whoever has heard of them, some thousand at most; gives how many. */
export async function forgetAnyEvents(tx: CityTx): Promise<number> {
  return forgetUpTo(tx, sql`(select last_number from outbox_stream where tenant = ${tx.tenant})`)
}

/**
 * Forgets the events of a tenant's stream from before a moment, as far as every listener of the stream has come; gives how many. A
 * listener that begins later does not hear of them.
 */
export async function forgetHeardEvents(db: Db, tenant: number, before: Date): Promise<number> {
  let forgotten = 0
  for (;;) {
    const some = await db.city(tenant, (tx) =>
      forgetUpTo(
        tx,
        sql`least(
          (select min(number) from outbox_cursor where tenant = ${tenant}),
          coalesce(
            (select number - 1 from outbox_event where tenant = ${tenant} and at >= ${before} order by number limit 1),
            (select last_number from outbox_stream where tenant = ${tenant})))`,
      ),
    )
    forgotten += some
    if (some < eventsAtOnce) return forgotten
  }
}

async function forgetUpTo(tx: CityTx, number: ReturnType<typeof sql>): Promise<number> {
  const done = await sql<{ forgotten: number | null }>`
    select forget_events(${tx.tenant}::integer, up_to, ${eventsAtOnce}) as forgotten
    from (select ${number} as up_to) bound where up_to is not null`.execute(tx)
  return done.rows[0]?.forgotten ?? 0
}

/** Takes an entity out of the events of the tenant's stream, which otherwise stay as they are; gives how many told of it. */
export async function forgetToldEntity(tx: CityTx, entityId: string): Promise<number> {
  const done = await sql<{ forgotten: number }>`
    select forget_told_entity(${tx.tenant}::integer, ${entityId}) as forgotten`.execute(tx)
  return done.rows[0]?.forgotten ?? 0
}
