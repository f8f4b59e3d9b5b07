import { sql } from 'kysely'
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
import { searchAudit } from '../audit/index.ts'
import { storeOrganisations } from '../store-identity.ts'
import { addPerson } from './add-person.ts'
import { changeEmail, renamePerson } from './change-person.ts'
import { joinOrganisation, leaveOrganisation } from './join-organisation.ts'
import { listMembers, listMemberships, listOrganisations } from './organisations.ts'
import { findPerson, findPersonByEmail, listPeople } from './queries.ts'

const aPage = { page: 1, size: 20 }

test('a person is added with a random id, name and address folded', () =>
  withDb(async (db) => {
    const typed = {
      name: '  สมหญิง   ใจดี ',
      email: ' Somying@Example.GO.TH ',
      lang: 'th',
      sample: false,
    } as const
    const person = await db.transaction((tx) => addPerson(tx, typed, monday))
    expect(person).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      name: 'สมหญิง ใจดี',
      email: 'somying@example.go.th',
      lang: 'th',
      sample: false,
      createdAt: monday,
      erasedAt: null,
    })
    expect(await findPerson(db.read, person.id)).toEqual(person)
    expect(await findPersonByEmail(db.read, 'somying@example.go.th')).toEqual(person)
    expect(await findPersonByEmail(db.read, 'somchai@example.go.th')).toBeUndefined()
  }))

test('an address belongs to one person only, and what is missing is named', () =>
  withDb(async (db) => {
    const one = await add(db, 'Somying')
    const other = await add(db, 'Somchai')
    await expect(add(db, 'SOMYING')).rejects.toMatchObject({ kind: { type: 'email-taken' } })
    const change = (email: string) => db.transaction((tx) => changeEmail(tx, other.id, email))
    await expect(change(one.email)).rejects.toMatchObject({ kind: { type: 'email-taken' } })
    expect(await change('Somchai@city.go.th')).toMatchObject({ email: 'somchai@city.go.th' })
    const empty = { name: ' ', email: 'somying', lang: 'th', sample: false } as const
    await expect(db.transaction((tx) => addPerson(tx, empty, monday))).rejects.toMatchObject({
      kind: { type: 'invalid-person' },
      facts: { members: { fields: [{ name: 'name' }, { name: 'email' }] } },
    })
  }))

test('everyone corrects their own name, the operator anybody’s, a stranger nobody’s; it is on record', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const operator = await add(db, 'Operator')
    const mandate = await entrust(db, operator, 'operator', programme)
    const stranger = await add(db, 'Stranger')
    await renamePerson(db, somying.id, { name: 'สมหญิง ใจดี' }, actBy(somying, null))
    await renamePerson(db, somying.id, { lang: 'en' }, actBy(operator, mandate))
    const refused = renamePerson(db, somying.id, { name: 'X' }, actBy(stranger, null))
    await expect(refused).rejects.toMatchObject({ kind: { type: 'not-permitted' } })
    expect(await findPerson(db.read, somying.id)).toMatchObject({ name: 'สมหญิง ใจดี', lang: 'en' })

    const { items } = await searchAudit(db.read, { objectId: somying.id }, aPage)
    expect(items.map(({ entry }) => [entry.who.id, entry.role, entry.action])).toEqual([
      [operator.id, 'operator', 'people.rename'],
      [somying.id, null, 'people.rename'],
    ])
    expect(JSON.stringify(items)).not.toContain('สมหญิง')
    expect(items[1]?.entry.before).toMatch(/^[0-9a-f]{64}$/)
    expect(items[1]?.entry.after).toBe(items[0]?.entry.before)
  }))

test('people are found by a part of name or address, by organisation and by role, in Thai order', () =>
  withDb(async (db) => {
    const named = async (name: string, email: string) =>
      db.transaction((tx) => addPerson(tx, { name, email, lang: 'th', sample: false }, monday))
    const saeng = await named('แสง', 'saeng@khonkaen.go.th')
    const ekachai = await named('เอกชัย', '100%_kaen@example.go.th')
    const kamon = await named('กมล', 'kamon@phuket.go.th')
    await entrust(db, saeng, 'data-steward', khonKaen)
    await entrust(db, kamon, 'data-steward', khonKaen, { until: '2026-11-02' })
    const names = async (filter: Parameters<typeof listPeople>[1]) =>
      (await listPeople(db.read, filter, aPage, monday)).items.map(({ name }) => name)
    expect(await names({})).toEqual(['กมล', 'แสง', 'เอกชัย'])
    expect(await names({ q: 'KHONKAEN' })).toEqual(['แสง'])
    expect(await names({ q: '%_' })).toEqual(['เอกชัย'])
    expect(await names({ role: 'data-steward' })).toEqual(['แสง'])
    expect(await listPeople(db.read, {}, { page: 2, size: 2 }, monday)).toEqual({
      items: [ekachai],
      total: 3,
      page: 2,
      size: 2,
    })
  }))

test('people belong to organisations of the record, for days', () =>
  withDb(async (db) => {
    await db.transaction((tx) =>
      storeOrganisations(tx, [
        {
          id: 'yala',
          kind: 'city-municipality',
          name: { th: 'เทศบาลนครยะลา', en: 'Yala City Municipality' },
        },
        { id: 'egat', kind: 'state-enterprise', name: { th: 'กฟผ.', en: 'EGAT' } },
      ]),
    )
    expect((await listOrganisations(db.read, { q: 'ยะลา' }, aPage)).items).toEqual([
      {
        id: 'yala',
        kind: 'city-municipality',
        name: { th: 'เทศบาลนครยะลา', en: 'Yala City Municipality' },
      },
    ])
    expect((await listOrganisations(db.read, { kind: 'state-enterprise' }, aPage)).total).toBe(1)

    const somying = await add(db, 'Somying')
    const mayor = await add(db, 'Mayor')
    const executive = await entrust(db, mayor, 'city-executive', {
      kind: 'organisation',
      id: 'yala',
    })
    const act = actBy(mayor, executive)
    const days = { personId: somying.id, from: '2026-10-01', until: null }
    const joined = await joinOrganisation(db, { ...days, organisationId: 'yala' }, act)
    const elsewhere = joinOrganisation(db, { ...days, organisationId: 'egat' }, act)
    await expect(elsewhere).rejects.toMatchObject({ kind: { type: 'not-permitted' } })
    expect(await listMembers(db.read, 'yala', monday)).toEqual([somying])
    expect((await listPeople(db.read, { organisationId: 'yala' }, aPage, monday)).total).toBe(1)

    await leaveOrganisation(db, joined.id, '2026-11-03', act)
    const tomorrow = after(24 * 60)
    expect(await listMembers(db.read, 'yala', monday)).toEqual([somying])
    expect(await listMembers(db.read, 'yala', tomorrow)).toEqual([])
    expect(await listMemberships(db.read, somying.id)).toEqual([{ ...joined, until: '2026-11-03' }])
  }))

test('nobody is taken out of the table, and a sample stays a sample', () =>
  withDb(async (db) => {
    await add(db, 'Somying')
    for (const change of [sql`delete from person`, sql`update person set sample = true`])
      await expect(change.execute(db.read)).rejects.toMatchObject({ code: '42501' })
  }))
