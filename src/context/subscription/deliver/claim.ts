import { sql } from 'kysely'
import type { CityTx, Tx } from '../../../store/db.ts'

/** A delivery at the head of its queue. `at` is when it was written. */
export type Waiting = {
  number: number
  at: Date
  mediaType: string
  link: string | null
  body: string
}

/** The head of a subscription's queue, claimed: until its time nobody else sends from it. */
export type Claimed = { subscription: number; place: string; attempts: number; queue: Waiting[] }

/** Most deliveries that one claim brings for one subscription. */
const mostOfOne = 16

/** The spaces in which something may be due. */
export async function listDueTenants(tx: Tx, now: Date): Promise<number[]> {
  const found = await sql<{ tenant: number }>`
    select tenant from subscription_space where due_at <= ${now} order by due_at limit 1000`.execute(
    tx,
  )
  return found.rows.map(({ tenant }) => tenant)
}

/** Claims queues whose head is due, but for places that have enough to do. The caller holds the turn of the space. */
export async function claimQueues(
  tx: CityTx,
  { now, until, limit, busy }: { now: Date; until: Date; limit: number; busy: readonly string[] },
): Promise<Claimed[]> {
  type Row = {
    subscription: string
    place: string
    attempts: number
    number: string | null
    at: Date
    media_type: string
    link: string | null
    body: string
  }
  const found = await sql<Row>`
    with claimed as (
      update subscription_progress p set due_at = ${until}
      from (
        select subscription from subscription_progress
        where tenant = ${tx.tenant} and due_at <= ${now} and place <> all(${busy}::text[])
        order by due_at limit ${limit}
      ) due
      where p.tenant = ${tx.tenant} and p.subscription = due.subscription
      returning p.subscription, p.place, p.attempts
    )
    select c.subscription, c.place, c.attempts, d.number, d.at, d.media_type, d.link, d.body
    from claimed c left join lateral (
      select number, at, media_type, link, body from delivery
      where tenant = ${tx.tenant} and subscription = c.subscription and failed_at is null
      order by number limit ${mostOfOne}
    ) d on true
    order by c.subscription, d.number`.execute(tx)
  const claimed = new Map<string, Claimed>()
  for (const row of found.rows) {
    const { subscription, place, attempts, number } = row
    const one = claimed.get(subscription) ?? {
      subscription: Number(subscription),
      place,
      attempts,
      queue: [],
    }
    claimed.set(subscription, one)
    const { at, media_type: mediaType, link, body } = row
    if (number !== null) one.queue.push({ number: Number(number), at, mediaType, link, body })
  }
  return [...claimed.values()]
}

/** Writes down when to look again: when the next head or tick of the space is due. */
export async function setNextLook(tx: CityTx): Promise<void> {
  await sql`
    update subscription_space set due_at = least(
      (select min(due_at) from subscription_progress where tenant = ${tx.tenant} and due_at is not null),
      (select min(tick_at) from subscription_progress where tenant = ${tx.tenant} and tick_at is not null))
    where tenant = ${tx.tenant}`.execute(tx)
}
