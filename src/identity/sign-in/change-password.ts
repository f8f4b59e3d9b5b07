import type { Db } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import { endAllSessions } from '../session/start-session.ts'
import { hashPassword, matchesHash } from './argon2.ts'
import { forgiveAttempt, takeAttempt } from './attempts.ts'
import { enter } from './enter.ts'
import { ownEntry, refusedEntry } from './entries.ts'
import { requireFresh, requireOwner } from './fresh.ts'
import { requireStrong } from './password.ts'
import { findHash, replaceHash, storeHash } from './password-queries.ts'
import { wrongCredentials } from './problems.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'
import { tellChange } from './tell-change.ts'

/**
 * Sets the password of whoever is signed in: with the present one, or, where there is none, shortly after signing in another way.
 * All other sessions end. Throws `weakPassword`, `wrongCredentials`, `tooManyAttempts`, `signInAgain`, `signInNeeded`,
 * `notPermitted` or `signInBusy`.
 */
export async function changePassword(
  db: Db,
  setting: SignInSetting,
  typed: { present: string | null; next: string },
  visit: Visit,
): Promise<Entered> {
  const { person } = requireOwner(visit).actor
  requireStrong(typed.next, person)
  const present = await findHash(db.read, person.id)
  let attempt: string | undefined
  if (present === undefined) requireFresh(visit)
  else {
    attempt = await takeAttempt(db, setting, 'password', person.email, visit)
    if (!(await matchesHash(typed.present ?? '', present))) {
      await record(db.read, refusedEntry(person, 'password.set', setting, visit))
      throw wrongCredentials()
    }
  }
  const next = await hashPassword(typed.next)
  return db.transaction(async (tx) => {
    if (present !== undefined && !(await replaceHash(tx, person.id, present, next)))
      throw wrongCredentials()
    await storeHash(tx, person.id, next, visit.now)
    if (attempt !== undefined) await forgiveAttempt(tx, attempt)
    await endAllSessions(tx, person.id)
    const object = { kind: 'person', id: person.id }
    await record(tx, ownEntry(person, { action: 'password.set', object }, visit))
    await tellChange(tx, setting, person, 'password', visit.now)
    return enter(tx, person.id, 'password', visit)
  })
}
