import { expect, test } from 'vitest'
import { createSpace, dropSpace, forgetNews, type Space } from '../../src/context/space/index.ts'
import type { Db } from '../../src/store/db.ts'
import { eventually, withStore } from '../store/support.ts'
import { eventsOf, table } from './city.ts'
import { aCity, aSpace, subscribe } from './subscribed-city.ts'

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
