import type { Db, Tx } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { sendMail } from '../mail/send-mail.ts'
import { requireFields } from '../people/add-person.ts'
import { grantAction, requireHoldable } from '../people/grant-mandate.ts'
import { mandateToSelf } from '../people/problems.ts'
import { objectOfScope } from '../people/scope.ts'
import type { Act } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { notPermitted } from '../policy/problems.ts'
import type { Invitation, NewInvitation } from './invitation.ts'
import { lockOpenInvitation } from './invitation-queries.ts'
import { linkUrl, makeLink } from './link.ts'
import { noSuchInvitation } from './problems.ts'
import type { SignInSetting } from './sign-in.ts'
import { invitationLetter } from './words.ts'

/**
 * Asks somebody in to hold a mandate that the inviter may grant; the letter goes to the invited alone. Gives the same answer
 * whether or not they have an account. Throws `notPermitted`, `signInNeeded`, `mandateToSelf`, `noSuchScope`, and `invalidPerson` or
 * `invalidMandate` naming each field.
 */
export function invite(
  db: Db,
  setting: SignInSetting,
  wanted: NewInvitation,
  act: Act,
): Promise<Invitation> {
  return db.transaction(async (tx) => {
    const inviter = requireInviter(wanted, act)
    const { name, email } = requireFields(wanted)
    if (email === inviter.email) throw mandateToSelf()
    await requireHoldable(tx, wanted, { sample: false }, setting.findCity)
    const { id, token, expiresAt } = await makeLink(tx, 'invitation', null, act.now)
    const { lang, role, scope, from, until } = wanted
    const basis = wanted.basis.trim()
    const kept = { name, email, lang, role, basis }
    const where = { scope_kind: scope.kind, scope_id: scope.id, from_on: from, until_on: until }
    await tx
      .insertInto('invitation')
      .values({ link_id: id, ...kept, ...where, invited_by: inviter.id })
      .execute()
    await sendInvitation(tx, setting, { ...wanted, name, email }, token, act.now)
    const mandate = { role, scope, from, until, basis }
    const object = { kind: 'invitation', id }
    await record(tx, doneEntry(act, { action: 'people.invite', object, after: mandate }))
    return { ...kept, scope, from, until, id, invitedBy: inviter.id, madeAt: act.now, expiresAt }
  })
}

/** Takes an open invitation back; its link is no longer known. Throws `noSuchInvitation`, `notPermitted` or `signInNeeded`. */
export function withdrawInvitation(db: Db, id: string, act: Act): Promise<void> {
  return db.transaction(async (tx) => {
    const invitation = await lockOpenInvitation(tx, id)
    if (!invitation) throw noSuchInvitation()
    requireInviter(invitation, act)
    await tx.deleteFrom('one_time_link').where('id', '=', id).execute()
    const object = { kind: 'invitation', id }
    const entry = doneEntry(act, { action: 'people.invite', object })
    await record(tx, { ...entry, action: 'invitation.withdraw' })
  })
}

/** Gets the person who may invite to such a mandate. A sample person writes to nobody. */
function requireInviter({ scope, role }: Pick<NewInvitation, 'scope' | 'role'>, { actor }: Act) {
  const object = objectOfScope(scope, false)
  requirePermitOn(actor, 'people.invite', object)
  requirePermitOn(actor, grantAction(role), object)
  if (actor.kind !== 'person' || actor.person.sample) throw notPermitted()
  return actor.person
}

async function sendInvitation(
  tx: Tx,
  { publicUrl, siteName }: SignInSetting,
  { name, email: to, lang }: NewInvitation,
  token: string,
  now: Date,
): Promise<void> {
  const links = {
    th: linkUrl(publicUrl, 'th', 'invitation', token),
    en: linkUrl(publicUrl, 'en', 'invitation', token),
  }
  await sendMail(tx, { to, lang, ...invitationLetter(siteName, name, links) }, now)
}
