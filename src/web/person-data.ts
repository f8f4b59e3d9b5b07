import {
  type Action,
  findOrganisation,
  findPerson,
  type IdentityDeps,
  listMandates,
  listMemberships,
  listSessions,
  mandatesInForce,
  noSuchPerson,
  permits,
  permitsOn,
  requirePermitOn,
  type SignedIn,
} from '../identity/index.ts'
import type { PersonPageData } from './pages/people/person.tsx'
import { findPlaceNames } from './place-name.ts'

/** Everything the page of a person shows to the actor. Throws `notPermitted` before `noSuchPerson`. */
export async function readPerson(
  { db }: IdentityDeps,
  { actor }: SignedIn,
  id: string,
  now: Date,
): Promise<Omit<PersonPageData, 'acting' | 'said'> & { acting: PersonActions }> {
  const person = await findPerson(db.read, id)
  const object = { person: id, sample: person?.sample ?? actor.person.sample }
  requirePermitOn(actor, 'people.read', object)
  if (!person || person.erasedAt) throw noSuchPerson()
  const may = (action: Action) => permitsOn(actor, action, object)
  const held = mandatesInForce(await listMandates(db.read, id), now)
  const places = await findPlaceNames(
    db.read,
    held.map(({ scope }) => scope),
  )
  const memberships = await listMemberships(db.read, id)
  return {
    person,
    sessions: (await listSessions(db.read, id, now)).length,
    mandates: held.map((mandate, at) => ({ ...mandate, place: places[at] ?? null })),
    memberships: await Promise.all(
      memberships.map(async ({ organisationId, ...membership }) => {
        const found = await findOrganisation(db.read, organisationId)
        const organisation = found?.name ?? { th: organisationId, en: organisationId }
        return { ...membership, organisation }
      }),
    ),
    mayAudit: permits(actor, 'audit.read', actor.person.sample ? 'sample' : 'any'),
    acting: {
      mayRename: !person.sample && may('people.rename'),
      mayEnd: may('session.end'),
      mayCopy: may('people.export'),
      mayErase: may('people.erase'),
    },
  }
}

type PersonActions = Omit<PersonPageData['acting'], 'form'>
