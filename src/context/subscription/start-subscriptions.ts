import { sql } from 'kysely'
import type { Db } from '../../store/db.ts'
import type { Outbox } from '../../store/open.ts'
import type { Json } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { defaultSpace, findSpace, type Space } from '../space/index.ts'
import { type Deliverer, startDeliverer } from './deliver/deliverer.ts'
import type { Pace } from './deliver/retry.ts'
import { makeSender, type Outward } from './deliver/send.ts'
import { prune } from './deliver/settle.ts'
import { makeMemory, matchEvent, readEntitiesAt, readMatching } from './match/index.ts'
import { takeStanding } from './queries.ts'

export type SubscriptionsDeps = {
  db: Db
  outbox: Pick<Outbox, 'listen'>
  egress: Outward
  /** Compiles the `@context` of notifications. */
  resolveContext: (space: Space, source: Json) => Promise<Context>
  clock: () => Date
  /** By what waits are spread, from 0 to 1. */
  random?: () => number
  pace?: Pace
  onFailure?: (error: unknown) => void
}

/** The listener under which events of city data are matched. */
export const listenerName = 'subscriptions'

/**
 * Begins to match changes of city data against subscriptions and to deliver what comes of it. Gives the way to stop: what has not been
 * delivered then is left for the next start, or for another process.
 */
export function startSubscriptions(deps: SubscriptionsDeps): () => Promise<void> {
  const { db, outbox, egress, resolveContext, clock, random = Math.random, pace, onFailure } = deps
  const nameOf = tenantNames(db)
  const readEntities = readEntitiesAt(clock)
  const memory = makeMemory(async (tenant, source) => {
    const space = await findSpace(db, await nameOf(tenant))
    if (!space) throw new Error(`tenant ${tenant} is no space any more`)
    return resolveContext(space, source)
  })
  const sender = makeSender(egress)
  const deliverer: Deliverer = startDeliverer({
    db,
    memory,
    clock,
    random,
    readEntities,
    readMatching,
    send: sender.send,
    tenantName: async (tenant) => {
      const name = await nameOf(tenant)
      return name === defaultSpace ? undefined : name
    },
    ...(pace && { pace }),
    ...(onFailure && { onFailure }),
  })
  const { wake } = deliverer
  const unlisten = outbox.listen(listenerName, (event) =>
    matchEvent({ db, memory, readEntities, clock, wake }, event),
  )
  const pruning = setInterval(() => {
    pruneDeliveries(db, clock()).catch((error) => onFailure?.(error))
  }, pruneMs)
  return async () => {
    clearInterval(pruning)
    await unlisten()
    await deliverer.stop()
    await sender.close()
  }
}

const keptDays = 7
const pruneMs = 3_600_000

/** Forgets deliveries that were given up a week ago, and what is left of subscriptions deleted then. */
export async function pruneDeliveries(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  const spaces = await db.read.selectFrom('subscription_space').select('tenant').execute()
  for (const { tenant } of spaces)
    await db.city(tenant, async (tx) => {
      await takeStanding(tx)
      await prune(tx, before)
    })
}

/** The names of tenants, which never change. */
function tenantNames(db: Db): (tenant: number) => Promise<string> {
  const known = new Map<number, string>()
  return async (tenant) => {
    const name = known.get(tenant)
    if (name !== undefined) return name
    const found = await sql<{ name: string }>`
      select name from tenant where number = ${tenant}`.execute(db.read)
    const read = found.rows[0]?.name
    if (read === undefined) throw new Error(`there is no tenant ${tenant}`)
    known.set(tenant, read)
    return read
  }
}
