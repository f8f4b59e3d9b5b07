import { bangkokDay } from '../base/day.ts'
import {
  type Action,
  findPerson,
  fitsScope,
  grantAction,
  type IdentityDeps,
  type Invitation,
  listInvitations,
  listMandatesIn,
  type Mandate,
  objectOfScope,
  permitsOn,
  type Role,
  revokeAction,
  roles,
  type Scope,
  type SignedIn,
} from '../identity/index.ts'
import type { OrganisationPageData } from './pages/office/organisation.tsx'
import { listPlaces, writePlace } from './place-choice.ts'
import { findPlaceName } from './place-name.ts'

type Actor = SignedIn['actor']

/** The people who act where the actor does, who is asked in there, and what the policy lets the actor do about it. */
export async function readOrganisation(
  deps: IdentityDeps,
  actor: Actor,
  scope: Scope,
  now: Date,
): Promise<Omit<OrganisationPageData, 'form' | 'said'>> {
  const { db } = deps
  const may = (action: Action) =>
    permitsOn(actor, action, objectOfScope(scope, actor.person.sample))
  const mandates = (await listMandatesIn(db.read, scope)).filter((one) => !isOver(one, now))
  const held = await Promise.all(
    mandates.map(async (mandate) => ({
      ...mandate,
      person: await findPerson(db.read, mandate.personId),
      mayRevoke: may(revokeAction(mandate.role)),
    })),
  )
  const mayInvite = (role: Role) => may('people.invite') && may(grantAction(role))
  const open = may('people.invite') ? await listInvitations(db.read, { scope }, now) : []
  return {
    place: await findPlaceName(db.read, scope),
    placeValue: writePlace(scope),
    places: await listPlaces(deps, actor),
    mandates: held
      .filter(({ person }) => person?.sample === actor.person.sample)
      .map(({ person, ...mandate }) => ({ ...mandate, name: person?.name ?? '' })),
    invitations: open.map((invitation: Invitation) => ({
      ...invitation,
      mayWithdraw: mayInvite(invitation.role),
    })),
    // A sample person writes to nobody.
    roles: actor.person.sample
      ? []
      : roles.filter((role) => fitsScope(role, scope) && mayInvite(role)),
  }
}

/** Whether a mandate has ended; one that is to come has not. */
function isOver({ until, revokedAt }: Mandate, now: Date): boolean {
  return (revokedAt !== null && revokedAt <= now) || (until !== null && until <= bangkokDay(now))
}
