import type { Db, Tx } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import { readEmail } from '../people/person.ts'
import { hashPassword, isOutdated, matchesHash } from './argon2.ts'
import { forgiveAttempt, takeAttempt, touchAttempt } from './attempts.ts'
import { enter } from './enter.ts'
import { refusedEntry } from './entries.ts'
import { findByEmail, replaceHash } from './password-queries.ts'
import { wrongCredentials } from './problems.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'

/**
 * Signs in by address and password. It takes the same time, and gives the same answer, for a person who does not exist, has no
 * password, or has another. Throws `wrongCredentials`, `tooManyAttempts` or `signInBusy`.
 */
export async function signInWithPassword(
  db: Db,
  setting: SignInSetting,
  typed: { email: string; password: string },
  visit: Visit,
): Promise<Entered> {
  const email = readEmail(typed.email)
  const attempt = await takeAttempt(db, setting, 'password', email ?? typed.email, visit)
  const known = await findByEmail(db.read, email ?? '')
  const hash = known?.hash ?? undefined
  if (!(await matchesHash(typed.password, hash)) || !known || hash === undefined) {
    await noteRefusal(db.read, known, attempt, setting, visit)
    throw wrongCredentials()
  }
  const today = isOutdated(hash) ? await hashPassword(typed.password) : hash
  return db.transaction(async (tx) => {
    // Changed by somebody else since it was read: what was typed is no longer the password.
    if (!(await replaceHash(tx, known.id, hash, today))) throw wrongCredentials()
    await forgiveAttempt(tx, attempt)
    return enter(tx, known.id, 'password', visit)
  })
}

/** Puts the refusal on record. Either way it writes once: the time it takes does not tell who exists. */
async function noteRefusal(
  tx: Tx,
  known: { id: string; sample: boolean } | undefined,
  attempt: string,
  setting: SignInSetting,
  visit: Visit,
): Promise<void> {
  const action = 'sign-in.password'
  if (known) return record(tx, refusedEntry(known, action, setting, visit))
  setting.denials.count(visit.address, action, visit.now)
  await touchAttempt(tx, attempt)
}
