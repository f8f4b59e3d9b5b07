import { type Kysely, sql } from 'kysely'
import { startStretch } from '../base/turns.ts'
import type { CityTx, Tx } from './db.ts'

/** A line of events: the programme's own, or a tenant's by its number. */
export type Stream = 'programme' | number

/** What happened, to be told to upper floors. `type` reads `noun.verb`; `body` is JSON; `at` is when it happened. */
export type NewEvent = { type: string; body: Record<string, unknown>; at: Date }

/** An event as delivered: `number` counts from 1 without gaps within its stream. */
export type OutboxEvent = NewEvent & { stream: Stream; number: number }

type Collected = { stream: Stream; events: NewEvent[] }

const collectedBy = new WeakMap<object, Collected>()

/**
 * Adds an event to the transaction's stream; it exists if, and only if, the transaction commits. The number is given as the last
 * act before commit, so that what has a higher number has committed later. Throws when `tx` is no transaction of the store.
 */
export function append(tx: Tx | CityTx, event: NewEvent): void {
  const collected = collectedBy.get(tx)
  if (!collected) throw new Error('an event can be appended in a transaction only')
  collected.events.push(event)
}

/** Begins to collect the events of a transaction. For the handles only. */
export function collectEvents(tx: Tx | CityTx, stream: Stream): void {
  collectedBy.set(tx, { stream, events: [] })
}

/** Writes what was collected, under the stream's lock, which the commit releases. For the handles only. */
export async function writeCollectedEvents(tx: Tx | CityTx): Promise<void> {
  const collected = collectedBy.get(tx)
  collectedBy.delete(tx)
  if (!collected || collected.events.length === 0) return
  const tenant = tenantOf(collected.stream)
  const giveWay = startStretch()
  const written: string[] = []
  for (const event of collected.events) {
    await giveWay()
    written.push(JSON.stringify(event))
  }
  const events = `[${written.join()}]`
  await sql`select append_events(${tenant}, ${events}::jsonb)`.execute(tx as Kysely<unknown>)
}

/** The number under which a stream's rows are kept: a tenant's own, 0 for the programme. */
export function tenantOf(stream: Stream): number {
  return stream === 'programme' ? 0 : stream
}

export function streamOf(tenant: number): Stream {
  return tenant === 0 ? 'programme' : tenant
}
