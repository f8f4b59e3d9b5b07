import { readEntity, readFragment } from '../../src/context/entity/read-entity.ts'
import type { JsonObject } from '../../src/context/json.ts'
import { compileContext, coreContext } from '../../src/context/ld/compile-context.ts'
import { createSpace, type Space } from '../../src/context/space/index.ts'
import {
  createSubscription,
  type Pace,
  readSubscription,
  requireSubscription,
  startSubscriptions,
  writeSubscription,
} from '../../src/context/subscription/index.ts'
import {
  type Edit,
  makeWriter,
  toDelete,
  toMerge,
  toUpsert,
} from '../../src/context/write/index.ts'
import { readAllowed } from '../../src/http/egress/allow-list.ts'
import { makeEgress } from '../../src/http/egress/egress.ts'
import type { Act } from '../../src/identity/index.ts'
import type { Db } from '../../src/store/db.ts'
import type { Store } from '../../src/store/open.ts'
import { withStore } from '../store/support.ts'
import { aReceiver, type Receiver } from './receiver.ts'

/** Quick to try again, so that a story need not wait. */
export const quick: Pace = {
  firstMs: 20,
  longestMs: 200,
  givenUpMs: 3_600_000,
  claimMs: 60_000,
  lookMs: 20,
}

export const someone = (now = new Date()): Act => ({
  actor: { kind: 'anonymous', address: '127.0.0.1' },
  now,
  requestId: null,
})

/** Starts matching and delivering on a store, with the loopback address allowed. */
export function deliverFrom(
  { db, outbox }: Pick<Store, 'db' | 'outbox'>,
  pace: Partial<Pace> = {},
  clock: () => Date = () => new Date(),
): () => Promise<void> {
  const loopback = ['127.0.0.1', 'localhost'].flatMap((entry) => readAllowed(entry) ?? [])
  const egress = makeEgress({ allow: loopback })
  const stop = startSubscriptions({
    db,
    outbox,
    egress,
    clock,
    pace: { ...quick, ...pace },
    resolveContext: (_space, source) => compileContext(source, async () => ({ '@context': {} })),
  })
  return async () => {
    await stop()
    await egress.close()
  }
}

/** Subscribes to buildings, at an address. */
export async function subscribe(
  db: Db,
  space: Space,
  uri: string,
  members: JsonObject = {},
  {
    notification = {},
    endpoint = {},
    source,
  }: {
    notification?: JsonObject
    endpoint?: JsonObject
    source?: JsonObject | string
  } = {},
): Promise<string> {
  const raw = {
    type: 'Subscription',
    entities: [{ type: 'Building' }],
    ...members,
    notification: { ...notification, endpoint: { uri, ...endpoint } },
  }
  const now = new Date()
  const context =
    source === undefined ? coreContext : await compileContext(source, async () => ({}))
  const subscription = readSubscription(raw, { context, source, now, check: () => undefined })
  await createSubscription(db, space, subscription, someone(now))
  return subscription.id
}

/** What the interface shows of a subscription. */
export async function shownSubscription(db: Db, space: Space, id: string) {
  const { kept, progress } = await requireSubscription(db, space, id)
  const writing = { context: coreContext, sysAttrs: false, now: new Date() }
  return writeSubscription(kept, progress, writing) as JsonObject & { notification: JsonObject }
}

export async function aSpace(db: Db, name = 'khon-kaen'): Promise<Space> {
  return (await createSpace(db, name, new Date())).space
}

/** A city to which is written as the interface does it. */
export function aCity(db: Db, space: Space) {
  const faults: unknown[] = []
  const writer = makeWriter({ db, onFault: (error) => faults.push(error) })

  async function edit(...edits: Edit[]) {
    const outcomes = await writer.write(space, edits, someone())
    for (const outcome of outcomes) if ('kind' in outcome) throw outcome
    if (faults.length > 0) throw faults[0]
  }

  return {
    edit,
    /** Makes or changes entities together, each as its members say. */
    write: (...all: JsonObject[]) =>
      edit(
        ...all.map((raw) =>
          toUpsert(readEntity({ type: 'Building', ...raw }, coreContext), 'update'),
        ),
      ),
    merge: (id: string, raw: JsonObject) =>
      edit(
        toMerge(id, readFragment(raw, { context: coreContext, nulls: 'deep' }), {
          context: coreContext,
        }),
      ),
    remove: (id: string) => edit(toDelete(id)),
  }
}

/** A space to which somebody can subscribe, with a receiver, while notifications are delivered. */
export type Setting = Store & { space: Space; city: ReturnType<typeof aCity>; receiver: Receiver }

/** Runs a story in it. */
export function withNotifications(
  story: (setting: Setting) => Promise<void>,
  pace: Partial<Pace> = {},
  clock?: () => Date,
): Promise<void> {
  return withStore(async (store) => {
    const space = await aSpace(store.db)
    const receiver = await aReceiver()
    const stop = deliverFrom(store, pace, clock)
    try {
      await story({ ...store, space, city: aCity(store.db, space), receiver })
    } finally {
      await stop()
      await receiver.close()
    }
  })
}
