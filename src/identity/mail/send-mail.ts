import { uuidv7 } from '../../base/id.ts'
import type { Tx } from '../../store/db.ts'
import type { NewMail } from './mail.ts'

/**
 * Writes a letter in the transaction that gives rise to it; the post carries it after the commit. `to` is an address as
 * `readEmail` gives it. What comes from people goes into one line: a line break in a subject would begin a new header.
 */
export async function sendMail(tx: Tx, { to, subject, body, lang }: NewMail, now: Date) {
  await tx
    .insertInto('mail')
    .values({
      id: uuidv7(now),
      recipient: to,
      subject: oneLine(subject[lang]),
      body: body[lang],
      lang,
      written_at: now,
      due_at: now,
      last_error: null,
      delivered_at: null,
      delivered_to: null,
    })
    .execute()
}

function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
