import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { CityTx, Db } from '../../src/store/db.ts'
import { append } from '../../src/store/outbox.ts'
import { asOwner, makeNotes, withStore } from './support.ts'

type Note = { tenant: number; id: number; body: string }
const at = new Date('2026-11-01T00:00:00Z')

/** Reads as a forgetful programmer would: without asking for the tenant. */
async function allNotes(tx: unknown): Promise<Note[]> {
  return (await sql<Note>`select * from note order by id`.execute(tx as Kysely<unknown>)).rows
}

async function addNote(tx: CityTx, note: Note): Promise<void> {
  await sql`insert into note ${sql.raw('(tenant, id, body)')}
    values (${note.tenant}, ${note.id}, ${note.body})`.execute(tx)
}

async function addTwoCities(db: Db): Promise<void> {
  await db.city(1, (tx) => addNote(tx, { tenant: 1, id: 1, body: 'Khon Kaen' }))
  await db.city(2, (tx) => addNote(tx, { tenant: 2, id: 2, body: 'Phuket' }))
}

test('a city sees its own rows and never another city’s, though nobody asked for the tenant', () =>
  withStore(async ({ db }, database) => {
    await makeNotes(database)
    await addTwoCities(db)
    expect(await db.city(1, allNotes)).toEqual([{ tenant: 1, id: 1, body: 'Khon Kaen' }])
    expect(await db.city(2, allNotes)).toEqual([{ tenant: 2, id: 2, body: 'Phuket' }])
    expect(await db.city(3, allNotes)).toEqual([])
  }))

test('a row for another city is refused, and another city’s rows cannot be changed or taken away', () =>
  withStore(async ({ db }, database) => {
    await makeNotes(database)
    await addTwoCities(db)
    const foreign = db.city(1, (tx) => addNote(tx, { tenant: 2, id: 3, body: 'not mine' }))
    await expect(foreign).rejects.toMatchObject({ code: '42501' })
    await db.city(1, async (tx) => {
      await sql`update note set body = 'taken'`.execute(tx)
      await sql`delete from note where id = 2`.execute(tx)
    })
    const move = db.city(1, (tx) => sql`update note set tenant = 2`.execute(tx))
    await expect(move).rejects.toMatchObject({ code: '42501' })
    expect(await db.city(2, allNotes)).toEqual([{ tenant: 2, id: 2, body: 'Phuket' }])
  }))

test('without a tenant there are no rows, also after a city used the same connection', () =>
  withStore(
    async ({ db }, database) => {
      await makeNotes(database)
      await addTwoCities(db)
      expect(await allNotes(db.read)).toEqual([])
      expect(await db.transaction(allNotes)).toEqual([])
      const failed = db.city(1, async () => {
        throw new Error('changed my mind')
      })
      await expect(failed).rejects.toThrow('changed my mind')
      expect(await allNotes(db.read)).toEqual([])
    },
    { poolSize: 1 },
  ))

test('the owner of the tables is held by the policies too', () =>
  withStore(async ({ db }, database) => {
    await makeNotes(database)
    await addTwoCities(db)
    const { withClient, ownerLimits } = await import('../../src/store/connect.ts')
    const seen = await withClient(database.ownerUrl, ownerLimits, (owner) =>
      owner.query('select * from note'),
    )
    expect(seen.rows).toEqual([])
  }))

test('a city’s events are its own, the programme sees only the programme’s', () =>
  withStore(async ({ db }) => {
    await db.city(1, async (tx) => append(tx, { type: 'note.added', body: {}, at }))
    await db.transaction(async (tx) => append(tx, { type: 'record.imported', body: {}, at }))
    const types = async (tx: unknown) => {
      const found = await sql<{ type: string }>`select type from outbox_event`.execute(
        tx as Kysely<unknown>,
      )
      return found.rows.map((row) => row.type)
    }
    expect(await db.city(1, types)).toEqual(['note.added'])
    expect(await db.city(2, types)).toEqual([])
    expect(await types(db.read)).toEqual(['record.imported'])
  }))

test('a tenant keeps its number and its name', () =>
  withStore(async ({ db }) => {
    const tx = db.read as Kysely<unknown>
    await sql`insert into tenant (name, created_at) values ('khon-kaen', ${at})`.execute(tx)
    for (const change of [
      sql`update tenant set name = 'phuket'`,
      sql`update tenant set number = 7`,
      sql`delete from tenant`,
      sql`insert into tenant (name, created_at) values ('Khon Kaen', ${at})`,
    ])
      await expect(change.execute(tx)).rejects.toThrow()
    const left = await sql<{
      number: number
      name: string
    }>`select number, name from tenant`.execute(tx)
    expect(left.rows).toEqual([{ number: 1, name: 'khon-kaen' }])
  }))

test('only a whole number from 1 is a tenant', () =>
  withStore(async ({ db }) => {
    for (const tenant of [0, -1, 1.5, Number.NaN, 2 ** 31, '1' as unknown as number])
      await expect(db.city(tenant, async () => undefined)).rejects.toThrow('not a tenant number')
  }))

test('a statement asked in one trip sees no city’s rows, but of the city that a function in it binds, and leaves nothing bound', () =>
  withStore(
    async ({ db }, database) => {
      await makeNotes(database)
      await addTwoCities(db)
      await asOwner(
        database,
        `create function notes_of(city integer) returns setof note language plpgsql as $$
         begin
           perform set_config('app.tenant', city::text, true);
           return query select * from note;
         end $$`,
      )
      const all = { name: 'all-notes', text: 'select * from note' }
      const ofCity = { name: 'notes-of', text: 'select * from notes_of($1)' }
      const phuket = [{ tenant: 2, id: 2, body: 'Phuket' }]
      expect(await db.ask(all, [])).toEqual([])
      expect(await db.ask(ofCity, [2])).toEqual(phuket)
      expect(await db.ask(all, [])).toEqual([])
      expect(await allNotes(db.read)).toEqual([])
      await expect(db.ask(ofCity, ['no city'])).rejects.toMatchObject({ code: '22P02' })
      expect(await db.city(1, allNotes)).toEqual([{ tenant: 1, id: 1, body: 'Khon Kaen' }])
      expect(await db.ask(ofCity, [2])).toEqual(phuket)
      expect(await db.ask(all, [])).toEqual([])
    },
    { poolSize: 1 },
  ))
