import type { Db } from '../../store/db.ts'
import { type NewCredential, proveCredential } from './credential.ts'
import { enter } from './enter.ts'
import { requireOwner } from './fresh.ts'
import type { Invitation } from './invitation.ts'
import { requireInvitation } from './invitation-queries.ts'
import { requireLink, spendLink } from './link.ts'
import { invitedOther } from './problems.ts'
import { type RegistrationOptions, startRegistration } from './register-passkey.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'
import { settleInvited, takeUp } from './take-in.ts'

/** Reads the invitation of a link while it works. Throws `linkUnknown`, `linkExpired` or `linkUsed`. */
export async function readInvitation(db: Db, token: string, now: Date): Promise<Invitation> {
  const { id } = await requireLink(db.read, 'invitation', { token }, now)
  return requireInvitation(db.read, id)
}

/** Begins to accept an invitation with a passkey. Throws as `readInvitation`. */
export async function startInvitedPasskey(
  db: Db,
  setting: SignInSetting,
  token: string,
  now: Date,
): Promise<RegistrationOptions> {
  const invited = await readInvitation(db, token, now)
  return startRegistration(db.read, setting, { linkId: invited.id }, null, invited, now)
}

/**
 * Accepts an invitation with a new password or passkey: the person, their way in and their mandate come to be together. Throws
 * `linkUnknown`, `linkExpired`, `linkUsed`, `signInToAccept`, `weakPassword`, `passkeyNotAdded` or `signInBusy`; `noSuchScope` when
 * the place of the mandate is gone.
 */
export async function acceptInvitation(
  db: Db,
  setting: SignInSetting,
  token: string,
  chosen: NewCredential,
  visit: Visit,
): Promise<Entered> {
  const invitation = await readInvitation(db, token, visit.now)
  const holder = { ...invitation, linkId: invitation.id }
  const credential = await proveCredential(db, setting, chosen, holder, visit.now)
  return db.transaction(async (tx) => {
    await spendLink(tx, 'invitation', { token }, visit.now)
    const person = await settleInvited(tx, invitation, visit.now)
    await takeUp(tx, setting, invitation, person, visit)
    await credential.store(tx, person.id, visit.now)
    return enter(tx, person.id, credential.method, visit)
  })
}

/**
 * Accepts an invitation as whoever is signed in. Throws `linkUnknown`, `linkExpired`, `linkUsed`, `signInNeeded`, `notPermitted`, or
 * `invitedOther` when it is for another address.
 */
export async function acceptSignedIn(
  db: Db,
  setting: SignInSetting,
  token: string,
  visit: Visit,
): Promise<Entered> {
  const { actor, session } = requireOwner(visit)
  const invitation = await readInvitation(db, token, visit.now)
  if (invitation.email !== actor.person.email) throw invitedOther()
  return db.transaction(async (tx) => {
    await spendLink(tx, 'invitation', { token }, visit.now)
    await takeUp(tx, setting, invitation, actor.person, visit)
    return enter(tx, actor.person.id, session.method, visit)
  })
}
