import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  actBy,
  add,
  after,
  entrust,
  khonKaen,
  monday,
  programme,
} from '../../../test/identity/people.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import {
  exportAudit,
  makeHeadKey,
  publicHeadKey,
  sealPending,
  searchAudit,
  verifyAudit,
} from '../audit/index.ts'
import { renamePerson } from '../people/change-person.ts'
import { firstMandate } from '../people/mandate.ts'
import { listMandates } from '../people/mandate-queries.ts'
import type { Person } from '../people/person.ts'
import { findPerson, findPersonByEmail } from '../people/queries.ts'
import { findSession, startSession } from '../session/index.ts'
import { erasePerson } from './erase-person.ts'
import { exportPerson } from './export-person.ts'
import { identityData } from './identity-data.ts'
import type { PersonalTable } from './personal-data.ts'

const facts = { method: 'password', agent: 'Firefox 143 on Windows' } as const

/** Every row of every table, as text. */
async function everything(db: Db): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%'`.execute(db.read)
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql<{
      row: string
    }>`select t::text as row from ${sql.raw(name)} t`.execute(db.read)
    texts.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return texts.join('\n')
}

/** A steward with a past: a mandate, a session, a password, a passkey, letters, and something done. */
async function aSteward(db: Db) {
  const steward = await db.transaction(async () => add(db, 'Waraporn'))
  const mandate = await entrust(db, steward, 'data-steward', khonKaen)
  const { token } = await db.transaction((tx) => startSession(tx, steward, mandate, monday, facts))
  const { id, email } = steward
  for (const row of [
    sql`insert into password (person_id, hash, set_at) values (${id}, '$argon2id$v=19$secret', ${monday})`,
    sql`insert into membership (id, person_id, organisation_id, from_on) values (gen_random_uuid(), ${id}, 'yala', '2026-01-01')`,
    sql`insert into recovery_request (id, email, asked_at) values (gen_random_uuid(), ${email}, ${monday})`,
    sql`insert into mail (id, recipient, subject, lang, written_at) values (gen_random_uuid(), ${email}, 'Waraporn', 'th', ${monday})`,
  ])
    await row.execute(db.read as Kysely<unknown>)
  await renamePerson(db, id, { lang: 'en' }, actBy(steward, mandate))
  return { steward, mandate, token }
}

async function anOperator(db: Db): Promise<{ operator: Person; act: ReturnType<typeof actBy> }> {
  const operator = await add(db, 'Operator')
  return { operator, act: actBy(operator, await entrust(db, operator, 'operator', programme)) }
}

test('every column of every table about people is in the record of processing', () =>
  withDb(async (db) => {
    const { rows } = await sql<{ column: string }>`
      select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and table_name in (
        select 'person'
        union select conrelid::regclass::text from pg_constraint
        where contype = 'f' and confrelid = 'person'::regclass
        union select table_name from information_schema.columns
        where column_name ~ '(^|_)(person|email|recipient|address|agent|phone|who)(_|$)')`.execute(
      db.read,
    )
    const declared = identityData.flatMap(({ table, fields, plain }) =>
      [...plain, ...fields.flatMap(({ columns }) => columns)].map((column) => `${table}.${column}`),
    )
    expect(declared.toSorted()).toEqual(rows.map(({ column }) => column).sort())
  }))

test('a person gets a copy of what is kept about them, without secrets and without anybody else', () =>
  withDb(async (db) => {
    const { steward, mandate, token } = await aSteward(db)
    const { operator, act } = await anOperator(db)
    const copy = await exportPerson(db, steward.id, actBy(steward, mandate))
    const rows = Object.fromEntries(copy.tables.map(({ table, rows }) => [table, rows]))
    expect(rows.person).toMatchObject([{ id: steward.id, email: steward.email }])
    expect(rows.mandate).toMatchObject([
      { id: mandate.id, role: 'data-steward', from_on: '2026-01-01' },
    ])
    expect(rows.session).toMatchObject([{ agent: facts.agent, started_at: monday }])
    expect(rows.audit_entry).toMatchObject([{ action: 'people.rename', who_id: steward.id }])
    expect(rows.password).toEqual([{ person_id: steward.id, set_at: monday }])
    const text = JSON.stringify(copy)
    for (const hidden of ['argon2id', 'token_hash', token, operator.id, operator.email])
      expect(text).not.toContain(hidden)
    const others = exportPerson(db, operator.id, actBy(steward, mandate))
    await expect(others).rejects.toMatchObject({ kind: { type: 'not-permitted' } })
    expect((await exportPerson(db, steward.id, act)).personId).toBe(steward.id)
  }))

