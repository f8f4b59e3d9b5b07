import { setImmediate as breathe } from 'node:timers/promises'
import type { CityTx, Db } from '../../../store/db.ts'
import type { Json } from '../../json.ts'
import { coreContext } from '../../ld/compile-context.ts'
import type { Context } from '../../ld/context.ts'
import { listChanged, readStanding, type Standing } from '../queries.ts'
import type { Kept, Subscription } from '../subscription.ts'
import { contextAddressOf, contextSourceOf, isLinkedData } from './notification.ts'
import { toWatcher } from './watcher.ts'
import { makeWatcherIndex, type WatcherIndex } from './watcher-index.ts'

/** Compiles the `@context` of a subscription of a tenant. */
export type ResolveContext = (tenant: number, source: Json) => Promise<Context>

/** The subscriptions of all spaces in memory, each space as of a version that is looked up before it is used. */
export type Memory = {
  /** The subscriptions of a space as they stand, in a transaction that holds its turn. */
  refresh(tx: CityTx, standing: Standing): Promise<WatcherIndex>
  /** The subscriptions of a space as they are now. */
  look(db: Db, tenant: number): Promise<WatcherIndex>
}

type Known = {
  era: number
  version: number
  index: WatcherIndex
  /** The version of each subscription that is, or was, in the index. */
  applied: Map<number, number>
}

const atOnce = 200

export function makeMemory(resolveContext: ResolveContext): Memory {
  const spaces = new Map<number, Known>()

  async function bring(tx: CityTx, standing: Standing): Promise<WatcherIndex> {
    const { version, isGone } = standing
    if (isGone) return makeWatcherIndex()
    const known = knownOf(tx.tenant, standing)
    if (version <= known.version) return known.index
    const { kept, gone } = await listChanged(tx, known.version)
    for (let from = 0; from < kept.length; from += atOnce) {
      await apply(tx.tenant, known, kept.slice(from, from + atOnce))
      await breathe()
    }
    for (const number of gone) {
      known.index.take(number)
      known.applied.set(number, Number.POSITIVE_INFINITY)
    }
    known.version = Math.max(known.version, version)
    return known.index
  }

  function knownOf(tenant: number, { era, forgottenVersion }: Standing): Known {
    const known = spaces.get(tenant)
    if (known && known.era === era && known.version >= forgottenVersion) return known
    const fresh = { era, version: 0, index: makeWatcherIndex(), applied: new Map() }
    spaces.set(tenant, fresh)
    return fresh
  }

  async function apply(tenant: number, known: Known, kept: readonly Kept[]) {
    const contexts = await Promise.all(kept.map((one) => contextOf(tenant, one.subscription)))
    for (const [at, one] of kept.entries()) {
      if ((known.applied.get(one.number) ?? 0) >= one.version) continue
      known.applied.set(one.number, one.version)
      known.index.put(toWatcher(one, contexts[at] as Context))
    }
  }

  /** The context of notifications; the core's, with names in full, where it cannot be had or cannot be named. */
  async function contextOf(tenant: number, subscription: Subscription): Promise<Context> {
    if (!isLinkedData(subscription) && contextAddressOf(subscription) === undefined)
      return coreContext
    return resolveContext(tenant, contextSourceOf(subscription)).catch(() => coreContext)
  }

  return {
    refresh: bring,
    look: async (db, tenant) => {
      const standing = await readStanding(db.read, tenant)
      if (!standing || standing.isGone) return makeWatcherIndex()
      const known = knownOf(tenant, standing)
      if (standing.version <= known.version) return known.index
      return db.city(tenant, (tx) => bring(tx, standing))
    },
  }
}
