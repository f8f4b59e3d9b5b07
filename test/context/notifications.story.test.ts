import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/context/json.ts'
import { coreContext } from '../../src/context/ld/compile-context.ts'
import {
  deleteSubscription,
  patchSubscription,
  updateSubscription,
} from '../../src/context/subscription/index.ts'
import { eventually } from '../store/support.ts'
import { aReceiver, type Receiver } from './receiver.ts'
import {
  aCity,
  aSpace,
  shownSubscription,
  someone,
  subscribe,
  withNotifications,
} from './subscribed-city.ts'

const building = (at: number, more: JsonObject = {}) => ({ id: `urn:b:${at}`, a: at, ...more })
const valuesOf = (receiver: Receiver) =>
  receiver.received.flatMap(({ body }) =>
    body.data.map(({ id, a }) => [id, (a as JsonObject).value]),
  )

test('a change that is subscribed to arrives, with what it is about and whose it is', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const headers = [
      { key: 'X-Key', value: 'given' },
      { key: 'Content-Type', value: 'x' },
    ].slice(0, 1)
    const id = await subscribe(
      db,
      space,
      `${receiver.url}/notify`,
      {},
      { endpoint: { receiverInfo: headers } },
    )
    await city.write(building(1), { id: 'urn:c:1', type: 'Car', a: 2 })
    await eventually(() => receiver.received.length === 1)
    const [one] = receiver.received
    expect(one?.body).toEqual({
      id: expect.stringMatching(/^urn:ngsi-ld:Notification:/),
      type: 'Notification',
      subscriptionId: id,
      notifiedAt: expect.stringMatching(/Z$/),
      data: [{ id: 'urn:b:1', type: 'Building', a: { type: 'Property', value: 1 } }],
    })
    expect(one?.headers).toMatchObject({
      'content-type': 'application/json',
      'ngsild-tenant': 'khon-kaen',
      'x-key': 'given',
      link: '<https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"',
    })
    await eventually(
      async () => (await shownSubscription(db, space, id)).notification.status === 'ok',
    )
    const { notification } = await shownSubscription(db, space, id)
    expect(notification).toMatchObject({
      timesSent: 1,
      lastNotification: expect.any(String),
      lastSuccess: expect.any(String),
    })
    expect(notification).not.toHaveProperty('lastFailure')
  }))

test('as JSON-LD its context is in the body, as GeoJSON it is a collection of features', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const source = { b: 'https://example.org/b' }
    await subscribe(
      db,
      space,
      `${receiver.url}/ld`,
      {},
      { endpoint: { accept: 'application/ld+json' }, source },
    )
    await subscribe(
      db,
      space,
      `${receiver.url}/geo`,
      {},
      { endpoint: { accept: 'application/geo+json' } },
    )
    const prefer = [{ key: 'Prefer', value: 'body=json' }]
    await subscribe(
      db,
      space,
      `${receiver.url}/plain`,
      {},
      { endpoint: { accept: 'application/geo+json', notifierInfo: prefer } },
    )
    await city.write({
      id: 'urn:b:1',
      'https://example.org/b': 1,
      location: { type: 'Point', coordinates: [102.8, 16.4] },
    })
    await eventually(() => receiver.received.length === 3)
    const by = (path: string) => receiver.received.find((one) => one.path === path)
    const ld = by('/ld')
    expect(ld?.headers).toMatchObject({ 'content-type': 'application/ld+json' })
    expect(ld?.headers).not.toHaveProperty('link')
    expect(ld?.body).toMatchObject({
      '@context': source,
      data: [{ '@context': source, b: { value: 1 } }],
    })
    expect(by('/geo')?.body.data).toMatchObject({
      type: 'FeatureCollection',
      '@context': expect.any(String),
      features: [
        { type: 'Feature', geometry: { type: 'Point' }, properties: { type: 'Building' } },
      ],
    })
    expect(by('/plain')?.headers).toHaveProperty('link')
    expect(by('/plain')?.body.data).not.toHaveProperty('@context')
  }))

test('a paused subscription is told nothing, and after it goes on, what happens then', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const id = await subscribe(db, space, receiver.url, { isActive: false })
    await subscribe(db, space, `${receiver.url}/all`)
    await city.write(building(1))
    await eventually(() => receiver.received.length === 1)
    const reading = {
      context: coreContext,
      source: undefined,
      now: new Date(),
      check: () => undefined,
    }
    await updateSubscription(
      db,
      space,
      id,
      (was) => patchSubscription(was, { isActive: true }, reading),
      someone(),
    )
    await city.write(building(2))
    await eventually(() => receiver.received.length === 3)
    const told = receiver.received.filter(({ body }) => body.subscriptionId === id)
    expect(told.map(({ body }) => body.data[0]?.id)).toEqual(['urn:b:2'])
  }))

