import { expect, test } from 'vitest'
import { add, monday } from '../../../test/identity/people.ts'
import { aSetting, stranger } from '../../../test/identity/sign-in.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Letter } from '../mail/index.ts'
import { askRecovery, startPost } from './index.ts'

test('the post answers who asked and carries the letter, and goes on after a failure', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const setting = aSetting()
    const carried: Letter[] = []
    const failures: unknown[] = []
    let broken = true
    const stop = startPost({
      db: {
        ...db,
        transaction: (work) =>
          broken ? Promise.reject(new Error('lost the database')) : db.transaction(work),
      },
      setting,
      carrier: {
        carry: async (letter) => {
          carried.push(letter)
          return 'kept'
        },
      },
      clock: () => monday,
      onFailure: (error) => failures.push(error),
      everyMs: 5,
    })
    try {
      await askRecovery(db, setting, somying.email, stranger())
      await expect.poll(() => failures.length).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 50))
      // Told once, however often it fails.
      expect(failures).toHaveLength(1)
      broken = false
      await expect.poll(() => carried.length).toBe(1)
      expect(carried[0]).toMatchObject({ to: somying.email, writtenAt: monday })
    } finally {
      await stop()
    }
    await askRecovery(db, setting, somying.email, stranger())
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(carried).toHaveLength(1)
  }))
