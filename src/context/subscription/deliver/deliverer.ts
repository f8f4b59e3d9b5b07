import { sql } from 'kysely'
import type { Db } from '../../../store/db.ts'
import type { Memory } from '../match/memory.ts'
import { takeStanding } from '../queries.ts'
import { makeBreakers } from './breakers.ts'
import { claimQueues, listDueTenants, setNextLook } from './claim.ts'
import type { Send } from './outgoing.ts'
import { makePlaces } from './places.ts'
import { type Pace, usualPace } from './retry.ts'
import { type Run, runQueue } from './run-queue.ts'
import { makeSettler } from './settler.ts'
import { runTicks, type TickDeps } from './tick.ts'

export type DelivererDeps = TickDeps & {
  db: Db
  memory: Memory
  send: Send
  clock: () => Date
  random: () => number
  /** The name of a tenant as notifications tell it; undefined for the default space. */
  tenantName: (tenant: number) => Promise<string | undefined>
  pace?: Pace
  /** Hears of a look that broke off; the next one comes. */
  onFailure?: (error: unknown) => void
}

export type Deliverer = {
  /** Looks at once for what is due in a space. */
  wake(tenant: number): void
  /** Ends sending within moments; what has not arrived stays in its queue. */
  stop(): Promise<void>
}

const mostClaimed = 2_048
/** As many as a place that is not busy has room for. */
const claimedAtOnce = 64

/**
 * Delivers what waits in the queues of all spaces. Any number of processes do it side by side: a queue belongs for a while to
 * whoever claimed it, and then to anybody. Each queue is in order; one place that is slow or silent holds up its own queues only.
 */
export function startDeliverer(deps: DelivererDeps): Deliverer {
  const { db, memory, clock, pace = usualPace, onFailure = () => undefined } = deps
  const stopping = new AbortController()
  const breakers = makeBreakers(pace)
  const settler = makeSettler({ db, clock, onSettled: wake })
  const running = new Map<string, Promise<void>>()
  const places = makePlaces<Run>((run) => start(run))
  const woken = new Set<number>()
  /** Spaces in which something may be due for a place that had enough to do. */
  const behind = new Set<number>()
  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  function wake(tenant: number) {
    if (stopping.signal.aborted) return
    woken.add(tenant)
    looking ??= lookAtAll().finally(() => {
      looking = undefined
      if (woken.size > 0 && places.size < mostClaimed) wakeNext()
    })
  }

  function wakeNext() {
    for (const tenant of woken) return wake(tenant)
  }

  async function lookAtAll() {
    for (const tenant of woken) {
      if (places.size >= mostClaimed) return
      woken.delete(tenant)
      const more = await look(tenant).catch((error) => {
        onFailure(error)
        return false
      })
      if (more) woken.add(tenant)
    }
  }

  /** Claims what is due in a space; true where there may be more. */
  async function look(tenant: number): Promise<boolean> {
    if (stopping.signal.aborted) return false
    const limit = Math.min(claimedAtOnce, mostClaimed - places.size)
    const now = clock()
    const until = new Date(now.getTime() + pace.claimMs)
    const busy = [...new Set([...places.busy(), ...breakers.open(now.getTime())])]
    const { claimed, index } = await db.city(tenant, async (tx) => {
      const standing = await takeStanding(tx, true)
      const index = await memory.refresh(tx, standing)
      const next = await runTicks(tx, deps, index, standing, now)
      if (next.numbered !== standing.numbered)
        await sql`update subscription_space set numbered = ${next.numbered} where tenant = ${tenant}`.execute(
          tx,
        )
      const claimed = await claimQueues(tx, { now, until, limit, busy })
      // Where something was claimed, the next look comes soon anyway.
      if (claimed.length === 0) await setNextLook(tx)
      return { claimed, index }
    })
    if (busy.length > 0) behind.add(tenant)
    const tenantName = claimed.length > 0 ? await deps.tenantName(tenant) : undefined
    for (const one of claimed) {
      const watcher = index.find(one.subscription)
      const key = keyOf(tenant, one.subscription)
      if (!watcher || running.has(key)) continue
      const run: Run = { tenant, tenantName, claimed: one, watcher, until }
      if (!places.add(one.place, key, run)) settler.release(tenant, one.subscription)
    }
    return claimed.length === limit
  }

  function start(run: Run): Promise<void> {
    const key = keyOf(run.tenant, run.claimed.subscription)
    const tell = settler.tellerOf(run.tenant)
    const done = runQueue({ ...deps, breakers, pace, signal: stopping.signal }, run, tell).finally(
      () => running.delete(key),
    )
    running.set(key, done)
    return done.finally(catchUp)
  }

  /** Looks again where something was left, once no place is busy any more. */
  function catchUp() {
    if (behind.size === 0 || places.busy().length > 0) return
    const tenants = [...behind]
    behind.clear()
    for (const tenant of tenants) wake(tenant)
  }

  async function lookAround() {
    try {
      for (const tenant of await listDueTenants(db.read, clock())) wake(tenant)
    } catch (error) {
      onFailure(error)
    }
    if (!stopping.signal.aborted) timer = setTimeout(lookAround, pace.lookMs)
  }

  timer = setTimeout(lookAround, 0)
  return {
    wake,
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await looking
      for (const { tenant, claimed } of places.clear())
        settler.release(tenant, claimed.subscription)
      await Promise.all(running.values())
      await settler.stop()
    },
  }
}

function keyOf(tenant: number, subscription: number): string {
  return `${tenant}/${subscription}`
}
