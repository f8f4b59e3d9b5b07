import { uuidv7 } from '../../base/id.ts'
import type { Db, Tx } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import { sendMail } from '../mail/send-mail.ts'
import { type Person, readEmail } from '../people/person.ts'
import { findPerson } from '../people/queries.ts'
import { endAllSessions } from '../session/start-session.ts'
import { takeAttempt } from './attempts.ts'
import { type NewCredential, proveCredential } from './credential.ts'
import { enter } from './enter.ts'
import { ownEntry } from './entries.ts'
import { linkUrl, makeLink, requireLink, spendLink } from './link.ts'
import { findByEmail } from './password-queries.ts'
import { linkUnknown } from './problems.ts'
import { type RegistrationOptions, startRegistration } from './register-passkey.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'
import { tellChange } from './tell-change.ts'
import { recoveryLetter } from './words.ts'

const batchSize = 50

/**
 * Asks for a way back in. It does the same, takes the same time and answers the same whether the account exists or not; the post
 * finds out later (`answerRecoveries`). Throws `tooManyAttempts`, alike for accounts that do not exist.
 */
export async function askRecovery(
  db: Db,
  setting: SignInSetting,
  typed: string,
  visit: Visit,
): Promise<void> {
  const email = readEmail(typed)
  await takeAttempt(db, setting, 'recovery', email ?? typed, visit)
  await db.read
    .insertInto('recovery_request')
    .values({ id: uuidv7(visit.now), email: email ?? '', asked_at: visit.now })
    .execute()
}

/** Writes a letter with a link to each person who asked, forgets who else was asked for, and gives how many letters. */
export function answerRecoveries(db: Db, setting: SignInSetting, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const asked = await tx
      .deleteFrom('recovery_request')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('recovery_request')
          .select('id')
          .orderBy('id')
          .limit(batchSize)
          .forUpdate()
          .skipLocked(),
      )
      .returning('email')
      .execute()
    let letters = 0
    for (const email of new Set(asked.map((row) => row.email))) {
      const person = await findByEmail(tx, email)
      if (!person || person.sample) continue
      await sendRecovery(tx, setting, person, now)
      letters++
    }
    return letters
  })
}

/** Begins to recover with a passkey. Throws `linkUnknown`, `linkExpired` or `linkUsed`. */
export async function startRecoveryPasskey(
  db: Db,
  setting: SignInSetting,
  token: string,
  now: Date,
): Promise<RegistrationOptions> {
  const { linkId, person } = await readRecovery(db.read, token, now)
  return startRegistration(db.read, setting, { linkId }, person.id, person, now)
}

/** Sees that a link works before its page asks for anything. Throws `linkUnknown`, `linkExpired` or `linkUsed`. */
export async function requireRecovery(db: Db, token: string, now: Date): Promise<void> {
  await readRecovery(db.read, token, now)
}

/**
 * Gets back in by a link, with a new password or passkey. All sessions end, and all other links of the person. Throws `linkUnknown`,
 * `linkExpired`, `linkUsed`, `weakPassword`, `passkeyNotAdded` or `signInBusy`.
 */
export async function recover(
  db: Db,
  setting: SignInSetting,
  token: string,
  chosen: NewCredential,
  visit: Visit,
): Promise<Entered> {
  const { linkId, person } = await readRecovery(db.read, token, visit.now)
  const holder = { linkId, ...person }
  const credential = await proveCredential(db, setting, chosen, holder, visit.now)
  return db.transaction(async (tx) => {
    await spendLink(tx, 'recovery', { token }, visit.now)
    await voidLinks(tx, person.id, visit.now)
    await credential.store(tx, person.id, visit.now)
    await endAllSessions(tx, person.id)
    const object = { kind: 'person', id: person.id }
    await record(tx, ownEntry(person, { action: 'recovery.use', object }, visit))
    await tellChange(tx, setting, person, 'recovered', visit.now)
    return enter(tx, person.id, credential.method, visit)
  })
}

async function readRecovery(
  tx: Tx,
  token: string,
  now: Date,
): Promise<{ linkId: string; person: Person }> {
  const { id: linkId, personId } = await requireLink(tx, 'recovery', { token }, now)
  const person = personId === null ? undefined : await findPerson(tx, personId)
  if (!person || person.erasedAt) throw linkUnknown()
  return { linkId, person }
}

async function sendRecovery(
  tx: Tx,
  { publicUrl, siteName }: SignInSetting,
  { id, email: to, lang }: Person,
  now: Date,
): Promise<void> {
  const { token } = await makeLink(tx, 'recovery', id, now)
  const links = {
    th: linkUrl(publicUrl, 'th', 'recovery', token),
    en: linkUrl(publicUrl, 'en', 'recovery', token),
  }
  await sendMail(tx, { to, lang, ...recoveryLetter(siteName, links) }, now)
}

async function voidLinks(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}