test('erasing takes name, address, sessions and mandates; what was done stays and still verifies', () =>
  withDb(async (db) => {
    const { steward, mandate, token } = await aSteward(db)
    const { operator, act } = await anOperator(db)
    await sealPending(db)
    expect(await everything(db)).toMatch(/waraporn@/)

    await erasePerson(db, steward.id, 'ขอให้ลบ', { ...act, now: after(1) })
    const left = await everything(db)
    expect(left).not.toMatch(/waraporn|argon2id|Firefox/i)
    expect(left).toContain(operator.email)
    expect(await findPerson(db.read, steward.id)).toEqual({
      ...steward,
      name: `P-${steward.id.replaceAll('-', '').slice(0, 12)}`,
      email: `${steward.id}@erased.invalid`,
      lang: 'en',
      erasedAt: after(1),
    })
    expect(await findPersonByEmail(db.read, steward.email)).toBeUndefined()
    expect(await findSession(db.read, token, after(2))).toBeUndefined()
    const mandates = await listMandates(db.read, steward.id)
    expect(mandates).toEqual([{ ...mandate, revokedAt: after(1) }])
    expect(firstMandate(mandates, after(2))).toBeNull()

    await sealPending(db)
    const key = makeHeadKey()
    const verdict = await verifyAudit(exportAudit(db.read, key, after(3)), publicHeadKey(key))
    expect(verdict).toMatchObject({ ok: true, count: 2 })
    const { items } = await searchAudit(db.read, { whoId: steward.id }, { page: 1, size: 9 })
    expect(items).toMatchObject([{ entry: { action: 'people.rename', role: 'data-steward' } }])
    const again = erasePerson(db, steward.id, 'ขอให้ลบ', act)
    await expect(again).rejects.toMatchObject({ kind: { type: 'person-erased' } })
    expect(await add(db, 'Waraporn')).toMatchObject({ email: steward.email })
  }))

test('upper rooms hear of an erasure, and their tables do what they declare', () =>
  withDb(async (db) => {
    const { steward } = await aSteward(db)
    const { act } = await anOperator(db)
    const insert = (reference: string, contact: string) =>
      sql`
      insert into correction (reference, slug, wrong, correct, contact, received_at)
      values (${reference}, 'yala', 'x', 'y', ${contact}, ${monday})`.execute(db.read)
    await sql`insert into city_slug (slug, first_imported_at) values ('yala', ${monday})`.execute(
      db.read,
    )
    await insert('C-2569-000001', steward.email)
    await insert('C-2569-000002', 'somchai@example.go.th')
    const correction: PersonalTable = {
      table: 'correction',
      name: { th: 'คำขอแก้ไข', en: 'Requests for correction' },
      subject: { column: 'contact', is: 'email' },
      fields: [],
      plain: ['reference', 'contact'],
      onErasure: { does: 'clear', columns: ['contact'] },
    }
    const tables = [...identityData, correction]
    const { tables: copied } = await exportPerson(db, steward.id, act, tables)
    expect(copied.at(-1)?.rows).toEqual([{ reference: 'C-2569-000001', contact: steward.email }])
    await erasePerson(db, steward.id, 'ขอให้ลบ', act, tables)
    const contacts = await sql<{
      contact: string | null
    }>`select contact from correction order by reference`.execute(db.read)
    expect(contacts.rows).toEqual([{ contact: null }, { contact: 'somchai@example.go.th' }])
    const events = await sql<{
      type: string
      body: unknown
    }>`select type, body from outbox_event`.execute(db.read)
    expect(events.rows).toEqual([{ type: 'person.erased', body: { personId: steward.id } }])
  }))

test('a steward does not erase themselves, a resident does, and the last operator stays', () =>
  withDb(async (db) => {
    const { steward, mandate } = await aSteward(db)
    const { operator, act } = await anOperator(db)
    const self = erasePerson(db, steward.id, 'ลาออก', actBy(steward, mandate))
    await expect(self).rejects.toMatchObject({ kind: { type: 'not-permitted' } })
    const last = erasePerson(db, operator.id, 'ลาออก', act)
    await expect(last).rejects.toMatchObject({ kind: { type: 'last-operator' } })
    expect(await findPerson(db.read, operator.id)).toMatchObject({
      name: 'Operator',
      erasedAt: null,
    })
    const resident = await add(db, 'Resident')
    const living = await entrust(db, resident, 'resident', khonKaen)
    await erasePerson(db, resident.id, 'ขอให้ลบ', actBy(resident, living))
    expect(await findPerson(db.read, resident.id)).toMatchObject({ erasedAt: monday })
  }))

test('two operators who erase each other at once do not wait in a circle', () =>
  withDb(async (db) => {
    await anOperator(db)
    for (let round = 0; round < 10; round++) {
      const [one, two] = [await add(db, `One${round}`), await add(db, `Two${round}`)]
      const [first, second] = [
        await entrust(db, one, 'operator', programme),
        await entrust(db, two, 'operator', programme),
      ]
      await Promise.all([
        erasePerson(db, two.id, 'ขอให้ลบ', actBy(one, first)),
        erasePerson(db, one.id, 'ขอให้ลบ', actBy(two, second)),
      ])
      for (const { id } of [one, two])
        expect(await findPerson(db.read, id)).toMatchObject({ erasedAt: monday })
    }
  }))
