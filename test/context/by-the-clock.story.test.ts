import { expect, test } from 'vitest'
import { eventually } from '../store/support.ts'
import { shownSubscription, subscribe, withNotifications } from './subscribed-city.ts'

test('a subscription by the clock gets what fits it in each interval, whether it changed or not', () => {
  let now = Date.now()
  return withNotifications(
    async ({ db, space, city, receiver }) => {
      await city.write({ id: 'urn:b:1', a: 1 }, { id: 'urn:b:2', a: 9 })
      await city.write({ id: 'urn:c:1', type: 'Car', a: 1 })
      const id = await subscribe(db, space, receiver.url, { timeInterval: 60, q: 'a<5' })
      await subscribe(db, space, `${receiver.url}/paused`, { timeInterval: 60, isActive: false })
      await city.write({ id: 'urn:b:1', a: 2 })
      now += 59_000
      // Another that is told of the change at once shows that the clock's one had its chance.
      await subscribe(db, space, `${receiver.url}/all`)
      await city.write({ id: 'urn:b:1', a: 3 })
      await eventually(() => receiver.received.some(({ path }) => path === '/all'))
      const told = () => receiver.received.filter(({ body }) => body.subscriptionId === id)
      expect(told()).toEqual([])
      for (const count of [1, 2, 3]) {
        now += 60_000
        await eventually(() => told().length === count)
      }
      for (const { body } of told())
        expect(body.data).toMatchObject([{ id: 'urn:b:1', a: { value: 3 } }])
      // Intervals that passed unseen are not made up for.
      now += 600_000
      await eventually(() => told().length === 4)
      await eventually(
        async () => (await shownSubscription(db, space, id)).notification.timesSent === 4,
      )
      expect(receiver.received.filter(({ path }) => path === '/paused')).toEqual([])
    },
    {},
    () => new Date(now),
  )
})

test('by the clock come all entities that fit, each once a round, however many', () => {
  let ahead = 0
  return withNotifications(
    async ({ db, space, city, receiver }) => {
      const ids = Array.from({ length: 2_345 }, (_, at) => `urn:b:${at}`)
      for (const from of [0, 1_000, 2_000])
        await city.write(...ids.slice(from, from + 1_000).map((id) => ({ id, a: 1 })))
      await subscribe(db, space, receiver.url, { timeInterval: 60, q: 'a==1' })
      for (const round of [1, 2]) {
        ahead += 60_000
        const told = () => receiver.received.flatMap(({ body }) => body.data.map(({ id }) => id))
        await eventually(() => told().length >= round * ids.length)
        // Each once; several notifications of different entities have no order among them.
        expect(
          told()
            .slice((round - 1) * ids.length)
            .toSorted(),
        ).toEqual(ids.toSorted())
      }
    },
    {},
    () => new Date(Date.now() + ahead),
  )
})

test('a query can follow relationships, and what is linked comes along as it is asked for', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    await city.write(
      { id: 'urn:d:low', type: 'Device', level: 0.3 },
      { id: 'urn:d:full', type: 'Device', level: 0.9, partOf: { object: 'urn:d:low' } },
    )
    const { url } = receiver
    await subscribe(db, space, `${url}/q`, { q: 'device{level}<0.5' })
    await subscribe(
      db,
      space,
      `${url}/flat`,
      {},
      { notification: { join: 'flat', attributes: ['device'] } },
    )
    await subscribe(
      db,
      space,
      `${url}/inline`,
      {},
      { notification: { join: 'inline', joinLevel: 2 } },
    )
    await subscribe(
      db,
      space,
      `${url}/simple`,
      {},
      { notification: { join: 'inline', format: 'simplified' } },
    )
    await subscribe(
      db,
      space,
      `${url}/part`,
      {},
      { notification: { join: 'inline', format: 'simplified', pick: ['device{level}'] } },
    )
    await city.write({ id: 'urn:b:1', a: 1, device: { object: 'urn:d:full' } })
    await city.write({ id: 'urn:b:2', device: { object: 'urn:d:low' } })
    await eventually(() => receiver.received.length === 9)
    const by = (path: string, id: string) =>
      receiver.received.find((one) => one.path === path && one.body.data[0]?.id === id)?.body.data
    expect(by('/q', 'urn:b:1')).toBeUndefined()
    expect(by('/q', 'urn:b:2')).toHaveLength(1)
    expect(by('/flat', 'urn:b:1')).toEqual([
      { id: 'urn:b:1', type: 'Building', device: { type: 'Relationship', object: 'urn:d:full' } },
      expect.objectContaining({ id: 'urn:d:full', level: { type: 'Property', value: 0.9 } }),
    ])
    expect(by('/inline', 'urn:b:1')).toMatchObject([
      {
        device: {
          object: 'urn:d:full',
          entity: { id: 'urn:d:full', partOf: { entity: { id: 'urn:d:low' } } },
        },
      },
    ])
    expect(by('/simple', 'urn:b:1')).toMatchObject([
      { a: 1, device: { id: 'urn:d:full', level: 0.9, partOf: 'urn:d:low' } },
    ])
    const parts = receiver.received.filter(({ path }) => path === '/part')
    expect(parts.map(({ body }) => body.data)).toEqual([
      [{ device: { level: 0.9 } }],
      [{ device: { level: 0.3 } }],
    ])
  }))

test('who asks for deletions hears of attributes and entities that are gone', () =>
  withNotifications(async ({ db, space, city, receiver }) => {
    const { url } = receiver
    await subscribe(db, space, `${url}/attribute`, {
      notificationTrigger: ['attributeDeleted'],
      watchedAttributes: ['a'],
    })
    await subscribe(db, space, `${url}/entity`, { notificationTrigger: ['entityDeleted'] })
    await city.write({ id: 'urn:b:1', a: 1, b: 2 })
    await city.merge('urn:b:1', { b: 'urn:ngsi-ld:null' })
    await city.merge('urn:b:1', { a: 'urn:ngsi-ld:null' })
    await city.remove('urn:b:1')
    await eventually(() => receiver.received.length === 2)
    const [first, second] = receiver.received
    expect(first?.body.data).toEqual([
      { id: 'urn:b:1', type: 'Building', a: { type: 'Property', value: 'urn:ngsi-ld:null' } },
    ])
    expect([first?.path, second?.path]).toEqual(['/attribute', '/entity'])
    expect(second?.body.data).toEqual([
      { id: 'urn:b:1', type: 'Building', deletedAt: expect.any(String) },
    ])
  }))
