import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withRecord } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { loadLive, loadNation } from '../index.ts'

const now = new Date('2026-11-28T10:00:00+07:00')
const pm25 = { id: 'air.pm25-days', version: 1 }
type Named = typeof pm25

/** A data space for cities, by its number. */
async function aSpace(db: Db, name: string): Promise<number> {
  const { number } = await db.read
    .insertInto('tenant')
    .values({ name, created_at: now })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

async function define(db: Db, { id, version }: Named, owner = '') {
  const declaration = { title: { th: 'วันฝุ่น', en: 'Dust days' }, unit: 'DAY', decimals: 0 }
  await sql`
    insert into indicator_definition (owner, id, version, standing, hash, declaration, declared_at)
    values (${owner}, ${id}, ${version}, 'starter', 'x', ${JSON.stringify(declaration)}::json, ${now})`.execute(
    db.read,
  )
}

/** A city that measures an indicator, with readings as [day the period begins, status, value]. */
function measure(
  db: Db,
  tenant: number,
  city: string,
  { id, version }: Named,
  readings: readonly (readonly [from: string, status: string, raw: number | null])[],
  owner = '',
) {
  return db.city(tenant, async (tx) => {
    await sql`
      insert into indicator_adoption (tenant, city, owner, id, version, adopted_at)
      values (${tenant}, ${city}, ${owner}, ${id}, ${version}, ${new Date(now.getTime() + version)})`.execute(
      tx,
    )
    for (const [from, status, raw] of readings) {
      const at = new Date(`${from}T00:00:00+07:00`)
      await sql`
        insert into indicator_reading (tenant, city, id, version, period_from, period_until, status, value, raw,
          quality, change, inputs_hash, read_at)
        values (${tenant}, ${city}, ${id}, ${version}, ${at}, ${at}, ${status}, ${raw === null ? null : String(raw)},
          ${raw}, '{}', 1, 'x', ${now})`.execute(tx)
    }
  })
}

function promise(db: Db, tenant: number, city: string, verdicts: readonly string[], ended = false) {
  return db.city(tenant, async (tx) => {
    const id = randomUUID()
    await sql`
      insert into commitment (tenant, id, city, indicator, version, promise, critical, starts_on, due_on, made_at, ended_at)
      values (${tenant}, ${id}, ${city}, ${pm25.id}, 1, '{}', true, '2026-01-01', '2027-01-01', ${now},
        ${ended ? now : null})`.execute(tx)
    for (const [day, verdict] of verdicts.entries())
      await sql`
        insert into commitment_judgement (tenant, commitment, at, verdict, because)
        values (${tenant}, ${id}, ${new Date(now.getTime() + day * 86_400_000)}, ${verdict}, '[]')`.execute(
        tx,
      )
  })
}

test('without data of real cities there is nothing, which is not zero', () =>
  withRecord(async (db) => {
    const nation = await loadNation(db, {}, '2026-11-28')
    expect(nation.live).toEqual([])
    const states = nation.decentralisation.spreads.map(({ thing, state }) => [thing, state])
    expect(states.slice(2)).toEqual([
      ['indicators-proven', 'no-data'],
      ['data-flowing', 'no-data'],
    ])
  }))

test('the last final reading of each real city and year counts once, in its version; a sample counts nowhere', () =>
  withRecord(async (db) => {
    const [north, capital, sampled] = [
      await aSpace(db, 'north'),
      await aSpace(db, 'capital'),
      await aSpace(db, 'sampled'),
    ]
    await sql`update city_listing set sample = true where slug = 'phuket'`.execute(db.read)
    const second = { ...pm25, version: 2 }
    const own = { id: 'own.thing', version: 1 }
    await define(db, pm25)
    await define(db, second)
    await define(db, own, 'khon-kaen')
    await measure(db, north, 'khon-kaen', pm25, [
      ['2024-12-31', 'final', 99],
      ['2025-01-01', 'final', 10],
      ['2025-12-31', 'final', 30],
      ['2026-01-01', 'provisional', 77],
    ])
    await measure(db, north, 'mae-moh', pm25, [['2025-06-01', 'final', 20]])
    await measure(db, capital, 'samyan', pm25, [
      ['2025-06-01', 'final', 10],
      ['2025-07-01', 'insufficient', null],
      ['2025-08-01', 'stale', null],
    ])
    await measure(db, capital, 'samyan', second, [['2025-06-01', 'final', 5]])
    await measure(db, north, 'khon-kaen', own, [['2025-06-01', 'final', 1]], 'khon-kaen')
    for (const city of ['phuket', 'mueang-sommot', 'not-on-record'])
      await measure(db, sampled, city, pm25, [['2025-06-01', 'final', 1_000_000]])
    await promise(db, north, 'khon-kaen', ['not-met', 'met'])
    await promise(db, north, 'khon-kaen', ['met', 'not-met'])
    await promise(db, north, 'khon-kaen', ['met'], true)
    await promise(db, capital, 'samyan', ['met'])
    await promise(db, sampled, 'phuket', ['met'])

    const { years, spread } = await loadLive(db)
    expect(
      years.map(({ version, year, cities, outside }) => [version, year, cities, outside]),
    ).toEqual([
      [1, 2024, 1, 1],
      [1, 2025, 3, 2],
      [2, 2025, 1, 0],
    ])
    expect(years[1]).toMatchObject({
      indicator: pm25.id,
      title: { th: 'วันฝุ่น', en: 'Dust days' },
      unitCode: 'DAY',
      lowest: 10,
      highest: 30,
      measures: {
        mean: { value: 20 },
        williamsonWeighted: { value: expect.closeTo(Math.sqrt(200 / 3) / 20, 12) },
      },
    })
    expect(spread).toEqual({ proven: { outside: 1, total: 2 }, flowing: { outside: 3, total: 4 } })

    const { decentralisation } = await loadNation(db, {}, '2026-11-28')
    expect(decentralisation.spreads[2]).toMatchObject({ state: 'counted', outside: 1, total: 2 })
    // The role is given back with the transaction: what is of tenants stays unseen elsewhere.
    expect((await sql`select from indicator_reading`.execute(db.read)).rows).toEqual([])
  }))
