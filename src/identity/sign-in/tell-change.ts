import type { Tx } from '../../store/db.ts'
import { sendMail } from '../mail/send-mail.ts'
import type { Person } from '../people/person.ts'
import type { SignInSetting } from './sign-in.ts'
import { type Change, changeLetter } from './words.ts'

/** Writes to a person that a way into their account has changed. Samples have no mailbox. */
export async function tellChange(
  tx: Tx,
  { siteName }: SignInSetting,
  person: Person,
  change: Change,
  now: Date,
): Promise<void> {
  if (person.sample) return
  const { email: to, lang } = person
  await sendMail(tx, { to, lang, ...changeLetter(siteName, change) }, now)
}
