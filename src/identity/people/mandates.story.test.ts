import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  actBy,
  add,
  after,
  entrust,
  findCity,
  khonKaen,
  phuket,
  programme,
} from '../../../test/identity/people.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { searchAudit } from '../audit/index.ts'
import { storeBodies } from '../store-identity.ts'
import { grantMandate } from './grant-mandate.ts'
import { firstMandate, isInForce, type Mandate, type NewMandate } from './mandate.ts'
import { listMandates, listMandatesIn } from './mandate-queries.ts'
import type { Person } from './person.ts'
import { revokeMandate } from './revoke-mandate.ts'

function aMandate(personId: string, change: Partial<NewMandate> = {}): NewMandate {
  return {
    personId,
    role: 'data-steward',
    scope: khonKaen,
    from: '2026-11-02',
    until: null,
    basis: 'คำสั่งเทศบาลที่ 12/2569',
    ...change,
  }
}

function refusedAs(type: string) {
  return { kind: expect.objectContaining({ type }) }
}

test('mandates overlap, begin and end at midnight in Bangkok', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const steward = await entrust(db, somying, 'data-steward', khonKaen, { until: '2026-11-03' })
    const developer = await entrust(db, somying, 'city-developer', khonKaen, { from: '2026-11-03' })
    expect(await listMandates(db.read, somying.id)).toEqual([developer, steward])
    const lastMinute = new Date('2026-11-02T23:59:59+07:00')
    const midnight = new Date('2026-11-03T00:00:00+07:00')
    expect([isInForce(steward, lastMinute), isInForce(developer, lastMinute)]).toEqual([
      true,
      false,
    ])
    expect([isInForce(steward, midnight), isInForce(developer, midnight)]).toEqual([false, true])
    expect(firstMandate([developer, steward], lastMinute)).toEqual(steward)
    const both = [{ ...steward, until: null }, developer]
    expect(firstMandate(both, midnight)).toBeNull()
  }))

test('a mayor grants and revokes in the own city only; both are on record with the basis’s digest', () =>
  withDb(async (db) => {
    const mayor = await add(db, 'Mayor')
    const somying = await add(db, 'Somying')
    const executive = await entrust(db, mayor, 'city-executive', khonKaen)
    const act = actBy(mayor, executive)
    const granted = await grantMandate(db, aMandate(somying.id), findCity, act)
    expect(granted).toMatchObject({ grantedBy: mayor.id, revokedAt: null })
    expect(await listMandatesIn(db.read, khonKaen)).toEqual([granted, executive])

    const elsewhere = grantMandate(db, aMandate(somying.id, { scope: phuket }), findCity, act)
    await expect(elsewhere).rejects.toMatchObject(refusedAs('not-permitted'))
    const higher = { role: 'operator', scope: programme } as const
    const escalation = grantMandate(db, aMandate(somying.id, higher), findCity, act)
    await expect(escalation).rejects.toMatchObject(refusedAs('not-permitted'))

    await revokeMandate(db, granted.id, 'ย้ายหน่วยงาน', { ...act, now: after(5) })
    const [revoked] = await listMandates(db.read, somying.id)
    expect(revoked).toEqual({ ...granted, revokedAt: after(5) })
    expect([after(4), after(5)].map((at) => isInForce(revoked as typeof granted, at))).toEqual([
      true,
      false,
    ])
    const again = revokeMandate(db, granted.id, 'ย้ายหน่วยงาน', { ...act, now: after(6) })
    await expect(again).rejects.toMatchObject(refusedAs('mandate-ended'))

    const { items } = await searchAudit(db.read, { objectKind: 'mandate' }, { page: 1, size: 9 })
    expect(items.map(({ entry }) => [entry.action, entry.onBehalfOf, entry.reason])).toEqual([
      ['mandate.revoke', khonKaen, 'ย้ายหน่วยงาน'],
      ['mandate.grant', khonKaen, null],
    ])
  }))

