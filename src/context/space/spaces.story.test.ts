import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { CityTx, Db } from '../../store/db.ts'
import {
  changeSpace,
  createSpace,
  dropSpace,
  ensureDefaultSpace,
  findIris,
  findSpace,
  findTerms,
  listSpaces,
  type Space,
} from './index.ts'

const now = new Date('2026-11-23T22:00:00Z')

/** Puts a row into some tables of the space, as its writers would. */
async function fill(db: Db, { tenant }: Space, rows: number): Promise<void> {
  await db.city(tenant, async (tx) => {
    await sql`insert into term (tenant, number, iri)
      select ${tenant}::integer, n, 'urn:term:' || n from generate_series(1, ${rows}::integer) n`.execute(
      tx,
    )
    await sql`insert into entity_type (tenant, type, gone, eid)
      select ${tenant}::integer, n, false, n from generate_series(1, ${rows}::integer) n`.execute(
      tx,
    )
    await sql`insert into history (tenant, series, at, change, recorded_at, observed, num)
      select ${tenant}::integer, 1, ${now}, n, ${now}, true, n from generate_series(1, ${rows}::integer) n`.execute(
      tx,
    )
    await sql`update space_counter set change = ${rows}, term = ${rows}`.execute(tx)
  })
}

const countOf = (table: string) => async (tx: CityTx) => {
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)
  return counted.rows[0]?.n
}

test('of many who make a space at once one makes it, and all get the same', () =>
  withDb(async (db) => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => createSpace(db, 'khon-kaen', now)),
    )
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(made.map(({ space }) => space.tenant)).size).toBe(1)
    expect(await findSpace(db, 'khon-kaen')).toMatchObject({
      name: 'khon-kaen',
      era: 1,
      open: false,
    })
    expect(await findSpace(db, 'phuket')).toBeUndefined()
  }))

test('spaces are listed by name, with what is set of them', () =>
  withDb(async (db) => {
    await ensureDefaultSpace(db, now)
    const { space } = await createSpace(db, 'buriram', now, { mostEntities: 5 })
    const again = await createSpace(db, 'buriram', now, { mostEntities: 7 })
    expect(again).toMatchObject({ isNew: false, space: { mostEntities: 5 } })
    await changeSpace(db, space, { open: true, mostSubscriptions: 2 })
    expect(await findSpace(db, 'buriram')).toMatchObject({ open: true, mostSubscriptions: 2 })
    const listed = await listSpaces(db.read)
    expect(listed.map(({ name, open, mostEntities }) => [name, open, mostEntities])).toEqual([
      ['buriram', true, 5],
      ['default', false, 1_000_000],
    ])
  }))

test('a name that no space can have is refused', () =>
  withDb(async (db) => {
    for (const name of ['', 'Khon Kaen', '-a', 'ยะลา', 'a'.repeat(64)])
      await expect(createSpace(db, name, now)).rejects.toMatchObject({ kind: { status: 400 } })
    expect(await listSpaces(db.read)).toEqual([])
  }))

test('a dropped space is gone with all its rows, and its neighbour keeps every one', () =>
  withDb(async (db) => {
    const { space: yala } = await createSpace(db, 'yala', now)
    const { space: trang } = await createSpace(db, 'trang', now)
    for (const space of [yala, trang]) await fill(db, space, 6_000)
    await dropSpace(db, yala, now)

    expect(await findSpace(db, 'yala')).toBeUndefined()
    expect((await listSpaces(db.read)).map(({ name }) => name)).toEqual(['trang'])
    for (const table of ['term', 'entity_type', 'history']) {
      expect([table, await db.city(yala.tenant, countOf(table))]).toEqual([table, 0])
      expect([table, await db.city(trang.tenant, countOf(table))]).toEqual([table, 6_000])
    }
  }))

test('a name that was dropped can be opened again: an empty space, of a new era, whose numbers go on', () =>
  withDb(async (db) => {
    const { space: first } = await createSpace(db, 'yala', now)
    await fill(db, first, 3)
    const known = await db.city(first.tenant, (tx) => findTerms(tx, first, ['urn:term:1']))
    expect(known).toEqual(new Map([['urn:term:1', 1]]))
    await dropSpace(db, first, now)
    const { space: second, isNew } = await createSpace(db, 'yala', now)

    expect({ isNew, ...second }).toMatchObject({ isNew: true, tenant: first.tenant, era: 2 })
    expect(await db.city(second.tenant, (tx) => findTerms(tx, second, ['urn:term:1']))).toEqual(
      new Map(),
    )
    const counters = await db.city(second.tenant, (tx) =>
      tx.selectFrom('space_counter').select(['change', 'era']).execute(),
    )
    expect(counters).toEqual([{ change: '3', era: 2 }])
  }))

test('a drop that was broken off is finished before the name is opened again', () =>
  withDb(async (db) => {
    const { space } = await createSpace(db, 'yala', now)
    await fill(db, space, 10)
    await sql`update data_space set dropped_at = ${now}, era = 2 where tenant = ${space.tenant}`.execute(
      db.read,
    )
    await createSpace(db, 'yala', now)
    expect(await db.city(space.tenant, countOf('term'))).toBe(0)
  }))

test('two spaces have their own terms for the same names', () =>
  withDb(async (db) => {
    const { space: yala } = await createSpace(db, 'yala', now)
    const { space: trang } = await createSpace(db, 'trang', now)
    const add = (space: Space, number: number) =>
      db.city(space.tenant, (tx) =>
        tx.insertInto('term').values({ tenant: space.tenant, number, iri: 'urn:speed' }).execute(),
      )
    await add(yala, 1)
    await add(trang, 7)
    for (const [space, number] of [
      [yala, 1],
      [trang, 7],
      [yala, 1],
    ] as const) {
      await db.city(space.tenant, async (tx) => {
        expect(await findTerms(tx, space, ['urn:speed', 'urn:unknown'])).toEqual(
          new Map([['urn:speed', number]]),
        )
        expect(await findIris(tx, space, [number, 99])).toEqual(new Map([[number, 'urn:speed']]))
      })
    }
  }))
