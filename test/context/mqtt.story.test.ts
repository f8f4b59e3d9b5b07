import { expect, test } from 'vitest'
import { eventually, withStore } from '../store/support.ts'
import { aMqttBroker } from './mqtt-broker.ts'
import {
  aCity,
  aSpace,
  deliverFrom,
  shownSubscription,
  subscribe,
  withNotifications,
} from './subscribed-city.ts'

const settings = (version: string, qos: string) => ({
  endpoint: {
    receiverInfo: [{ key: 'X-Key', value: 'given' }],
    notifierInfo: [
      { key: 'MQTT-Version', value: version },
      { key: 'MQTT-QoS', value: qos },
    ],
  },
})

test('notifications arrive over MQTT in both versions and every quality of service, by one connection each', () =>
  withNotifications(async ({ db, space, city }) => {
    const broker = await aMqttBroker()
    try {
      const address = `mqtt://127.0.0.1:${broker.port}/city`
      const ids = [await subscribe(db, space, `${address}/plain`)]
      for (const version of ['mqtt3.1.1', 'mqtt5.0'])
        for (const qos of ['0', '1', '2'])
          ids.push(
            await subscribe(db, space, `${address}/${version}/${qos}`, {}, settings(version, qos)),
          )
      for (let at = 1; at <= 3; at++) await city.write({ id: 'urn:b:1', a: at })
      await eventually(() => broker.messages.length === 21)
      for (const version of ['mqtt3.1.1', 'mqtt5.0'])
        for (const qos of [0, 1, 2]) {
          const told = broker.messages.filter(({ topic }) => topic === `city/${version}/${qos}`)
          expect(told.map((one) => one.qos)).toEqual([qos, qos, qos])
          const read = told.map(({ text }) => JSON.parse(text))
          expect(read.map(({ body }) => body.data[0].a.value)).toEqual([1, 2, 3])
          expect(read[0]).toEqual({
            metadata: {
              'X-Key': 'given',
              'Content-Type': 'application/json',
              Link: expect.stringContaining('json-ld#context'),
              'NGSILD-Tenant': 'khon-kaen',
            },
            body: expect.objectContaining({
              type: 'Notification',
              subscriptionId: expect.any(String),
            }),
          })
        }
      expect(broker.connections().sort()).toEqual(['p2', 'p5'])
      for (const id of ids)
        await eventually(
          async () => (await shownSubscription(db, space, id)).notification.timesSent === 3,
        )
    } finally {
      await broker.stop()
    }
  }))

test('a broker lets in who has the password in the address, and nobody else', () =>
  withNotifications(async ({ db, space, city }) => {
    const broker = await aMqttBroker({ password: 'a:b/c@d' })
    try {
      const at = `127.0.0.1:${broker.port}`
      const known = encodeURIComponent('a:b/c@d')
      await subscribe(db, space, `mqtt://city:${known}@${at}/known`)
      const refused = await subscribe(db, space, `mqtt://city:wrong@${at}/wrong`)
      await city.write({ id: 'urn:b:1', a: 1 })
      await eventually(() => broker.messages.length === 1)
      await eventually(
        async () => (await shownSubscription(db, space, refused)).notification.status === 'failed',
      )
      expect(broker.messages.map(({ topic }) => topic)).toEqual(['known'])
    } finally {
      await broker.stop()
    }
  }))

test('what a broker missed while it was down arrives after a restart, in order', () =>
  withStore(async (store) => {
    const { db } = store
    const space = await aSpace(db)
    const city = aCity(db, space)
    const first = await aMqttBroker()
    const { port } = first
    const address = `mqtt://127.0.0.1:${port}/t`
    const id = await subscribe(db, space, address, {}, settings('mqtt5.0', '1'))
    const stop = deliverFrom(store)
    await city.write({ id: 'urn:b:1', a: 1 })
    await eventually(() => first.messages.length === 1)
    await first.stop()
    for (const a of [2, 3]) await city.write({ id: 'urn:b:1', a })
    await eventually(
      async () => (await shownSubscription(db, space, id)).notification.status === 'failed',
    )
    // A broker that is back but has nobody who listens would throw away what comes.
    await stop()
    const back = await aMqttBroker({ port })
    const stopAgain = deliverFrom(store)
    try {
      await eventually(() => back.messages.length === 2)
      const values = back.messages.map(({ text }) => JSON.parse(text).body.data[0].a.value)
      expect(values).toEqual([2, 3])
    } finally {
      await stopAgain()
      await back.stop()
    }
  }))

test('over TLS a certificate that nobody vouches for is refused', () =>
  withNotifications(async ({ db, space, city }) => {
    const broker = await aMqttBroker({ tls: true })
    try {
      const id = await subscribe(db, space, `mqtts://127.0.0.1:${broker.port}/t`)
      await city.write({ id: 'urn:b:1', a: 1 })
      await eventually(
        async () => (await shownSubscription(db, space, id)).notification.status === 'failed',
      )
      const [progress] = await db.city(space.tenant, (tx) =>
        tx.selectFrom('subscription_progress').select('last_error').execute(),
      )
      expect(progress?.last_error).toMatch(/certificate/)
      expect(broker.connections()).toEqual([])
    } finally {
      await broker.stop()
    }
  }))

test('MQTT goes nowhere that is not allowed either', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    // What reaches the port of the receiver by another address of this machine would be counted.
    const { port } = new URL(receiver.url)
    const ids = []
    for (const host of ['127.0.0.2', '127.2', '0x7f000002', '[::1]', '169.254.169.254'])
      ids.push(await subscribe(db, space, `mqtt://${host}:${port}/t`))
    await city.write({ id: 'urn:b:1', a: 1 })
    for (const id of ids)
      await eventually(
        async () => (await shownSubscription(db, space, id)).notification.status === 'failed',
      )
  }))