test('changes of one entity arrive in their order and one at a time, also when some fail at first', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const id = await subscribe(db, space, `${receiver.url}/all`)
    let calls = 0
    receiver.answer(() => (++calls % 3 === 0 ? 500 : 200))
    for (let at = 1; at <= 15; at++) await city.write(building(1, { a: at }))
    const arrived = () => new Map(receiver.received.map(({ body }) => [body.id, body]))
    // Every third call fails, the 21st too, which brings the last for the first time.
    await eventually(() => receiver.received.length === 22)
    const order = [...arrived().values()].map(
      ({ data }) => ((data[0]?.a ?? {}) as JsonObject).value,
    )
    expect(order).toEqual(Array.from({ length: 15 }, (_, at) => at + 1))
    expect(receiver.mostAtOnce('/all')).toBe(1)
    const repeats = 7
    await eventually(
      async () => (await shownSubscription(db, space, id)).notification.timesSent === 15 + repeats,
    )
    expect((await shownSubscription(db, space, id)).notification.timesFailed).toBe(repeats)
  }))

test('an endpoint that fails says so, and what it missed arrives when it comes back, as it was', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const id = await subscribe(db, space, receiver.url)
    receiver.answer(503)
    await city.write(building(1))
    await eventually(() => receiver.received.length >= 3)
    await eventually(
      async () => Number((await shownSubscription(db, space, id)).notification.timesFailed) > 1,
    )
    const failing = (await shownSubscription(db, space, id)).notification
    expect(failing).toMatchObject({
      status: 'failed',
      lastFailure: expect.any(String),
      lastErrorReason: 'HTTP 503',
    })
    expect(failing).not.toHaveProperty('lastSuccess')
    receiver.answer(204)
    await eventually(
      async () => (await shownSubscription(db, space, id)).notification.status === 'ok',
    )
    const mended = (await shownSubscription(db, space, id)).notification
    expect(mended).toMatchObject({ lastFailure: expect.any(String) })
    expect(mended).not.toHaveProperty('lastErrorReason')
    expect(new Set(receiver.received.map(({ body }) => body.id)).size).toBe(1)
  }))

test.each(['hang', 'close'] as const)('a place that does %s holds nobody else up', (how) =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const silent = await aReceiver()
    silent.answer(how)
    try {
      for (let at = 0; at < 40; at++)
        await subscribe(db, space, `${silent.url}/${at}`, {}, { endpoint: { timeout: 20_000 } })
      await subscribe(db, space, receiver.url)
      for (let at = 1; at <= 5; at++) await city.write(building(at))
      await eventually(() => receiver.received.length === 5)
      expect(valuesOf(receiver).map(([, value]) => value)).toEqual([1, 2, 3, 4, 5])
      expect(silent.received.length).toBeGreaterThan(0)
    } finally {
      await silent.close()
    }
  }),
)

test('a place that is down is tried by few, and all arrives when it is there', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const { port } = new URL(receiver.url)
    await receiver.close()
    for (let at = 0; at < 30; at++) await subscribe(db, space, `${receiver.url}/${at}`)
    await city.write(building(1))
    await delay(300)
    const back = await aReceiver(Number(port))
    try {
      await eventually(() => new Set(back.received.map(({ path }) => path)).size === 30)
    } finally {
      await back.close()
    }
  }))

test('what is given up after its time is kept to be seen, and the queue goes on', () => {
  const hourMs = 3_600_000
  let ahead = 0
  return withNotifications(
    async ({ db, space, city, receiver }) => {
      const id = await subscribe(db, space, receiver.url)
      receiver.answer(({ body }) => (body.data[0]?.id === 'urn:b:1' ? 500 : 200))
      const givenUp = () =>
        db.city(space.tenant, (tx) =>
          tx
            .selectFrom('delivery')
            .select('failed_at')
            .where('failed_at', 'is not', null)
            .execute(),
        )
      await city.write(building(1))
      await eventually(() => receiver.received.length >= 2)
      expect(await givenUp()).toEqual([])
      ahead = hourMs
      await eventually(async () => (await givenUp()).length === 1)
      await city.write(building(2))
      await eventually(() => receiver.received.some(({ body }) => body.data[0]?.id === 'urn:b:2'))
      expect(await givenUp()).toHaveLength(1)
      await eventually(
        async () => (await shownSubscription(db, space, id)).notification.status === 'ok',
      )
    },
    { givenUpMs: hourMs },
    () => new Date(Date.now() + ahead),
  )
})

test('between two notifications its throttling passes, and then the last state of each entity goes out', () => {
  let now = Date.now()
  return withNotifications(
    async ({ db, space, city, receiver }) => {
      await subscribe(db, space, receiver.url, { throttling: 60 })
      await subscribe(db, space, `${receiver.url}/all`)
      const throttled = () => receiver.received.filter(({ path }) => path === '/')
      await city.write(building(1))
      await eventually(() => throttled().length === 1)
      for (let at = 10; at < 20; at++)
        await city.write(building(1, { a: at }), building(2, { a: at + 100 }))
      now += 59_000
      await eventually(() => receiver.received.length === 12)
      // The other has had each step while this one was silent.
      expect(throttled()).toHaveLength(1)
      now += 1_000
      await eventually(() => throttled().length === 2)
      expect(throttled()[1]?.body.data).toMatchObject([
        { id: 'urn:b:1', a: { value: 19 } },
        { id: 'urn:b:2', a: { value: 119 } },
      ])
      // What comes now has to wait again.
      await city.write(building(1, { a: 30 }))
      await eventually(() => receiver.received.length === 14)
      expect(throttled()).toHaveLength(2)
      now += 60_000
      await eventually(() => throttled().length === 3)
    },
    {},
    () => new Date(now),
  )
})

