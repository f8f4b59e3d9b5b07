import type { Change } from '../../src/context/entity/change.ts'
import type { Entity } from '../../src/context/entity/entity.ts'
import { readEntity, readFragment } from '../../src/context/entity/read-entity.ts'
import { appendAttributes, createEntity } from '../../src/context/entity/write-entity.ts'
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
import { newsOf } from '../../src/context/subscription/match/test-watching.ts'
import { readAllowed } from '../../src/http/egress/allow-list.ts'
import { makeEgress } from '../../src/http/egress/egress.ts'
import type { Act } from '../../src/identity/index.ts'
import type { Db } from '../../src/store/db.ts'
import type { Store } from '../../src/store/open.ts'
import { append } from '../../src/store/outbox.ts'

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
    random: Math.random,
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

/** A city whose entities are in memory alone, and which tells news of them as the writer does. */
export function aCity(db: Db, space: Space) {
  const entities = new Map<string, Entity>()

  async function tell(...changes: { change: Change; what?: 'made' | 'gone' }[]) {
    const at = new Date()
    const news = changes.map(({ change, what }) => newsOf(change, what))
    const body = { hours: {}, entities: news }
    await db.city(space.tenant, async (tx) => append(tx, { type: 'city-data.changed', body, at }))
  }

  /** Makes or changes entities together, each as its members say. */
  async function write(...all: JsonObject[]) {
    const at = new Date().toISOString()
    const changes = all.map((raw) => {
      const id = raw.id as string
      const was = entities.get(id)
      const { id: _i, type: _t, ...members } = raw
      const change = was
        ? appendAttributes(was, readFragment(members, { context: coreContext, nulls: 'none' }), {
            overwrite: true,
            at,
          })
        : createEntity(readEntity({ type: 'Building', ...raw }, coreContext), at)
      entities.set(id, change.is)
      return was ? { change } : { change, what: 'made' as const }
    })
    await tell(...changes)
  }

  return { write }
}
