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

/** Reads a part of the entities of the space that a subscription means and whose conditions they fit, from a place on. */
export type ReadMatching = (
  tx: CityTx,
  watcher: Watcher,
  from: number,
  now: Date,
) => Promise<{ entities: Entity[]; after: number | undefined }>

export type TickDeps = { readEntities: ReadEntities; readMatching: ReadMatching }

const ticksAtOnce = 50
const drainMs = 2_000
/** How many notifications by the clock may wait when another round is due: what is late is not sent twice. */
const mostByClock = 4
/** How many of a round may wait before the rest of it is read. */
const mostOfRound = 20

/** `round_at`: when the round that is under way was due; `round_from`: behind which entity it goes on. */
type Row = {
  subscription: string
  waiting: number
  tick_at: Date
  round_at: Date | null
  round_from: string | null
}

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
    select subscription, waiting, tick_at, round_at, round_from from subscription_progress
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
    const { written, next, round } =
      watcher.subscription.timeInterval === undefined
        ? await windowEnded(tx, watcher, row, now)
        : await intervalOver(tx, deps, watcher, row, now)
    await setTick(tx, watcher.number, next, round)
    numbered = await addAll(tx, watcher, written, numbered, now)
  }
  return { ...standing, numbered }
}

type Round = { at: Date; from: number }
type Tick = { written: JsonObject[]; next: Date | null; round?: Round }

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

/**
 * Reads what a subscription gets in intervals, a part of it in each look; as long as a round is under way the next one waits. The next
 * is counted from when this one was due, and none is made up for.
 */
async function intervalOver(
  tx: CityTx,
  { readEntities, readMatching }: TickDeps,
  watcher: Watcher,
  row: Row,
  now: Date,
): Promise<Tick> {
  const { subscription } = watcher
  const intervalMs = (subscription.timeInterval as number) * 1000
  const round = { at: row.round_at ?? row.tick_at, from: Number(row.round_from ?? 0) }
  const passed = Math.floor((now.getTime() - round.at.getTime()) / intervalMs)
  const next = new Date(round.at.getTime() + (passed + 1) * intervalMs)
  const status = statusOf(subscription, now)
  if (status === 'expired') return { written: [], next: null }
  if (status === 'paused') return { written: [], next }
  if (!row.round_at && row.waiting >= mostByClock) return { written: [], next }
  if (row.waiting >= mostOfRound)
    return { written: [], next: new Date(now.getTime() + drainMs), round }
  const read = (ids: readonly string[]) => readEntities(tx, ids)
  const { entities, after } = await readMatching(tx, watcher, round.from, now)
  const written: JsonObject[] = []
  for (const entity of entities) written.push(...(await renderWithLinked(watcher, entity, read)))
  if (after === undefined) return { written, next }
  return { written, next: now, round: { at: round.at, from: after } }
}

async function setTick(tx: CityTx, subscription: number, at: Date | null, round?: Round) {
  await sql`update subscription_progress set tick_at = ${at},
      round_at = ${round?.at ?? null}, round_from = ${round?.from ?? null}
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
