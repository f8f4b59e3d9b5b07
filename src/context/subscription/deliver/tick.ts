import { sql } from 'kysely'
import type { CityTx } from '../../../store/db.ts'
import type { Entity } from '../../entity/entity.ts'
import type { JsonObject } from '../../json.ts'
import type { ReadEntities } from '../match/linked.ts'
import { toNotifications } from '../match/notification.ts'
import { renderWithLinked } from '../match/render-linked.ts'
import type { Watcher } from '../match/watcher.ts'
import type { WatcherIndex } from '../match/watcher-index.ts'
import { addDeliveries, mostWaiting } from '../match/write-deliveries.ts'
import type { Standing } from '../queries.ts'
import { statusOf } from '../subscription.ts'

/** Reads the entities of the space that a subscription means and whose conditions they fit, up to a bound. */
export type ReadMatching = (tx: CityTx, watcher: Watcher, now: Date) => Promise<Entity[]>

export type TickDeps = { readEntities: ReadEntities; readMatching: ReadMatching }

const ticksAtOnce = 50
const drainMs = 2_000
/** How many notifications by the clock may wait: what is late is not sent twice. */
const mostByClock = 4

type Row = { subscription: string; waiting: number; tick_at: Date }

/**
 * Does what the clock asks of a space: sends what was held of subscriptions whose window has ended, and what others get in intervals.
 * The caller holds the turn of the space. Gives its new standing.
 */
export async function runTicks(
  tx: CityTx,
  deps: TickDeps,
  index: WatcherIndex,
  standing: Standing,
  now: Date,
): Promise<Standing> {
  const due = await sql<Row>`
    select subscription, waiting, tick_at from subscription_progress
    where tenant = ${tx.tenant} and tick_at <= ${now} order by tick_at limit ${ticksAtOnce}`.execute(
    tx,
  )
  let { numbered } = standing
  for (const row of due.rows) {
    const watcher = index.find(Number(row.subscription))
    if (!watcher) {
      await setTick(tx, Number(row.subscription), null)
      continue
    }
    const { written, next } =
      watcher.subscription.timeInterval === undefined
        ? await windowEnded(tx, watcher, row, now)
        : await intervalOver(tx, deps, watcher, row, now)
    await setTick(tx, watcher.number, next)
    numbered = await addAll(tx, watcher, written, numbered, now)
  }
  return { ...standing, numbered }
}

type Tick = { written: JsonObject[]; next: Date | null }

/** Takes what was held, unless the queue is still full. */
async function windowEnded(tx: CityTx, watcher: Watcher, row: Row, now: Date): Promise<Tick> {
  if (row.waiting >= mostWaiting) return { written: [], next: new Date(now.getTime() + drainMs) }
  const held = await sql<{ items: string; number: string }>`
    delete from held_change where tenant = ${tx.tenant} and subscription = ${watcher.number}
    returning items, number`.execute(tx)
  const inOrder = held.rows.sort((a, b) => Number(a.number) - Number(b.number))
  const written = inOrder.flatMap(({ items }) => JSON.parse(items) as JsonObject[])
  return { written, next: null }
}

/** Reads what a subscription gets in intervals; the next is counted from this one, and none is made up for. */
async function intervalOver(
  tx: CityTx,
  { readEntities, readMatching }: TickDeps,
  watcher: Watcher,
  row: Row,
  now: Date,
): Promise<Tick> {
  const { subscription } = watcher
  const intervalMs = (subscription.timeInterval as number) * 1000
  const passed = Math.floor((now.getTime() - row.tick_at.getTime()) / intervalMs)
  const next = new Date(row.tick_at.getTime() + (passed + 1) * intervalMs)
  const status = statusOf(subscription, now)
  if (status === 'expired') return { written: [], next: null }
  if (status === 'paused' || row.waiting >= mostByClock) return { written: [], next }
  const read = (ids: readonly string[]) => readEntities(tx, ids)
  const written: JsonObject[] = []
  for (const entity of await readMatching(tx, watcher, now))
    written.push(...(await renderWithLinked(watcher, entity, read)))
  return { written, next }
}

async function setTick(tx: CityTx, subscription: number, at: Date | null) {
  await sql`update subscription_progress set tick_at = ${at}
    where tenant = ${tx.tenant} and subscription = ${subscription}`.execute(tx)
}

async function addAll(
  tx: CityTx,
  { number: subscription, subscription: kept }: Watcher,
  written: readonly JsonObject[],
  numbered: number,
  now: Date,
): Promise<number> {
  if (written.length === 0) return numbered
  const parts = toNotifications(kept, written, now)
  const deliveries = parts.map((part, at) => ({ ...part, subscription, number: numbered + 1 + at }))
  const { throttling } = kept
  const quietUntil = throttling === undefined ? null : new Date(now.getTime() + throttling * 1000)
  await addDeliveries(tx, deliveries, [{ subscription, added: parts.length, quietUntil }], now)
  return numbered + parts.length
}
