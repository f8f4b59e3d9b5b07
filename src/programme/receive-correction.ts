import { sql } from 'kysely'
import { bangkokDay } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import { type Act, doneEntry, record, requirePermitOn } from '../identity/index.ts'
import type { Db, Tx } from '../store/db.ts'
import { append } from '../store/outbox.ts'
import { correctionLimits, type NewCorrection } from './correction.ts'
import { incompleteCorrection, noSuchCity } from './problems.ts'
import { findRecord } from './record-queries.ts'

/**
 * Takes in a request to correct an entry (แจ้งแก้ไขข้อมูล) and gives its reference, `C-<Buddhist year>-<number in that year>`.
 * Nothing of it is published; the office answers it. Throws `noSuchCity`, `incompleteCorrection` naming each field, or
 * `notPermitted` for a sample person who writes about a real city.
 */
export async function receiveCorrection(
  db: Db,
  correction: NewCorrection,
  act: Act,
): Promise<{ reference: string }> {
  const { slug, sourceUrl, contact } = correction
  const wrong = correction.wrong.trim()
  const right = correction.right.trim()
  const fields = findFaults({ ...correction, wrong, right })
  if (fields.length > 0) throw incompleteCorrection({ members: { fields } })
  const { now } = act
  return db.transaction(async (tx) => {
    await requireCity(tx, slug)
    requirePermitOn(act.actor, 'correction.ask', { city: slug, sample: false })
    const reference = await nextReference(tx, now)
    await tx
      .insertInto('correction')
      .values({
        reference,
        slug,
        wrong,
        correct: right,
        source_url: sourceUrl?.trim() || null,
        contact: contact?.trim() || null,
        received_at: now,
      })
      .execute()
    const object = { kind: 'correction', id: reference }
    await record(tx, doneEntry(act, { action: 'correction.ask', object, sample: false }))
    append(tx, { type: 'correction.received', body: { reference, slug }, at: now })
    return { reference }
  })
}

type FieldFault = { name: string; detail: Text }

/** What is wrong with a request, field by field; nothing when it can be taken in. */
export function findFaults(correction: NewCorrection): FieldFault[] {
  const faults: FieldFault[] = []
  for (const name of ['wrong', 'right'] as const) {
    if (correction[name].trim() === '') faults.push({ name, detail: empty })
    if (unkeepable.test(correction[name])) faults.push({ name, detail: hasControls })
    if (correction[name].length > correctionLimits[name])
      faults.push({ name, detail: tooLong(correctionLimits[name]) })
  }
  const { sourceUrl = '', contact = '' } = correction
  if (sourceUrl.length > correctionLimits.sourceUrl)
    faults.push({ name: 'sourceUrl', detail: tooLong(correctionLimits.sourceUrl) })
  else if (sourceUrl.trim() !== '' && !isWebAddress(sourceUrl.trim()))
    faults.push({ name: 'sourceUrl', detail: noAddress })
  if (contact.length > correctionLimits.contact)
    faults.push({ name: 'contact', detail: tooLong(correctionLimits.contact) })
  else if (contact.trim() !== '' && !isMail(contact.trim()))
    faults.push({ name: 'contact', detail: noMail })
  return faults
}

/** http or https and nothing else, so that no page ever links to a script. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s<>"\p{Cc}\p{Cs}]+$/iu.test(address) && URL.canParse(address)
}

function isMail(contact: string): boolean {
  const part = '[^\\s@<>"\\p{Cc}\\p{Cs}]+'
  return new RegExp(`^${part}@${part}\\.${part}$`, 'u').test(contact)
}

async function requireCity(tx: Tx, slug: string): Promise<void> {
  const city = await findRecord(tx, slug)
  // There is nothing to correct in what is made up.
  if (!city || city.sample) throw noSuchCity()
}

async function nextReference(tx: Tx, now: Date): Promise<string> {
  const year = Number(bangkokDay(now).slice(0, 4)) + 543
  const { last } = await tx
    .insertInto('correction_counter')
    .values({ buddhist_year: year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .column('buddhist_year')
        .doUpdateSet({ last: sql<number>`correction_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `C-${year}-${String(last).padStart(6, '0')}`
}

/** Control characters other than line ends and tabs, and halves of characters: PostgreSQL cannot keep them all. */
const unkeepable = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u

const hasControls = {
  th: 'มีอักขระควบคุมที่ระบบรับไม่ได้',
  en: 'has control characters that cannot be kept',
}
const empty = { th: 'ต้องระบุ', en: 'must be filled in' }
const tooLong = (limit: number): Text => ({
  th: `ต้องยาวไม่เกิน ${limit} ตัวอักษร`,
  en: `must have at most ${limit} characters`,
})
const noAddress = {
  th: 'ต้องเป็นที่อยู่เว็บแบบเต็มที่ขึ้นต้นด้วย http:// หรือ https://',
  en: 'must be a full web address that starts with http:// or https://',
}
const noMail = { th: 'ต้องเป็นที่อยู่อีเมล', en: 'must be an e-mail address' }
