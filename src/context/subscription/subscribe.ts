import { type Act, doneEntry, record } from '../../identity/index.ts'
import type { CityTx, Db } from '../../store/db.ts'
import { nonexistentTenant } from '../problems.ts'
import type { Space } from '../space/index.ts'
import { noSuchSubscription, subscriptionExists, tooManySubscriptions } from './faults.ts'
import { placeOf } from './place.ts'
import {
  addProgress,
  addSubscription,
  askForLook,
  changeSubscription,
  countSubscriptions,
  findKept,
  findSeen,
  listSeen,
  renewProgress,
  type Seen,
  setStanding,
  setWatched,
  takeStanding,
  takeSubscription,
} from './queries.ts'
import type { Subscription } from './subscription.ts'

/**
 * Keeps a new subscription. Throws AlreadyExists, TooManyResults where the space has no room for another, NonexistentTenant where it
 * was dropped meanwhile. Source: CIM 009 5.8.1.
 */
export function createSubscription(
  db: Db,
  space: Space,
  subscription: Subscription,
  act: Act,
): Promise<void> {
  return db.city(space.tenant, async (tx) => {
    const standing = await takeStanding(tx)
    if (await findKept(tx, subscription.id)) throw subscriptionExists(subscription.id)
    const before = await countSubscriptions(tx)
    if (before >= space.mostSubscriptions) throw tooManySubscriptions(space.mostSubscriptions)
    const next = { number: standing.numbered + 1, version: standing.version + 1, now: act.now }
    await addSubscription(tx, next, subscription)
    await addProgress(tx, next.number, progressOf(subscription, act.now))
    await setStanding(tx, { ...standing, version: next.version, numbered: next.number })
    await askForTick(tx, subscription, act.now)
    if (before === 0 && !(await setWatched(tx, space.era, true))) throw nonexistentTenant()
    await tell(tx, act, subscription.id, undefined, subscription)
  })
}

/**
 * Changes a subscription by what `patch` makes of it. What waits goes out anew, to where it goes now. Throws ResourceNotFound, and
 * what `patch` throws. Source: CIM 009 5.8.2.
 */
export function updateSubscription(
  db: Db,
  space: Space,
  id: string,
  patch: (was: Subscription) => Subscription,
  act: Act,
): Promise<void> {
  return db.city(space.tenant, async (tx) => {
    const standing = await takeStanding(tx)
    const was = await findKept(tx, id)
    if (!was) throw noSuchSubscription(id)
    const is = patch(was.subscription)
    const version = standing.version + 1
    await changeSubscription(tx, { number: was.number, version, now: act.now }, is)
    await renewProgress(tx, was.number, { ...progressOf(is, act.now), now: act.now })
    await setStanding(tx, { ...standing, version })
    await askForLook(tx, act.now)
    await tell(tx, act, id, was.subscription, is)
  })
}

/** Ends a subscription; what waits for it is not delivered any more. Throws ResourceNotFound. Source: CIM 009 5.8.5. */
export function deleteSubscription(db: Db, space: Space, id: string, act: Act): Promise<void> {
  return db.city(space.tenant, async (tx) => {
    const standing = await takeStanding(tx)
    const was = await findKept(tx, id)
    if (!was) throw noSuchSubscription(id)
    const version = standing.version + 1
    await takeSubscription(tx, { number: was.number, version, now: act.now })
    await setStanding(tx, { ...standing, version })
    if ((await countSubscriptions(tx)) === 0) await setWatched(tx, space.era, false)
    await tell(tx, act, id, was.subscription, undefined)
  })
}

/** Gets a subscription with what has come of it. Throws ResourceNotFound. Source: CIM 009 5.8.3. */
export async function requireSubscription(db: Db, space: Space, id: string): Promise<Seen> {
  const seen = await db.city(space.tenant, (tx) => findSeen(tx, id))
  if (!seen) throw noSuchSubscription(id)
  return seen
}

/** Lists a part of the subscriptions, the oldest first, and how many there are where that is asked. Source: CIM 009 5.8.4. */
export function listSubscriptions(
  db: Db,
  space: Space,
  page: { limit: number; offset: number; count?: boolean | undefined },
): Promise<{ seen: Seen[]; hasMore: boolean; count: number | undefined }> {
  return db.city(space.tenant, async (tx) => {
    const { limit, offset } = page
    const found = limit === 0 ? [] : await listSeen(tx, { limit: limit + 1, offset })
    return {
      seen: found.slice(0, limit),
      hasMore: found.length > limit,
      count: page.count ? await countSubscriptions(tx) : undefined,
    }
  })
}

function progressOf({ notification, timeInterval }: Subscription, now: Date) {
  const tickAt = timeInterval === undefined ? null : new Date(now.getTime() + timeInterval * 1000)
  return { place: placeOf(notification.endpoint.uri), tickAt }
}

async function askForTick(tx: CityTx, subscription: Subscription, now: Date) {
  const { tickAt } = progressOf(subscription, now)
  if (tickAt) await askForLook(tx, tickAt)
}

function tell(tx: CityTx, act: Act, id: string, before: unknown, after: unknown) {
  const object = { kind: 'subscription', id }
  return record(tx, doneEntry(act, { action: 'subscription.write', object, before, after }))
}
