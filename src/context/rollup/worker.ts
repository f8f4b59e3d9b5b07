import { sql } from 'kysely'
import type { Db } from '../../store/db.ts'
import type { Handler } from '../../store/listener.ts'
import { changedEvent, type NamedHours, togetherOf } from './hour.ts'
import { recompute } from './recompute.ts'

/** The name under which the worker listens; how far it has come stands under it in the outbox. */
export const rollupListener = 'rollups'

const eventsAtOnce = 100

/**
 * What the worker does with an event of a space: it makes the hours that the event names anew, and with them those of the events that
 * wait behind it. These then come to it too, and it lets them pass. After a crash it does some of it again, which changes nothing.
 */
export function rollupWorker(db: Db): Handler {
  const done = new Map<number, number>()
  return async ({ type, stream, number }) => {
    if (type !== changedEvent || stream === 'programme') return
    if (number <= (done.get(stream) ?? 0)) return
    const waiting = await readWaiting(db, stream, number)
    await recompute(db, stream, togetherOf(waiting.map(({ hours }) => hours)))
    const last = waiting.at(-1)
    if (last) done.set(stream, last.number)
  }
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
