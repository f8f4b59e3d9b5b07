import { type Day, isDay } from '../../base/day.ts'
import { uuidv7 } from '../../base/id.ts'
import type { Db } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import type { Act } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import type { Membership } from './membership.ts'
import { membershipColumns } from './organisations.ts'
import { invalidMembership, noSuchMembership, noSuchOrganisation } from './problems.ts'
import { lockPerson } from './queries.ts'

const action = 'membership.write'

/**
 * Records that a person belongs to an organisation of the record. Throws `noSuchPerson`, `personErased`, `noSuchOrganisation`,
 * `invalidMembership`, `notPermitted` or `signInNeeded`.
 */
export function joinOrganisation(
  db: Db,
  membership: Omit<Membership, 'id'>,
  act: Act,
): Promise<Membership> {
  return db.transaction(async (tx) => {
    const { personId, organisationId, from, until } = membership
    const { sample } = await lockPerson(tx, personId)
    requirePermitOn(act.actor, action, { organisations: [organisationId], sample })
    if (!isDay(from) || (until !== null && (!isDay(until) || until <= from)))
      throw invalidMembership()
    const found = await tx
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', organisationId)
      .executeTakeFirst()
    if (!found) throw noSuchOrganisation()
    const joined = { id: uuidv7(act.now), personId, organisationId, from, until }
    await tx
      .insertInto('membership')
      .values({
        id: joined.id,
        person_id: personId,
        organisation_id: organisationId,
        from_on: from,
        until_on: until,
      })
      .execute()
    const object = { kind: 'membership', id: joined.id }
    await record(tx, doneEntry(act, { action, object, after: joined, sample }))
    return joined
  })
}

/**
 * Records the day from which a person no longer belongs to an organisation. Throws `noSuchMembership`, `invalidMembership`,
 * `notPermitted` or `signInNeeded`.
 */
export function leaveOrganisation(db: Db, membershipId: string, on: Day, act: Act): Promise<void> {
  return db.transaction(async (tx) => {
    const before = await tx
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select([...membershipColumns, 'person.sample'])
      .where('membership.id', '=', membershipId)
      .forUpdate('membership')
      .executeTakeFirst()
    if (!before) throw noSuchMembership()
    const { sample, ...membership } = before
    requirePermitOn(act.actor, action, { organisations: [membership.organisationId], sample })
    if (!isDay(on) || on <= membership.from) throw invalidMembership()
    await tx
      .updateTable('membership')
      .set({ until_on: on })
      .where('id', '=', membershipId)
      .execute()
    const object = { kind: 'membership', id: membershipId }
    const after = { ...membership, until: on }
    await record(tx, doneEntry(act, { action, object, before: membership, after, sample }))
  })
}
