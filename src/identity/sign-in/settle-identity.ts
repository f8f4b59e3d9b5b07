import type { Db, Tx } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import type { Person } from '../people/person.ts'
import { findPerson } from '../people/queries.ts'
import type { Told } from './claims.ts'
import { enter } from './enter.ts'
import { ownEntry } from './entries.ts'
import { type Claimed, linkIdentity, lockIdentity, noteIdentityUsed } from './identities.ts'
import { requireInvitation } from './invitation-queries.ts'
import { spendLink } from './link.ts'
import type { OidcIntent } from './oidc-state.ts'
import { findByEmail } from './password-queries.ts'
import { identityTaken, invitedOther, notLinked } from './problems.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'
import { settleInvited, takeUp } from './take-in.ts'
import { tellChange } from './tell-change.ts'

/**
 * Finds, or makes, the person behind a proven identity, and lets them in. To sign in it must be linked already, or the provider have
 * verified the address of an account. Throws `notLinked`; to link `identityTaken`; for an invitation `linkUnknown`, `linkExpired`,
 * `linkUsed`, `signInToAccept` or `invitedOther`.
 */
export function settleIdentity(
  db: Db,
  setting: SignInSetting,
  intent: OidcIntent,
  claimed: Claimed,
  told: Told,
  visit: Visit,
): Promise<Entered> {
  return db.transaction(async (tx) => {
    const known = await lockIdentity(tx, claimed)
    if (known?.conflict) throw notLinked()
    if (known) await noteIdentityUsed(tx, known.subject, claimed, visit.now)
    const person = await personOf(tx, setting, intent, known?.personId, told, visit)
    if (!known) await link(tx, setting, claimed, person, visit)
    return enter(tx, person.id, 'oidc', visit)
  })
}

/** Whose identity it is. `knownId` is the person it is linked to. */
async function personOf(
  tx: Tx,
  setting: SignInSetting,
  intent: OidcIntent,
  knownId: string | undefined,
  told: Told,
  visit: Visit,
): Promise<Person> {
  const known = knownId === undefined ? undefined : await findPerson(tx, knownId)
  if (known?.erasedAt) throw notLinked()
  if (intent.kind === 'invitation') return invited(tx, setting, intent.linkId, known, told, visit)
  if (intent.kind === 'link') {
    if (known && known.id !== intent.personId) throw identityTaken()
    return (await findPerson(tx, intent.personId)) ?? refuse()
  }
  if (known) return known
  // An address alone proves nothing: only one that the provider has verified is told here.
  const byEmail = told.email === undefined ? undefined : await findByEmail(tx, told.email)
  return byEmail && !byEmail.sample ? byEmail : refuse()
}

async function invited(
  tx: Tx,
  setting: SignInSetting,
  linkId: string,
  known: Person | undefined,
  { name }: Told,
  visit: Visit,
): Promise<Person> {
  await spendLink(tx, 'invitation', { id: linkId }, visit.now)
  const invitation = await requireInvitation(tx, linkId)
  if (known && known.email !== invitation.email) throw invitedOther()
  const named = { ...invitation, name: name ?? invitation.name }
  const person = known ?? (await settleInvited(tx, named, visit.now))
  await takeUp(tx, setting, invitation, person, visit)
  return person
}

async function link(
  tx: Tx,
  setting: SignInSetting,
  claimed: Claimed,
  person: Person,
  visit: Visit,
): Promise<void> {
  if (!(await linkIdentity(tx, claimed, person.id, visit.now))) throw identityTaken()
  const object = { kind: 'identity', id: claimed.issuer }
  await record(tx, ownEntry(person, { action: 'identity.link', object }, visit))
  await tellChange(tx, setting, person, 'linked', visit.now)
}

function refuse(): never {
  throw notLinked()
}
