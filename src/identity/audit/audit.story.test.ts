import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { actBy, add, after, entrust, khonKaen, monday } from '../../../test/identity/people.ts'
import { withDb } from '../../../test/support/with-db.ts'
import { ownerLimits, withClient, withDatabase } from '../../store/connect.ts'
import type { Db } from '../../store/db.ts'
import type { Act } from '../policy/actor.ts'
import { doneEntry, systemEntry } from './entry.ts'
import { exportAudit } from './export-audit.ts'
import { makeHeadKey, publicHeadKey } from './head-key.ts'
import { searchAudit } from './queries.ts'
import { record } from './record.ts'
import { sealPending, startSealer } from './sealer.ts'
import { verifyAudit } from './verify-audit.ts'

const key = makeHeadKey()
const aPage = { page: 1, size: 50 }

async function aDeveloper(db: Db): Promise<Act> {
  const somying = await add(db, 'Somying')
  return actBy(somying, await entrust(db, somying, 'city-developer', khonKaen))
}

/** Records that versions of a plan were written, one a minute, each in a transaction of its own. */
async function writePlans(db: Db, act: Act, versions: number[]): Promise<void> {
  for (const version of versions) {
    const object = { kind: 'plan', id: 'plan-1', version }
    const entry = doneEntry(
      { ...act, now: after(version) },
      { action: 'plan.write', object, after: { version } },
    )
    await db.transaction((tx) => record(tx, entry))
  }
}

async function exportLines(db: Db, range = {}): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportAudit(db.read, key, after(60), range)) lines.push(line)
  return lines
}

async function pending(db: Db): Promise<number> {
  const found = await sql<{
    count: number
  }>`select count(*)::int as count from audit_pending`.execute(db.read)
  return found.rows[0]?.count ?? -1
}

test('what is done is on record with who, in whose name, as what, to what, and only by digest', () =>
  withDb(async (db) => {
    const act = await aDeveloper(db)
    const done = {
      action: 'plan.write',
      object: { kind: 'plan', id: 'plan-1', version: 2 },
      before: { title: 'ร่างแรก', at: monday },
      after: { title: 'ร่างสอง', at: monday },
      reason: 'ตามข้อคิดเห็น',
    } as const
    await db.transaction((tx) => record(tx, doneEntry(act, done)))
    const { items } = await searchAudit(db.read, { action: 'plan.write' }, aPage)
    expect(items).toEqual([
      {
        seal: null,
        entry: {
          id: expect.any(String),
          at: monday,
          who: { kind: 'person', id: act.actor.kind === 'person' && act.actor.person.id },
          onBehalfOf: khonKaen,
          role: 'city-developer',
          action: 'plan.write',
          outcome: 'done',
          times: 1,
          object: { kind: 'plan', id: 'plan-1', version: '2' },
          before: expect.stringMatching(/^[0-9a-f]{64}$/),
          after: expect.stringMatching(/^[0-9a-f]{64}$/),
          reason: 'ตามข้อคิดเห็น',
          requestId: 'request-1',
          sample: false,
        },
      },
    ])
    const other = doneEntry(act, { ...done, after: { title: 'ร่างสอง', at: after(1) } })
    expect(other.after).not.toBe(items[0]?.entry.after)
    expect(other.before).toBe(items[0]?.entry.before)
  }))

test('what is not done is not on record', () =>
  withDb(async (db) => {
    const act = await aDeveloper(db)
    const failing = db.transaction(async (tx) => {
      await record(
        tx,
        doneEntry(act, { action: 'plan.submit', object: { kind: 'plan', id: 'plan-1' } }),
      )
      throw new Error('the plan is not complete')
    })
    await expect(failing).rejects.toThrow('not complete')
    expect((await searchAudit(db.read, {}, aPage)).total).toBe(0)
  }))

test('city data is on record from within the city’s own transaction', () =>
  withDb(async (db) => {
    const actor = {
      kind: 'token',
      tokenId: 'b5f1',
      tenant: 7,
      purposes: ['city-data-write'],
    } as const
    const act: Act = {
      actor: { ...actor, purposes: [...actor.purposes] },
      now: monday,
      requestId: 'r',
    }
    const object = { kind: 'request', id: 'r' }
    await db.city(7, (tx) => record(tx, doneEntry(act, { action: 'city-data.write', object })))
    expect(
      (await searchAudit(db.read, { behalfKind: 'tenant', behalfId: '7' }, aPage)).items,
    ).toMatchObject([{ entry: { who: { kind: 'token', id: 'b5f1' }, role: null } }])
  }))

test('the sealer numbers without gaps, and an export of it verifies, whole or in part', () =>
  withDb(async (db) => {
    const act = await aDeveloper(db)
    await writePlans(db, act, [1, 2, 3])
    expect(await sealPending(db)).toBe(3)
    await db.transaction((tx) =>
      record(
        tx,
        systemEntry('import', after(4), {
          action: 'record.import',
          object: { kind: 'record', id: null },
        }),
      ),
    )
    await writePlans(db, act, [5])
    expect(await sealPending(db)).toBe(2)
    expect(await sealPending(db)).toBe(0)
    await writePlans(db, act, [6]) // not sealed: an export does not hold it yet

    const lines = await exportLines(db)
    const trusted = publicHeadKey(key)
    expect(lines.slice(1, -1).map((line) => JSON.parse(line).number)).toEqual([1, 2, 3, 4, 5])
    expect(await verifyAudit(lines, trusted)).toMatchObject({ ok: true, first: 1, count: 5 })
    const part = await exportLines(db, { first: 2, last: 4 })
    expect(part.slice(1, -1)).toEqual(lines.slice(2, 5))
    expect(await verifyAudit(part, trusted)).toMatchObject({ ok: true, first: 2, count: 3 })
    const nothing = await exportLines(db, { first: 9 })
    expect(await verifyAudit(nothing, trusted)).toMatchObject({ ok: true, first: 6, count: 0 })
    const altered = lines.map((line) => line.replace('record.import', 'record.export'))
    expect(await verifyAudit(altered, trusted)).toMatchObject({ ok: false, number: 4 })
  }))

