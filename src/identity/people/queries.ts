import { sql } from 'kysely'
import { bangkokDay } from '../../base/day.ts'
import type { Page, Paging } from '../../base/page.ts'
import type { Tx } from '../../store/db.ts'
import type { Person } from './person.ts'
import { noSuchPerson, personErased } from './problems.ts'
import type { Role } from './role.ts'

export const personColumns = [
  'person.id',
  'person.name',
  'person.email',
  'person.lang',
  'person.sample',
  'person.created_at as createdAt',
  'person.erased_at as erasedAt',
] as const

/** Finds a person, an erased one too. `id` is a UUID. */
export function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  return tx.selectFrom('person').select(personColumns).where('id', '=', id).executeTakeFirst()
}

/** People by their ids, erased ones too, in no order. */
export async function listPeopleById(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  return tx.selectFrom('person').select(personColumns).where('id', 'in', ids).execute()
}

/** Finds a person by address, as `readEmail` gives it; never an erased one. */
export function findPersonByEmail(tx: Tx, email: string): Promise<Person | undefined> {
  return tx
    .selectFrom('person')
    .select(personColumns)
    .where('email', '=', email)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Gets a person who is not erased and holds the row until the transaction ends. Rows that point at the person may still be
 * written meanwhile. Throws `noSuchPerson` or `personErased`.
 */
export async function lockPerson(tx: Tx, id: string): Promise<Person> {
  const person = await tx
    .selectFrom('person')
    .select(personColumns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!person) throw noSuchPerson()
  if (person.erasedAt) throw personErased()
  return person
}

/** Which people are asked for: by a part of name or address, by an organisation they belong to, by a role they hold that day. */
export type PeopleFilter = {
  q?: string | undefined
  organisationId?: string | undefined
  role?: Role | undefined
  sample?: boolean | undefined
}

/** People who are not erased, in the Thai order of their names. */
export async function listPeople(
  tx: Tx,
  filter: PeopleFilter,
  { page, size }: Paging,
  now: Date,
): Promise<Page<Person>> {
  const matching = matchPeople(tx, filter, now)
  const items = await matching
    .select(personColumns)
    .orderBy(sql`person.name collate "th-x-icu"`)
    .orderBy('person.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const counted = await matching
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return { items, total: Number(counted.total), page, size }
}

function matchPeople(tx: Tx, { q, organisationId, role, sample }: PeopleFilter, now: Date) {
  const today = bangkokDay(now)
  let matching = tx.selectFrom('person').where('erased_at', 'is', null)
  if (q !== undefined) {
    const part = `%${q
      .normalize('NFC')
      .trim()
      .replace(/[\\%_]/g, '\\$&')}%`
    matching = matching.where((eb) =>
      eb.or([eb('name', 'ilike', part), eb('email', 'ilike', part)]),
    )
  }
  if (sample !== undefined) matching = matching.where('sample', '=', sample)
  if (organisationId !== undefined)
    matching = matching.where(
      sql<boolean>`exists (
        select from membership m where m.person_id = person.id and m.organisation_id = ${organisationId}
          and m.from_on <= ${today} and (m.until_on is null or m.until_on > ${today}))`,
    )
  if (role !== undefined)
    matching = matching.where(
      sql<boolean>`exists (
        select from mandate m left join mandate_revocation r on r.mandate_id = m.id
        where m.person_id = person.id and m.role = ${role} and m.from_on <= ${today}
          and (m.until_on is null or m.until_on > ${today}) and (r.revoked_at is null or r.revoked_at > ${now}))`,
    )
  return matching
}
