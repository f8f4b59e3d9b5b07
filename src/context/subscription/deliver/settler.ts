import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../../../store/db.ts'
import { takeStanding } from '../queries.ts'
import { joinOutcomes, noOutcome, type Outcome, settle } from './settle.ts'

/** Writes outcomes down, those of one space together: what comes while one batch is written is the next batch. */
export type Settler = {
  tellerOf(tenant: number): (outcome: Outcome) => void
  /** Gives a claim back. */
  release(tenant: number, subscription: number): void
  /** Waits until all is written down, as far as the database lets it. */
  stop(): Promise<void>
}

type SettlerDeps = { db: Db; clock: () => Date; onSettled: (tenant: number) => void }

const retryMs = 500
const attemptsToStop = 3

export function makeSettler({ db, clock, onSettled }: SettlerDeps): Settler {
  const told = new Map<number, Map<number, Outcome>>()
  const writing = new Map<number, Promise<void>>()
  let stopped = false

  function tell(tenant: number, outcome: Outcome) {
    const ofSpace = told.get(tenant) ?? new Map<number, Outcome>()
    const before = ofSpace.get(outcome.subscription)
    ofSpace.set(outcome.subscription, before ? joinOutcomes(before, outcome) : outcome)
    told.set(tenant, ofSpace)
    if (!writing.has(tenant))
      writing.set(
        tenant,
        write(tenant).finally(() => writing.delete(tenant)),
      )
  }

  async function write(tenant: number) {
    for (let failures = 0; ; ) {
      const batch = told.get(tenant)
      if (!batch) return
      told.delete(tenant)
      const outcomes = [...batch.values()].sort((a, b) => a.subscription - b.subscription)
      try {
        const isMoreDue = await writeOnce(tenant, outcomes)
        failures = 0
        if (isMoreDue) onSettled(tenant)
      } catch {
        // The database is away. What cannot be written down is sent again when its claim has run out.
        putBack(tenant, outcomes)
        if (stopped && ++failures >= attemptsToStop) return
        await delay(retryMs)
      }
    }
  }

  function putBack(tenant: number, outcomes: readonly Outcome[]) {
    const since = told.get(tenant) ?? new Map<number, Outcome>()
    for (const outcome of outcomes) {
      const later = since.get(outcome.subscription)
      since.set(outcome.subscription, later ? joinOutcomes(outcome, later) : outcome)
    }
    told.set(tenant, since)
  }

  function writeOnce(tenant: number, outcomes: readonly Outcome[]) {
    return db.city(tenant, async (tx) => {
      // Lost in a crash, a notification is delivered once more: at least once.
      await takeStanding(tx, true)
      return settle(tx, outcomes, clock())
    })
  }

  return {
    tellerOf: (tenant) => (outcome) => tell(tenant, outcome),
    release: (tenant, subscription) =>
      tell(tenant, { ...noOutcome(subscription), next: { kind: 'next' } }),
    stop: async () => {
      stopped = true
      await Promise.all(writing.values())
    },
  }
}
