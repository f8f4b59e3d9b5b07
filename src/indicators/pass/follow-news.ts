import { sql } from 'kysely'
import { changedEvent, type NamedHours, rollupProgress, togetherOf } from '../../context/index.ts'
import type { Db } from '../../store/db.ts'
import type { Handler } from '../../store/listener.ts'
import { adoptedEvent } from '../definitions/index.ts'
import type { ProofRules } from '../proof.ts'
import { affectedBy } from './affected.ts'
import { judgeCity } from './judge-city.ts'
import { measureHistory } from './measure-history.ts'
import { measureTargets } from './measure-targets.ts'
import { measuredIn } from './measured-of.ts'

/** The name under which indicators listen for news. */
export const indicatorListener = 'indicators'

/** What measuring is given from above: the clock, and the rules of the programme for proof. */
export type MeasuringDeps = { db: Db; clock: () => Date; rules: () => Promise<ProofRules> }

/** Tells whoever waits that all is to end. */
export type Stopping = { readonly isStopping: boolean }

const eventsAtOnce = 500
const longestRestMs = 60_000

/**
 * What is done with an event of a space: once the rollups have taken it in, and with it those that wait behind, the readings of all
 * periods whose inputs they touch are measured anew, and the commitments judged. Doing it twice changes nothing.
 */
export function indicatorWorker(
  { db, clock, rules }: MeasuringDeps,
  stopping: Stopping = { isStopping: false },
): Handler {
  const done = new Map<number, number>()
  return async ({ type, stream, number, body }) => {
    if (stream === 'programme') return
    if (type === adoptedEvent) {
      await measureHistory(db, stream, body as { city: string; id: string }, clock())
      await judgeAll(stream)
    }
    if (type !== changedEvent || number <= (done.get(stream) ?? 0)) return
    const taken = await waitForRollups(db, stream, number, stopping)
    const { hours, last } = await readWaiting(db, stream, number, taken)
    if (hours.length > 0) await measureWhatChanged(db, stream, hours, await rules(), clock())
    done.set(stream, last)
  }

  async function judgeAll(tenant: number) {
    for (const measured of await measuredIn(db, tenant))
      await judgeCity(db, tenant, measured, await rules(), clock())
  }
}

/** Measures what reads these hours of series, and judges the cities in which anything is measured. */
export async function measureWhatChanged(
  db: Db,
  tenant: number,
  hours: ReturnType<typeof togetherOf>,
  rules: ProofRules,
  now: Date,
): Promise<void> {
  for (const measured of await measuredIn(db, tenant)) {
    const targets = await affectedBy(db, tenant, measured.definitions, hours, now)
    if (targets.length === 0) continue
    await measureTargets(db, tenant, measured, targets, now)
    await judgeCity(db, tenant, measured, rules, now)
  }
}

/**
 * Waits until the rollups hold what an event names, as long as they come on; gives how far they have come. Throws when they rest for a
 * minute, or all is to end: the event then comes again.
 */
async function waitForRollups(
  db: Db,
  tenant: number,
  number: number,
  stopping: Stopping,
): Promise<number> {
  // A stopwatch, no clock: it tells how long ago, and no time.
  let [moved, last] = [performance.now(), -1]
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 200)) {
    const { taken } = await db.city(tenant, rollupProgress)
    if (taken >= number) return taken
    if (taken > last) [moved, last] = [performance.now(), taken]
    if (stopping.isStopping || performance.now() - moved > longestRestMs)
      throw new Error(`rollups have come to ${taken}, not to ${number}`)
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

async function readWaiting(db: Db, tenant: number, from: number, taken: number) {
  const { rows } = await db.city(tenant, (tx) =>
    sql<{ number: string; hours: NamedHours | null }>`
      select number, body -> 'hours' as hours from outbox_event
      where tenant = ${tenant} and number between ${from} and ${taken} and type = ${changedEvent}
      order by number limit ${eventsAtOnce}`.execute(tx),
  )
  return {
    hours: togetherOf(rows.map(({ hours }) => hours ?? {})),
    last: Number(rows.at(-1)?.number ?? from),
  }
}