test('after a subscription is deleted nothing of it is delivered, and writers tell no more', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const watched = () =>
      db.city(
        space.tenant,
        async (tx) =>
          (await tx.selectFrom('space_counter').select('watched').executeTakeFirst())?.watched,
      )
    const id = await subscribe(db, space, receiver.url)
    const other = await subscribe(db, space, `${receiver.url}/other`)
    expect(await watched()).toBe(true)
    receiver.answer(500)
    await city.write(building(1))
    await eventually(() => receiver.received.length >= 4)
    await deleteSubscription(db, space, id, someone())
    expect(await watched()).toBe(true)
    receiver.received.length = 0
    receiver.answer(200)
    await city.write(building(2))
    await eventually(
      () => new Set(receiver.received.map(({ body }) => body.data[0]?.id)).size === 2,
    )
    expect(receiver.received.filter(({ body }) => body.subscriptionId !== other)).toEqual([])
    await deleteSubscription(db, space, other, someone())
    expect(await watched()).toBe(false)
  }))

test('two spaces with the same entities and subscriptions never tell each other', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const elsewhere = await aSpace(db, 'phuket')
    const phuket = aCity(db, elsewhere)
    const [here, there] = [`${receiver.url}/khon-kaen`, `${receiver.url}/phuket`]
    const id = 'urn:ngsi-ld:Subscription:same'
    await subscribe(db, space, here, { id })
    await subscribe(db, elsewhere, there, { id })
    for (let at = 1; at <= 20; at++)
      await Promise.all([city.write(building(1, { a: at })), phuket.write(building(1, { a: -at }))])
    await eventually(() => receiver.received.length === 40)
    for (const { path, headers, body } of receiver.received) {
      expect(path).toBe(`/${headers['ngsild-tenant']}`)
      const { value } = (body.data[0]?.a ?? {}) as { value: number }
      expect(path).toBe(value > 0 ? '/khon-kaen' : '/phuket')
    }
  }))

test('a full queue keeps the last state of each entity, and none is lost', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const id = await subscribe(db, space, receiver.url)
    await city.write(building(0))
    await eventually(
      async () => (await shownSubscription(db, space, id)).notification.status === 'ok',
    )
    receiver.answer(503)
    await db.city(space.tenant, (tx) =>
      tx.updateTable('subscription_progress').set({ waiting: 1_000 }).execute(),
    )
    for (let at = 1; at <= 20; at++) await city.write(building(1, { a: at }))
    await eventually(async () =>
      (
        await db.city(space.tenant, (tx) => tx.selectFrom('held_change').selectAll().execute())
      ).some(({ items }) => items.includes('20')),
    )
    await db.city(space.tenant, (tx) =>
      tx.updateTable('subscription_progress').set({ waiting: 0 }).execute(),
    )
    receiver.answer(200)
    await eventually(() => valuesOf(receiver).some(([, value]) => value === 20))
    expect(valuesOf(receiver).slice(1)).toEqual([['urn:b:1', 20]])
    expect((await shownSubscription(db, space, id)).notification.status).toBeDefined()
  }))

test('many subscriptions at one place are all served, some at a time', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const many = 220
    for (let at = 0; at < many; at++) await subscribe(db, space, `${receiver.url}/${at}`)
    await city.write(building(1))
    await eventually(() => receiver.received.length >= many)
    expect(new Set(receiver.received.map(({ path }) => path)).size).toBe(many)
    expect(receiver.received).toHaveLength(many)
    expect(receiver.mostAtOnce('*')).toBeLessThanOrEqual(16)
  }))

test('a count of what waits that is wrong rights itself', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    await subscribe(db, space, receiver.url)
    await city.write(building(1))
    const progress = async () => {
      const rows = await db.city(space.tenant, (tx) =>
        tx.selectFrom('subscription_progress').select(['waiting', 'due_at', 'sent']).execute(),
      )
      return rows[0]
    }
    await eventually(async () => (await progress())?.sent === '1')
    await db.city(space.tenant, (tx) =>
      tx
        .updateTable('subscription_progress')
        .set({ waiting: 3, due_at: new Date(0) })
        .execute(),
    )
    await db.transaction((tx) =>
      tx
        .updateTable('subscription_space')
        .set({ due_at: new Date(0) })
        .execute(),
    )
    await eventually(async () => (await progress())?.waiting === 0)
    expect(await progress()).toMatchObject({ due_at: null, sent: '1' })
    await city.write(building(2))
    await eventually(() => receiver.received.length === 2)
  }))
