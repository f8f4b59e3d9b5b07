import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../store/db.ts'
import type { Handler } from '../../store/listener.ts'
import { changedEvent, type NamedHours, togetherOf } from './hour.ts'
import { recompute } from './recompute.ts'

/** The name under which the worker listens; how far it has come stands under it in the outbox. */
export const rollupListener = 'rollups'

const eventsAtOnce = 100
const longestRestMs = 250

/** What was done last for a space: up to which event, when by the stopwatch it ended, and how long it took, in milliseconds. */
type Round = { upTo: number; endedAt: number; tookMs: number }

/**
 * What the worker does with an event of a space: it makes the hours that the event names anew, and with them those of the events that
 * wait behind it. These then come to it too, and it lets them pass. Between two rounds that follow on each other it rests as long as the
 * first one took, a quarter of a second at most: under many writes to the same hours they are made once for many, and a single
 * observation is in its hour well within a second. After a crash it does some of it again, which changes nothing.
 */
export function rollupWorker(db: Db): Handler {
  const rounds = new Map<number, Round>()
  return async ({ type, stream, number }) => {
    if (type !== changedEvent || stream === 'programme') return
    const before = rounds.get(stream)
    if (before && number <= before.upTo) return
    if (before) await rest(before)
    const from = performance.now()
    const waiting = await readWaiting(db, stream, number)
    await recompute(db, stream, togetherOf(waiting.map(({ hours }) => hours)))
    const endedAt = performance.now()
    const upTo = waiting.at(-1)?.number ?? number
    rounds.set(stream, { upTo, endedAt, tookMs: endedAt - from })
  }
}

async function rest({ endedAt, tookMs }: Round) {
  const restMs = Math.min(tookMs, longestRestMs) - (performance.now() - endedAt)
  if (restMs > 1) await setTimeout(restMs)
}

async function readWaiting(
  db: Db,
  tenant: number,
  from: number,
): Promise<{ number: number; hours: NamedHours }[]> {
  const { rows } = await db.city(tenant, (tx) =>
    sql<{ number: string; hours: NamedHours | null }>`
      select number, body -> 'hours' as hours from outbox_event
      where tenant = ${tenant} and number >= ${from} and type = ${changedEvent}
      order by number limit ${eventsAtOnce}`.execute(tx),
  )
  return rows.map(({ number, hours }) => ({ number: Number(number), hours: hours ?? {} }))
}