test('an officer cannot make an operator, nor an operator a judge, and nobody a mandate for themselves', () =>
  withDb(async (db) => {
    const [officer, operator, somying] = [
      await add(db, 'Officer'),
      await add(db, 'Operator'),
      await add(db, 'Somying'),
    ]
    const office = await entrust(db, officer, 'programme-officer', programme)
    const operating = await entrust(db, operator, 'operator', programme)
    const attempt = (by: typeof officer, as: typeof office, change: Partial<NewMandate>) =>
      grantMandate(db, aMandate(somying.id, change), findCity, actBy(by, as))
    await db.transaction((tx) => storeBodies(tx, [aBody]))
    const chair = { role: 'chair', scope: { kind: 'programme', id: 'sub-committee' } } as const
    const toOperate = { role: 'operator', scope: programme } as const
    await expect(attempt(officer, office, toOperate)).rejects.toMatchObject(
      refusedAs('not-permitted'),
    )
    await expect(attempt(operator, operating, chair)).rejects.toMatchObject(
      refusedAs('not-permitted'),
    )
    const toSelf = { ...toOperate, personId: operator.id }
    await expect(attempt(operator, operating, toSelf)).rejects.toMatchObject(
      refusedAs('mandate-to-self'),
    )
    expect(await attempt(officer, office, chair)).toMatchObject(chair)
    expect(await attempt(operator, operating, toOperate)).toMatchObject(toOperate)
  }))

const aBody = {
  id: 'sub-committee',
  order: 4,
  name: { th: 'คณะอนุกรรมการ', en: 'Sub-committee' },
  does: { th: 'เห็นชอบแผน', en: 'approves plans' },
  chair: null,
  kinds: null,
  source: null,
  publish: true,
}

test('a mandate needs a place that exists and fits its role, days in order and a basis', () =>
  withDb(async (db) => {
    const operator = await add(db, 'Operator')
    const operating = await entrust(db, operator, 'operator', programme)
    const somying = await add(db, 'Somying')
    const sample = await add(db, 'Sample', true)
    const attempt = (change: Partial<NewMandate>) =>
      grantMandate(db, aMandate(somying.id, change), findCity, actBy(operator, operating))
    const nowhere = { scope: { kind: 'city', id: 'atlantis' } } as const
    await expect(attempt(nowhere)).rejects.toMatchObject(refusedAs('no-such-scope'))
    const unknown = { scope: { kind: 'organisation', id: 'nobody' } } as const
    await expect(attempt(unknown)).rejects.toMatchObject(refusedAs('no-such-scope'))
    await expect(attempt({ personId: sample.id })).rejects.toMatchObject(refusedAs('no-such-scope'))
    const faults = (change: Partial<NewMandate>) =>
      attempt(change).then(
        () => [],
        ({ facts }) => facts.members?.fields.map(({ name }: { name: string }) => name),
      )
    expect(await faults({ scope: programme })).toEqual(['scope'])
    expect(await faults({ until: '2026-11-02' })).toEqual(['until'])
    expect(await faults({ from: '2569-02-30', basis: ' ' })).toEqual(['from', 'basis'])
    const toOperate = { personId: sample.id, role: 'operator', scope: programme } as const
    expect(await faults(toOperate)).toEqual(['role'])
    const inSample = { personId: sample.id, scope: { kind: 'city', id: 'sample-city' } } as const
    expect(await attempt(inSample)).toMatchObject(inSample)
  }))

test('one operator always remains, also when two end each other at once', () =>
  withDb(async (db) => {
    for (let round = 0; round < 10; round++) {
      const [one, two] = [await add(db, `One${round}`), await add(db, `Two${round}`)]
      const first = await entrust(db, one, 'operator', programme)
      const second = await entrust(db, two, 'operator', programme)
      if (round > 0) await endOthers(db, one, first, [one, two])
      const results = await Promise.allSettled([
        revokeMandate(db, second.id, 'พ้นหน้าที่', actBy(one, first)),
        revokeMandate(db, first.id, 'พ้นหน้าที่', actBy(two, second)),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refused = results.find((result) => result.status === 'rejected')
      expect(refused?.reason).toMatchObject(refusedAs('last-operator'))
    }
  }))

/** Ends the mandates of every operator but these. */
async function endOthers(db: Db, by: Person, as: Mandate, kept: Person[]): Promise<void> {
  for (const mandate of await listMandatesIn(db.read, programme))
    if (mandate.revokedAt === null && !kept.some(({ id }) => id === mandate.personId))
      await revokeMandate(db, mandate.id, 'พ้นหน้าที่', actBy(by, as))
}

test('what was granted is never rewritten', () =>
  withDb(async (db) => {
    await entrust(db, await add(db, 'Somying'), 'data-steward', khonKaen)
    for (const change of [sql`delete from mandate`, sql`update mandate set role = 'operator'`])
      await expect(change.execute(db.read)).rejects.toMatchObject({ code: '42501' })
  }))