test('several sealers at once make one chain', () =>
  withDb(async (db) => {
    const act = await aDeveloper(db)
    const versions = Array.from({ length: 40 }, (_, at) => at + 1)
    const writers = [0, 1, 2, 3].map((part) =>
      writePlans(
        db,
        act,
        versions.filter((one) => one % 4 === part),
      ),
    )
    const sealing = Array.from({ length: 20 }, () => sealPending(db))
    await Promise.all([...writers, ...sealing])
    await sealPending(db)
    const lines = await exportLines(db)
    expect(await verifyAudit(lines, publicHeadKey(key))).toMatchObject({ ok: true, count: 40 })
    expect(await pending(db)).toBe(0)
  }))

test('what is recorded is sealed within a second, and after a failure again', () =>
  withDb(async (db) => {
    const act = await aDeveloper(db)
    let isAway = true
    const failures: unknown[] = []
    const flaky: Db = {
      ...db,
      transaction: (work) => (isAway ? Promise.reject(new Error('away')) : db.transaction(work)),
    }
    const stop = startSealer({ db: flaky, onFailure: (error) => failures.push(error) })
    await delay(300)
    expect(failures).toHaveLength(1)
    isAway = false
    await writePlans(db, act, [1, 2])
    const begunAt = performance.now()
    while ((await pending(db)) > 0 && performance.now() - begunAt < 5_000) await delay(10)
    expect(performance.now() - begunAt).toBeLessThan(1_000)
    await stop()
    await writePlans(db, act, [3])
    await delay(200)
    expect(await pending(db)).toBe(1)
  }))

test('the app can neither change nor take away, neither hide nor renumber what is on record', () =>
  withDb(async (db) => {
    const act = await aDeveloper(db)
    await writePlans(db, act, [1, 2])
    await sealPending(db)
    await writePlans(db, act, [3])
    const waiting = await sql<{ id: string }>`select entry_id as id from audit_pending`.execute(
      db.read,
    )
    const id = waiting.rows[0]?.id
    const hash = 'f'.repeat(64)
    for (const attempt of [
      sql`update audit_entry set action = 'plan.read'`,
      sql`delete from audit_entry`,
      sql`truncate audit_entry cascade`,
      sql`update audit_seal set hash = ${hash}`,
      sql`delete from audit_seal`,
      sql`delete from audit_pending`,
      sql`insert into audit_pending select id from audit_entry`,
      sql`alter table audit_entry disable trigger all`,
      sql`select take_seal()`,
    ])
      await expect(attempt.execute(db.read)).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|0A000|42883)$/),
      })
    for (const attempt of [
      sql`insert into audit_seal (number, entry_id, hash) values (4, ${id}, ${hash})`,
      sql`insert into audit_seal (number, entry_id, hash) values (2, ${id}, ${hash})`,
      sql`insert into audit_seal (number, entry_id, hash) select 3, entry_id, ${hash} from audit_seal where number = 1`,
    ])
      await expect(attempt.execute(db.read)).rejects.toMatchObject({ code: '23001' })
    expect(await sealPending(db)).toBe(1)
    expect(await verifyAudit(await exportLines(db), publicHeadKey(key))).toMatchObject({
      ok: true,
      count: 3,
    })
  }))

test('triggers stop also whoever has every right: they have to be taken away first', () =>
  withDb(async (db) => {
    await writePlans(db, await aDeveloper(db), [1])
    await sealPending(db)
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db.read)
    const url = withDatabase(inject('engine').adminUrl, rows[0]?.name ?? '')
    await withClient(url, ownerLimits, async (admin) => {
      for (const attempt of [
        `update audit_entry set action = 'plan.read'`,
        'delete from audit_seal',
        'truncate audit_entry cascade',
      ])
        await expect(admin.query(attempt), attempt).rejects.toMatchObject({ code: '23001' })
    })
    expect(await verifyAudit(await exportLines(db), publicHeadKey(key))).toMatchObject({ ok: true })
  }))

test('an auditor finds entries by person, object and time, the newest first', () =>
  withDb(async (db) => {
    const act = await aDeveloper(db)
    await writePlans(db, act, [1, 2, 3, 4])
    await sealPending(db)
    const found = await searchAudit(
      db.read,
      { objectKind: 'plan', objectId: 'plan-1', from: after(2), until: after(4) },
      { page: 1, size: 1 },
    )
    expect(found).toMatchObject({
      total: 2,
      items: [{ seal: { number: 3 }, entry: { at: after(3) } }],
    })
    expect((await searchAudit(db.read, { whoId: 'nobody' }, aPage)).total).toBe(0)
    expect((await searchAudit(db.read, { sample: true }, aPage)).total).toBe(0)
  }))
