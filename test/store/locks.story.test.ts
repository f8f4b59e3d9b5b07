import { expect, test } from 'vitest'
import { lockName, tryLockName } from '../../src/store/locks.ts'
import { withStore } from './support.ts'

test('a name is locked by one transaction at a time, and free when that has ended', () =>
  withStore(async ({ db }) => {
    const order: string[] = []
    let second: Promise<void> | undefined
    await db.transaction(async (tx) => {
      await lockName(tx, 'sweep')
      second = db.transaction(async (other) => {
        await lockName(other, 'sweep')
        order.push('second')
      })
      await db.transaction(async (other) => {
        expect(await tryLockName(other, 'sweep')).toBe(false)
        expect(await tryLockName(other, 'another')).toBe(true)
      })
      order.push('first')
    })
    await second
    expect(order).toEqual(['first', 'second'])
    await db.transaction(async (tx) => expect(await tryLockName(tx, 'sweep')).toBe(true))
  }))
