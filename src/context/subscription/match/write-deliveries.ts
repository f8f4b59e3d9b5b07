import { sql } from 'kysely'
import { int4Column, int8Column, momentColumn, textColumn } from '../../../store/columns.ts'
import type { CityTx } from '../../../store/db.ts'
import type { JsonObject } from '../../json.ts'
import type { Standing } from '../queries.ts'
import { type Notification, toNotifications } from './notification.ts'
import type { Watcher } from './watcher.ts'

/** What is to be told to one subscription: written entities by the ids of those that changed, in the order of their changes. */
export type Telling = { watcher: Watcher; changed: { entity: string; written: JsonObject[] }[] }

/** How many may wait for one subscription before only the last state of each entity is kept. */
export const mostWaiting = 1_000

/** How long a full queue is let drain before what was held is looked at. */
const drainMs = 2_000

type Row = { subscription: string; waiting: number; quiet_until: Date | null }

/**
 * Writes deliveries into the queues of their subscriptions. Where a subscription is silent after a notification, or its queue is full
 * and it does not ask for each step, only the last state of each entity is held until then. Gives the new standing of the space.
 */
export async function writeDeliveries(
  tx: CityTx,
  standing: Standing,
  tellings: readonly Telling[],
  now: Date,
): Promise<Standing> {
  const rows = await readQueues(
    tx,
    tellings.map(({ watcher }) => watcher.number),
  )
  let { numbered } = standing
  const deliveries: (Notification & { subscription: number; number: number })[] = []
  const queues: { subscription: number; added: number; quietUntil: Date | null }[] = []
  const held: { subscription: number; entity: string; number: number; items: string }[] = []
  const ticks: { subscription: number; at: Date }[] = []
  for (const { watcher, changed } of tellings) {
    const { number: subscription, subscription: kept } = watcher
    const row = rows.get(subscription)
    if (!row) continue
    const until = silentUntil(watcher, row, now)
    if (until) {
      for (const { entity, written } of changed)
        held.push({ subscription, entity, number: ++numbered, items: JSON.stringify(written) })
      ticks.push({ subscription, at: until })
      continue
    }
    const parts = rounds(changed).flatMap((written) => toNotifications(kept, written, now))
    for (const part of parts) deliveries.push({ ...part, subscription, number: ++numbered })
    const { throttling } = kept
    const quietUntil = throttling === undefined ? null : new Date(now.getTime() + throttling * 1000)
    queues.push({ subscription, added: parts.length, quietUntil })
  }
  if (held.length > 0) await holdChanges(tx, held, ticks)
  if (deliveries.length > 0) await addDeliveries(tx, deliveries, queues, now)
  return { ...standing, numbered }
}

/** When a subscription may be told again; undefined where that is now. */
function silentUntil({ subscription }: Watcher, row: Row, now: Date): Date | undefined {
  const { throttling, notification } = subscription
  if (throttling !== undefined && row.quiet_until && row.quiet_until > now) return row.quiet_until
  if (row.waiting >= mostWaiting && !notification.showChanges)
    return new Date(now.getTime() + drainMs)
  return undefined
}

/** Parts changes so that no entity is twice in one notification. */
function rounds(changed: Telling['changed']): JsonObject[][] {
  const all: { seen: Set<string>; written: JsonObject[] }[] = []
  for (const { entity, written } of changed) {
    let last = all.at(-1)
    if (!last || last.seen.has(entity)) {
      last = { seen: new Set(), written: [] }
      all.push(last)
    }
    last.seen.add(entity)
    last.written.push(...written)
  }
  return all.map(({ written }) => uniqueById(written))
}

/** Linked entities that several name stand once. */
function uniqueById(written: readonly JsonObject[]): JsonObject[] {
  const seen = new Set<unknown>()
  return written.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)))
}

async function readQueues(tx: CityTx, subscriptions: number[]): Promise<Map<number, Row>> {
  const found = await sql<Row>`
    select subscription, waiting, quiet_until from subscription_progress
    where tenant = ${tx.tenant} and subscription = any(${int8Column(subscriptions)}::bigint[])`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [Number(row.subscription), row]))
}

/** Adds to the ends of queues. */
export async function addDeliveries(
  tx: CityTx,
  deliveries: readonly (Notification & { subscription: number; number: number })[],
  queues: readonly { subscription: number; added: number; quietUntil: Date | null }[],
  now: Date,
): Promise<void> {
  const column = <T>(read: (one: (typeof deliveries)[number]) => T) => deliveries.map(read)
  await sql`
    with added as (
      insert into delivery (tenant, subscription, number, at, media_type, link, body)
      select ${tx.tenant}, d.* from unnest(
        ${int8Column(column(({ subscription }) => subscription))}::bigint[],
        ${int8Column(column(({ number }) => number))}::bigint[],
        ${momentColumn(column(() => now.getTime()))}::timestamptz[],
        ${textColumn(column(({ mediaType }) => mediaType))}::text[],
        ${textColumn(column(({ link }) => link))}::text[],
        ${textColumn(column(({ body }) => body))}::text[]) d
    )
    update subscription_progress p set
      waiting = p.waiting + q.added,
      due_at = coalesce(p.due_at, ${now}::timestamptz),
      quiet_until = coalesce(q.quiet_until, p.quiet_until)
    from unnest(
      ${int8Column(queues.map(({ subscription }) => subscription))}::bigint[],
      ${int4Column(queues.map(({ added }) => added))}::integer[],
      ${momentColumn(queues.map(({ quietUntil }) => quietUntil?.getTime() ?? null))}::timestamptz[]
    ) q (subscription, added, quiet_until)
    where p.tenant = ${tx.tenant} and p.subscription = q.subscription`.execute(tx)
}

async function holdChanges(
  tx: CityTx,
  held: readonly { subscription: number; entity: string; number: number; items: string }[],
  ticks: readonly { subscription: number; at: Date }[],
): Promise<void> {
  // Of several states of one entity the last counts.
  const last = new Map(held.map((one) => [`${one.subscription} ${one.entity}`, one]))
  const rows = [...last.values()]
  await sql`
    with ticking as (
      update subscription_progress p set tick_at = least(p.tick_at, t.at)
      from unnest(
        ${int8Column(ticks.map(({ subscription }) => subscription))}::bigint[],
        ${momentColumn(ticks.map(({ at }) => at.getTime()))}::timestamptz[]) t (subscription, at)
      where p.tenant = ${tx.tenant} and p.subscription = t.subscription
    )
    insert into held_change as h (tenant, subscription, entity, number, items)
    select ${tx.tenant}, r.* from unnest(
      ${int8Column(rows.map(({ subscription }) => subscription))}::bigint[],
      ${textColumn(rows.map(({ entity }) => entity))}::text[],
      ${int8Column(rows.map(({ number }) => number))}::bigint[],
      ${textColumn(rows.map(({ items }) => items))}::text[]) r
    on conflict (tenant, subscription, entity) do update set number = excluded.number, items = excluded.items`.execute(
    tx,
  )
  const soonest = new Date(Math.min(...ticks.map(({ at }) => at.getTime())))
  await sql`update subscription_space set due_at = least(due_at, ${soonest}::timestamptz)
    where tenant = ${tx.tenant}`.execute(tx)
}

/** Writes down how far events are matched, and that there is something to do. */
export async function setMatched(
  tx: CityTx,
  { matched, numbered }: Standing,
  dueAt: Date,
): Promise<void> {
  await sql`
    update subscription_space set matched = ${matched}, numbered = ${numbered},
      due_at = least(due_at, ${dueAt}::timestamptz)
    where tenant = ${tx.tenant}`.execute(tx)
}
