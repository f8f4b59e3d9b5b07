import { expect, test } from 'vitest'
import { eraseEntity } from '../../src/context/erase/erase-entity.ts'
import { createSpace, dropSpace, forgetNews, type Space } from '../../src/context/space/index.ts'
import { makeWriter } from '../../src/context/write/index.ts'
import type { Db } from '../../src/store/db.ts'
import { eventually, withStore } from '../store/support.ts'
import { eventsOf, table } from './city.ts'
import { aCity, aSpace, deliverFrom, someone, subscribe } from './subscribed-city.ts'

/** The numbers of the events that are there, and where listeners stand. */
async function numbersOf(db: Db, { tenant }: Space): Promise<number[]> {
  const rows = await table<{ number: string }>(
    db,
    tenant,
    'select number from outbox_event order by number',
  )
  return rows.map(({ number }) => Number(number))
}

test('with a space its news go, which tell of whole entities; those of its neighbour stay', () =>
  withStore(async ({ db, outbox }) => {
    const [yala, trang] = [await aSpace(db, 'yala'), await aSpace(db, 'trang')]
    for (const space of [yala, trang]) {
      await subscribe(db, space, 'http://receiver.example/')
      await aCity(db, space).write({ id: 'urn:b:1', name: 'Somchai' })
    }
    // A listener that never comes past the first event of a space.
    const heard: string[] = []
    outbox.listen('curious', ({ stream, number }) => {
      heard.push(`${stream} ${number}`)
      if (number === 1) throw new Error('not yet')
    })
    await eventually(
      () => heard.includes(`${yala.tenant} 1`) && heard.includes(`${trang.tenant} 1`),
    )

    await dropSpace(db, yala, new Date())
    expect(await numbersOf(db, yala)).toEqual([])
    expect(JSON.stringify(await eventsOf(db, trang))).toContain('Somchai')
    await eventually(async () =>
      (await outbox.lags()).every(({ stream }) => stream === trang.tenant),
    )

    const { space: again } = await createSpace(db, 'yala', new Date())
    await aCity(db, again).write({ id: 'urn:b:2', a: 1 })
    await eventually(() => heard.includes(`${yala.tenant} 2`))
    expect(await numbersOf(db, again)).toEqual([2])
  }))

test('old news go when everybody has heard them, and not before', () =>
  withStore(async ({ db, outbox }) => {
    const space = await aSpace(db)
    const city = aCity(db, space)
    for (const a of [1, 2, 3]) await city.write({ id: 'urn:b:1', a })
    const now = Date.now()
    const inAWeek = new Date(now + 8 * 86_400_000)
    const heard: number[] = []
    const stopSlow = outbox.listen('slow', ({ stream, number }) => {
      if (stream === space.tenant && number > 1) throw new Error('not yet')
    })
    const stopQuick = outbox.listen('quick', ({ stream, number }) => {
      if (stream === space.tenant) heard.push(number)
    })
    const isBehind = async (behind: number) =>
      (await outbox.lags()).some((lag) => lag.listener === 'slow' && lag.behind === behind)
    await eventually(async () => heard.length === 3 && (await isBehind(2)))

    expect(await forgetNews(db, new Date(now))).toBe(0)
    expect(await forgetNews(db, inAWeek)).toBe(1)
    expect(await numbersOf(db, space)).toEqual([2, 3])
    await stopSlow()
    await stopQuick()

    const late: number[] = []
    outbox.listen('slow', ({ stream, number }) => {
      if (stream === space.tenant) late.push(number)
    })
    await eventually(() => late.length === 2)
    await eventually(async () => (await forgetNews(db, inAWeek)) === 2)
    expect(await numbersOf(db, space)).toEqual([])
  }))

test('the app can forget events, and change or delete none', () =>
  withStore(async ({ db }) => {
    const space = await aSpace(db)
    await aCity(db, space).write({ id: 'urn:b:1', a: 1 })
    for (const statement of [
      `update outbox_event set body = '{}'`,
      'delete from outbox_event',
      'select forget_events(0, 1, 10)',
    ])
      await expect(table(db, space.tenant, statement), statement).rejects.toThrow()
    expect(await numbersOf(db, space)).toEqual([1])
    // What is another's is not met.
    await table(db, space.tenant + 1, `select forget_events(${space.tenant}, 1, 10)`)
    expect(await numbersOf(db, space)).toEqual([1])
  }))

/** What stands anywhere in the rows of a space, as one text. */
async function allOf(db: Db, { tenant }: Space): Promise<string> {
  const names = ['entity', 'entity_attr', 'history', 'outbox_event', 'delivery', 'held_change']
  const rows = names.map((name) => table(db, tenant, `select * from ${name}`))
  return JSON.stringify(await Promise.all(rows))
}

test('what is erased of an entity stands in no table, news or waiting notification; others stay', () =>
  withStore(async (store) => {
    const { db } = store
    const [space, trang] = [await aSpace(db, 'yala'), await aSpace(db, 'trang')]
    const writer = makeWriter({ db, onFault: (error) => Promise.reject(error) })
    // A port that nobody listens at: what is to be delivered waits.
    const id = await subscribe(db, space, 'http://127.0.0.1:9/')
    for (const one of [space, trang]) {
      await aCity(db, one).write({ id: 'urn:p:1', name: 'Somchai', home: 'Soi 7' })
      await aCity(db, one).write({ id: 'urn:p:2', name: 'Suda' })
    }
    const stop = deliverFrom(store, { firstMs: 3_600_000 })
    await eventually(
      async () => (await table(db, space.tenant, 'select 1 from delivery')).length === 2,
    )
    await stop()
    expect(await allOf(db, space)).toContain('Somchai')

    const by = { db, writer }
    const reason = 'ขอให้ลบ'
    const home = 'https://uri.etsi.org/ngsi-ld/default-context/home'
    const erase = (attribute?: string) =>
      eraseEntity(by, space, someone(), { id: 'urn:p:1', attribute, reason })
    expect(await erase(home)).toBe(2)
    const left = await allOf(db, space)
    expect(left).not.toContain('Soi 7')
    expect(left).toContain('Somchai')
    expect(await erase()).toBe(2)
    expect(await allOf(db, space)).not.toContain('Somchai')
    expect(await allOf(db, space)).toContain('Suda')
    expect(await allOf(db, trang)).toContain('Somchai')
    await expect(erase()).rejects.toMatchObject({ kind: { type: 'ngsi-ld-resource-not-found' } })

    // The queue goes on with what is left of it.
    const [waits] = await table<{ waiting: number }>(
      db,
      space.tenant,
      'select waiting from subscription_progress',
    )
    expect([id.length > 0, waits?.waiting]).toEqual([true, 1])
    await writer.close()
  }))
