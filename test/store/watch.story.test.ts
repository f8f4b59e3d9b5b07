import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { append } from '../../src/store/outbox.ts'
import { eventually, withStore } from './support.ts'

const at = new Date(0)

test('a watcher is told of a commit on its stream, of no other stream and of no rollback', () =>
  // The look comes too late to have told it: it is the notification that does.
  withStore(
    async ({ db, watch }) => {
      let changes = 0
      const unwatch = watch('programme', () => {
        changes++
      })
      await db.city(3, async (tx) => append(tx, { type: 'other', body: {}, at }))
      const failed = db.transaction(async (tx) => {
        append(tx, { type: 'never', body: {}, at })
        throw new Error('rolled back')
      })
      await expect(failed).rejects.toThrow('rolled back')
      await delay(100)
      expect(changes).toBe(0)

      await db.transaction(async (tx) => append(tx, { type: 'record.imported', body: {}, at }))
      await eventually(() => changes === 1)
      unwatch()
      await db.transaction(async (tx) => append(tx, { type: 'record.imported', body: {}, at }))
      await delay(100)
      expect(changes).toBe(1)
    },
    { lookMs: 60_000 },
  ))
