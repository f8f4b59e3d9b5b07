import type { Text } from '../../base/text.ts'
import { breachLimits, dueAt, type NewAssessment, type NewNotice } from './breach.ts'
import { invalidBreach } from './problems.ts'

type Fault = { name: string; detail: Text }

/** Sees that an assessment tells all it must. Throws `invalidBreach` naming each field. */
export function requireAssessment(told: NewAssessment): NewAssessment {
  const { kinds, peopleCount } = told
  const texts = {
    what: told.what.trim(),
    whose: told.whose.trim(),
    data: told.data.trim(),
    riskReason: told.riskReason.trim(),
    measures: told.measures.trim(),
  }
  const faults: Fault[] = kinds.length === 0 ? [{ name: 'kinds', detail: missing }] : []
  for (const [name, text] of Object.entries(texts)) {
    if (text === '' && name !== 'measures') faults.push({ name, detail: missing })
    faults.push(...faultsOf(name, text, breachLimits.text))
  }
  const isCount =
    peopleCount === null ||
    (Number.isInteger(peopleCount) && peopleCount >= 0 && peopleCount <= breachLimits.people)
  if (!isCount) faults.push({ name: 'peopleCount', detail: noCount })
  refuse(faults)
  return { ...told, ...texts }
}

/** Sees that the moment of knowing is not to come. Throws `invalidBreach`. */
export function requireKnownAt(knownAt: Date, now: Date): void {
  refuse(knownAt > now || Number.isNaN(+knownAt) ? [{ name: 'knownAt', detail: notToCome }] : [])
}

/**
 * Sees that a notice was sent after the breach was known and not in the future, and says why where it came late. Throws
 * `invalidBreach` naming each field.
 */
export function requireNotice(told: NewNotice, knownAt: Date, now: Date): NewNotice {
  const how = told.how.trim()
  const lateReason = told.lateReason?.trim() || null
  const faults: Fault[] = []
  if (Number.isNaN(+told.sentAt) || told.sentAt > now || told.sentAt < knownAt)
    faults.push({ name: 'sentAt', detail: outside })
  if (how === '') faults.push({ name: 'how', detail: missing })
  faults.push(...faultsOf('how', how, breachLimits.short))
  faults.push(...faultsOf('lateReason', lateReason ?? '', breachLimits.text))
  if (told.told === 'committee' && told.sentAt > dueAt(knownAt) && lateReason === null)
    faults.push({ name: 'lateReason', detail: needsReason })
  refuse(faults)
  return { ...told, how, lateReason }
}

function faultsOf(name: string, text: string, limit: number): Fault[] {
  if (unkeepable.test(text)) return [{ name, detail: hasControls }]
  return text.length > limit ? [{ name, detail: tooLong(limit) }] : []
}

function refuse(fields: Fault[]): void {
  if (fields.length > 0) throw invalidBreach({ members: { fields } })
}

/** Control characters other than line ends and tabs, and halves of characters: PostgreSQL cannot keep them all. */
const unkeepable = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u

const missing: Text = { th: 'ต้องระบุ', en: 'must be filled in' }
const hasControls: Text = {
  th: 'มีอักขระควบคุมที่ระบบรับไม่ได้',
  en: 'has control characters that cannot be kept',
}
const tooLong = (limit: number): Text => ({
  th: `ต้องยาวไม่เกิน ${limit} ตัวอักษร`,
  en: `must have at most ${limit} characters`,
})
const noCount: Text = {
  th: 'ต้องเป็นจำนวนเต็มตั้งแต่ 0 ขึ้นไป หรือเว้นว่างเมื่อยังไม่ทราบ',
  en: 'must be a whole number from 0 on, or empty while it is not known',
}
const notToCome: Text = {
  th: 'ต้องเป็นวันเวลาที่ผ่านมาแล้ว',
  en: 'must be a moment that has passed',
}
const outside: Text = {
  th: 'ต้องอยู่หลังเวลาที่ทราบเหตุ และผ่านมาแล้ว',
  en: 'must be after the breach was known, and have passed',
}
const needsReason: Text = {
  th: 'แจ้งหลัง 72 ชั่วโมง จึงต้องระบุเหตุที่แจ้งช้า',
  en: 'is needed: the notice came after 72 hours',
}
