import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { readEntity } from '../src/context/entity/read-entity.ts'
import type { JsonObject } from '../src/context/json.ts'
import { coreContext } from '../src/context/ld/compile-context.ts'
import { createSpace, type Space } from '../src/context/space/index.ts'
import {
  createSubscription,
  readSubscription,
  startSubscriptions,
} from '../src/context/subscription/index.ts'
import { makeWriter, toUpsert, type Writer } from '../src/context/write/index.ts'
import { readAllowed } from '../src/http/egress/allow-list.ts'
import { makeEgress } from '../src/http/egress/egress.ts'
import type { Db } from '../src/store/db.ts'
import { openStore, type Store } from '../src/store/open.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../test/support/databases.ts'
import { startEmbedded } from '../test/support/engines.ts'
import { type Figure, figure } from './figure.ts'

const subscriptions = Number(process.env.NOTIFY_SUBSCRIPTIONS ?? 10_000)
const seconds = Number(process.env.NOTIFY_SECONDS ?? 60)
const updatesPerSecond = 500
const tickMs = 20

/**
 * Updates one entity after another, so many a second, each watched by exactly one of many subscriptions: a third finds it by its id, a
 * third by a value, a third by its type. On the embedded engine with its own settings; writer, matcher and deliverer in this process,
 * the receiver in another. Nothing may be lost, and what was told last must arrive within seconds.
 */
export async function measure(): Promise<Figure[]> {
  const engine = await startEmbedded({})
  const receiver = fork(new URL('./notified.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  })
  try {
    const [port] = await once(receiver, 'message')
    await makeEmptyTemplate(engine.adminUrl)
    await copyTemplate(engine.adminUrl, 'empty', 'bench_notify')
    const { appUrl: url } = addressesOf(engine.adminUrl, 'bench_notify')
    const store = await openStore({ kind: 'server', url }, () => undefined)
    try {
      return await measureOn(store, `http://127.0.0.1:${port}`, receiver)
    } finally {
      await store.close()
    }
  } finally {
    receiver.kill('SIGKILL')
    await engine.stop()
  }
}

async function measureOn(store: Store, receiver: string, child: ChildProcess): Promise<Figure[]> {
  const { db, outbox } = store
  const { space } = await createSpace(db, 'bench', new Date())
  const writer = makeWriter({ db, onFault: fail })
  const egress = makeEgress({ allow: [readAllowed('127.0.0.1')].flatMap((one) => one ?? []) })
  await makeEntities(writer, space)
  await subscribeAll(db, space, receiver)
  const stop = startSubscriptions({
    db,
    outbox,
    egress,
    clock: () => new Date(),
    resolveContext: async () => coreContext,
    onFailure: fail,
  })
  try {
    const { sent, tookMs } = await update(writer, space)
    const endedAt = Date.now()
    const { arrivals, again } = await settled(child, sent.length)
    const lags = arrivals.map(([count, at]) => at - (sent[count] as number)).sort((a, b) => a - b)
    const drainMs = Math.max(0, ...arrivals.map(([, at]) => at - endedAt))
    const rate = sent.length / (tookMs / 1000)
    console.error(
      `${sent.length} updates at ${rate.toFixed(0)}/s; arrived after ${lags[lags.length >> 1]} ms, p99 ${lags[Math.floor(lags.length * 0.99)]} ms; ${again} twice`,
    )
    return [
      figure('updates, each watched by one of 10,000 subscriptions', rate, 'updates/s', {
        atLeast: updatesPerSecond * 0.98,
      }),
      figure('notifications lost', sent.length - arrivals.length, 'notifications', { atMost: 0 }),
      figure('last notification after the last update', drainMs / 1000, 's', { atMost: 5 }),
    ]
  } finally {
    await stop()
    await egress.close()
    await writer.close()
  }
}

const entityOf = (at: number, count: number): JsonObject => ({
  id: `urn:ngsi-ld:Station:${at}`,
  type: at % 3 === 2 ? `Station${at}` : 'Station',
  code: `s-${at}`,
  count,
})

function watching(at: number): JsonObject {
  if (at % 3 === 0) return { entities: [{ type: 'Station', id: `urn:ngsi-ld:Station:${at}` }] }
  if (at % 3 === 1) return { entities: [{ type: 'Station' }], q: `code=="s-${at}"` }
  return { entities: [{ type: `Station${at}` }], watchedAttributes: ['count'] }
}

async function makeEntities(writer: Writer, space: Space) {
  for (let from = 0; from < subscriptions; from += 1_000) {
    const edits = Array.from({ length: Math.min(1_000, subscriptions - from) }, (_, at) =>
      toUpsert(readEntity(entityOf(from + at, -1), coreContext), 'replace'),
    )
    await writer.write(space, edits, byNow())
  }
}

async function subscribeAll(db: Db, space: Space, receiver: string) {
  const from = performance.now()
  for (let at = 0; at < subscriptions; at++) {
    const raw = {
      type: 'Subscription',
      ...watching(at),
      notification: { attributes: ['count'], endpoint: { uri: `${receiver}/${at}` } },
    }
    const reading = {
      context: coreContext,
      source: undefined,
      now: new Date(),
      check: () => undefined,
    }
    await createSubscription(db, space, readSubscription(raw, reading), byNow())
  }
  console.error(
    `${subscriptions} subscriptions in ${((performance.now() - from) / 1000).toFixed(1)} s`,
  )
}

/** Updates at the rate, whatever the answers take; gives when each was sent. */
async function update(writer: Writer, space: Space) {
  const total = updatesPerSecond * seconds
  const sent: number[] = []
  const writes: Promise<unknown>[] = []
  const begun = performance.now()
  while (sent.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * updatesPerSecond))
    while (sent.length < due) {
      const count = sent.length
      sent.push(Date.now())
      const entity = readEntity(entityOf(count % subscriptions, count), coreContext)
      writes.push(writer.write(space, [toUpsert(entity, 'update')], byNow()))
    }
    await delay(tickMs)
  }
  await Promise.all(writes)
  return { sent, tookMs: performance.now() - begun }
}

type Told = { arrivals: [number, number][]; again: number }

/** Waits until all has arrived, or nothing more has for ten seconds. */
async function settled(child: ChildProcess, expected: number): Promise<Told> {
  let last: Told = { arrivals: [], again: 0 }
  for (let quiet = 0; quiet < 20; quiet++) {
    child.send('tell')
    const [told] = (await once(child, 'message')) as [Told]
    if (told.arrivals.length === expected) return told
    if (told.arrivals.length > last.arrivals.length) quiet = 0
    last = told
    await delay(500)
  }
  return last
}

function byNow() {
  return {
    actor: { kind: 'anonymous', address: '127.0.0.1' } as const,
    now: new Date(),
    requestId: null,
  }
}

function fail(error: unknown): never {
  throw error
}
