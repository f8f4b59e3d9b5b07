import type { Tx } from '../../store/db.ts'
import type { AuditEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { addPerson } from '../people/add-person.ts'
import { addMandate, grantAction } from '../people/grant-mandate.ts'
import type { Person } from '../people/person.ts'
import { findPersonByEmail } from '../people/queries.ts'
import { ownEntry } from './entries.ts'
import type { Invitation } from './invitation.ts'
import { signInToAccept } from './problems.ts'
import type { SignInSetting, Visit } from './sign-in.ts'
import { countWaysIn } from './ways-in.ts'

/**
 * Gets the person an invitation is for, who need not exist yet. Whoever can already sign in does so first: an invitation gives
 * nobody's account away. Throws `signInToAccept`.
 */
export async function settleInvited(
  tx: Tx,
  { email, lang, name }: Invitation,
  now: Date,
): Promise<Person> {
  const known = await findPersonByEmail(tx, email)
  if (!known) return addPerson(tx, { name, email, lang, sample: false }, now)
  if ((await countWaysIn(tx, known.id)) > 0) throw signInToAccept()
  return known
}

/** Gives a person the mandate they were invited to hold, in the inviter's name, and puts both on record. */
export async function takeUp(
  tx: Tx,
  { findCity }: SignInSetting,
  invitation: Invitation,
  person: Person,
  visit: Visit,
): Promise<void> {
  const { id, role, scope, from, until, basis, invitedBy } = invitation
  const wanted = { personId: person.id, role, scope, from, until, basis }
  const mandate = await addMandate(tx, wanted, invitedBy, findCity, visit.now)
  const object = { kind: 'invitation', id }
  const accepted = ownEntry(person, { action: 'invitation.accept', object }, visit)
  const granted: AuditEntry = {
    ...ownEntry(
      { id: invitedBy, sample: false },
      {
        action: 'invitation.accept',
        object: { kind: 'mandate', id: mandate.id },
        after: mandate,
        reason: `invitation ${id}`,
      },
      visit,
    ),
    action: grantAction(role),
  }
  await record(tx, accepted)
  await record(tx, granted)
}
