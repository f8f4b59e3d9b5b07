import { sql } from 'kysely'
import { bangkokDay } from '../../base/day.ts'
import type { Page, Paging } from '../../base/page.ts'
import type { Tx } from '../../store/db.ts'
import type { Organisation, OrganisationKind } from '../organisation.ts'
import type { Membership } from './membership.ts'
import type { Person } from './person.ts'
import { personColumns } from './queries.ts'

export const membershipColumns = [
  'membership.id',
  'person_id as personId',
  'organisation_id as organisationId',
  'from_on as from',
  'until_on as until',
] as const

/** Organisations of the record by a part of the name and by kind, in the Thai order of their names. */
export async function listOrganisations(
  tx: Tx,
  filter: { q?: string | undefined; kind?: OrganisationKind | undefined },
  { page, size }: Paging,
): Promise<Page<Organisation>> {
  const part = `%${(filter.q ?? '')
    .normalize('NFC')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`
  let matching = tx
    .selectFrom('organisation')
    .where((eb) => eb.or([eb('name_th', 'ilike', part), eb('name_en', 'ilike', part)]))
  if (filter.kind !== undefined) matching = matching.where('kind', '=', filter.kind)
  const rows = await matching
    .selectAll()
    .orderBy(sql`name_th collate "th-x-icu"`)
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await matching
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const items = rows.map(({ id, kind, name_th: th, name_en: en }) => ({
    id,
    kind,
    name: { th, en },
  }))
  return { items, total: Number(total), page, size }
}

/** Where a person belongs or belonged, the newest first. */
export function listMemberships(tx: Tx, personId: string): Promise<Membership[]> {
  return tx
    .selectFrom('membership')
    .select(membershipColumns)
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .orderBy('membership.id', 'desc')
    .execute()
}

/** Who belongs to an organisation on the day of `now`, in the Thai order of their names. */
export function listMembers(tx: Tx, organisationId: string, now: Date): Promise<Person[]> {
  const today = bangkokDay(now)
  return tx
    .selectFrom('person')
    .select(personColumns)
    .where('erased_at', 'is', null)
    .where(
      sql<boolean>`exists (
        select from membership m where m.person_id = person.id and m.organisation_id = ${organisationId}
          and m.from_on <= ${today} and (m.until_on is null or m.until_on > ${today}))`,
    )
    .orderBy(sql`person.name collate "th-x-icu"`)
    .orderBy('person.id')
    .execute()
}
