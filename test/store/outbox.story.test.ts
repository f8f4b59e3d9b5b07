import { setTimeout as delay } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../../src/store/db.ts'
import { append, type OutboxEvent } from '../../src/store/outbox.ts'
import { eventually, openStoreOn, withStore } from './support.ts'

const at = new Date('2026-11-01T03:00:00Z')

function announce(db: Db, type: string, body: Record<string, unknown> = {}): Promise<void> {
  return db.transaction(async (tx) => append(tx, { type, body, at }))
}

async function numbers(db: Db): Promise<number[]> {
  const found = await sql<{ number: string }>`
    select number from outbox_event order by number`.execute(db.read as Kysely<unknown>)
  return found.rows.map((row) => Number(row.number))
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

test('an event is delivered whole', () =>
  withStore(async ({ db, outbox }) => {
    const heard: OutboxEvent[] = []
    outbox.listen('press', (event) => void heard.push(event))
    await announce(db, 'record.imported', { cities: 15, name: 'ขอนแก่น' })
    await db.city(7, async (tx) => append(tx, { type: 'note.added', body: {}, at }))
    await eventually(() => heard.length === 2)
    expect(heard.sort((a, b) => (a.type < b.type ? 1 : -1))).toEqual([
      {
        stream: 'programme',
        number: 1,
        type: 'record.imported',
        body: { cities: 15, name: 'ขอนแก่น' },
        at,
      },
      { stream: 7, number: 1, type: 'note.added', body: {}, at },
    ])
  }))

test('200 transactions at once, a third of them rolled back, leave no gap', () =>
  withStore(async ({ db, outbox }) => {
    const heard: number[] = []
    outbox.listen('press', ({ number }) => void heard.push(number))
    const work = Array.from({ length: 200 }, async (_, index) => {
      const outcome = db.transaction(async (tx) => {
        append(tx, { type: 'first', body: { index }, at })
        await delay(Math.random() * 10)
        if (index % 2 === 0) append(tx, { type: 'second', body: { index }, at })
        if (index % 3 === 0) throw new Error('rolled back')
      })
      await outcome.catch(() => undefined)
    })
    await Promise.all(work)

    const all = upTo(133 + 66) // 133 commit, 66 of them with two events
    expect(await numbers(db)).toEqual(all)
    await eventually(() => heard.length === all.length)
    expect(heard).toEqual(all)
  }))

test('a transaction that began first and commits last loses nothing', () =>
  withStore(async ({ db, outbox }) => {
    const heard: string[] = []
    outbox.listen('press', ({ type, number }) => void heard.push(`${number} ${type}`))
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const late = db.transaction(async (tx) => {
      append(tx, { type: 'late', body: {}, at })
      await sql`select 1`.execute(tx)
      await held
    })
    await announce(db, 'early')
    await eventually(() => heard.length === 1)
    finish()
    await late
    await eventually(() => heard.length === 2)
    expect(heard).toEqual(['1 early', '2 late'])
  }))

test('what fails at the very commit takes its numbers back', () =>
  withStore(async ({ db }) => {
    await announce(db, 'one')
    // An error that was swallowed has aborted the transaction: there is nothing to commit, and that is told.
    const aborted = db.transaction(async (tx) => {
      append(tx, { type: 'lost', body: {}, at })
      await sql`select 1 / 0`.execute(tx).catch(() => undefined)
    })
    await expect(aborted).rejects.toThrow()
    await announce(db, 'two')
    expect(await numbers(db)).toEqual([1, 2])
  }))

test('an event that its handler refuses is tried until it is taken, in order, and is seen to lag', () =>
  withStore(async ({ db, outbox }) => {
    const heard: number[] = []
    let refusals = 0
    outbox.listen('press', ({ number, stream }) => {
      if (stream === 'programme' && number === 2 && refusals < 4) {
        refusals++
        throw new Error('no ink')
      }
      heard.push(number)
    })
    await announce(db, 'one')
    await announce(db, 'two')
    await eventually(() => refusals >= 2)
    expect(await outbox.lags()).toEqual([
      {
        listener: 'press',
        stream: 'programme',
        behind: 1,
        failures: expect.any(Number),
        lastError: 'no ink',
      },
    ])
    await db.city(5, async (tx) => append(tx, { type: 'other', body: {}, at }))
    await announce(db, 'three')
    await eventually(() => heard.length === 4)
    expect(heard.filter((number) => number > 1)).toEqual([2, 3])
    await eventually(async () => (await outbox.lags()).length === 0)
  }))

test('each listener hears everything, one that comes later too, from the beginning', () =>
  withStore(async ({ db, outbox }) => {
    const heard = { press: [] as number[], archive: [] as number[] }
    outbox.listen('press', ({ number }) => void heard.press.push(number))
    for (const type of ['one', 'two', 'three']) await announce(db, type)
    await eventually(() => heard.press.length === 3)
    outbox.listen('archive', ({ number }) => void heard.archive.push(number))
    await eventually(() => heard.archive.length === 3)
    expect(heard).toEqual({ press: [1, 2, 3], archive: [1, 2, 3] })
    expect(() => outbox.listen('press', () => undefined)).toThrow('named twice')
  }))

test('after a restart a listener goes on where it stood', () =>
  withStore(async ({ db, outbox }, database) => {
    const heard: number[] = []
    const stop = outbox.listen('press', ({ number }) => void heard.push(number))
    await announce(db, 'one')
    await eventually(() => heard.length === 1)
    await stop()
    await announce(db, 'two')

    const again = await openStoreOn(database.appUrl)
    again.outbox.listen('press', ({ number }) => void heard.push(number))
    await eventually(() => heard.length === 2)
    await again.close()
    expect(heard).toEqual([1, 2])
  }))

test('an event outside a transaction is refused', () =>
  withStore(async ({ db }) => {
    expect(() => append(db.read, { type: 'stray', body: {}, at })).toThrow('in a transaction only')
  }))
