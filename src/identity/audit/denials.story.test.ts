import { expect, test } from 'vitest'
import { actBy, add, after, entrust, khonKaen, monday } from '../../../test/identity/people.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { makeDenialCounter, recordDenial } from './denials.ts'
import { searchAudit } from './queries.ts'

const aPage = { page: 1, size: 50 }

test('denials of a person are kept one by one, those of nobody known counted by address and minute', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const act = actBy(somying, await entrust(db, somying, 'city-developer', khonKaen))
    const counter = makeDenialCounter(Buffer.alloc(32, 1), 3)
    const object = { kind: 'plan', id: 'plan-2', version: null }
    await recordDenial(db, counter, act, 'plan.read', object)
    const knock = (address: string, minute: number) =>
      recordDenial(
        db,
        counter,
        { actor: { kind: 'anonymous', address }, now: after(minute), requestId: null },
        'audit.read',
        object,
      )
    for (const minute of [0, 0.2, 0.9, 1.1]) await knock('192.0.2.1', minute)
    await knock('192.0.2.2', 0)
    await knock('192.0.2.3', 0.5) // one more than the counter holds
    await knock('192.0.2.4', 0.5)
    await counter.flush(db, after(1.5))
    const denied = async () =>
      (await searchAudit(db.read, { outcome: 'denied' }, aPage)).items.map(({ entry }) => entry)
    const first = await denied()
    expect(first.map(({ who, action, times, at }) => [who.kind, action, times, at]).sort()).toEqual(
      [
        ['person', 'plan.read', 1, monday],
        ['anonymous', 'audit.read', 3, monday],
        ['anonymous', 'audit.read', 1, monday],
        ['anonymous', 'audit.read', 2, monday],
      ].sort(),
    )
    expect(JSON.stringify(first)).not.toContain('192.0.2')
    expect(first.map(({ who }) => who.id)).toContain('many')
    await counter.flush(db, after(1.9))
    expect(await denied()).toHaveLength(4)
    await counter.flush(db, after(2))
    expect(await denied()).toHaveLength(5)
  }))

test('counted denials outlive a database that is away', () =>
  withDb(async (db) => {
    const counter = makeDenialCounter(Buffer.alloc(32, 1))
    counter.count('192.0.2.1', 'audit.read', monday)
    const away: Db = { ...db, transaction: () => Promise.reject(new Error('away')) }
    const flushing = counter.flush(away, after(1))
    counter.count('192.0.2.1', 'audit.read', monday)
    await expect(flushing).rejects.toThrow('away')
    await counter.flush(db, after(1))
    expect((await searchAudit(db.read, {}, aPage)).items).toMatchObject([{ entry: { times: 2 } }])
  }))
