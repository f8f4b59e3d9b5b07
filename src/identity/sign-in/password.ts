import type { Text } from '../../base/text.ts'
import { commonplaceWords, runs } from './commonplace.ts'
import { weakPassword } from './problems.ts'

/** How long a password is, in characters counted after NFC. Source: NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.1 and 6.2.9. */
export const passwordLimits = { shortest: 12, longest: 256 }

/** Fewer characters than this, beside what is commonplace or the person's own, are guessed. */
const leastOwn = 8

/**
 * Sees that a password may be used: its length, that it is not commonplace, and that it is not made of the person's own name or
 * address. No rule asks for kinds of characters. Throws `weakPassword`, naming the field `password`.
 */
export function requireStrong(typed: string, person: { name: string; email: string }): void {
  const detail = faultOf(typed, person)
  if (detail) throw weakPassword({ detail, members: { fields: [{ name: 'password', detail }] } })
}

function faultOf(typed: string, person: { name: string; email: string }): Text | undefined {
  const password = typed.normalize('NFC')
  const length = [...password].length
  if (length < passwordLimits.shortest) return tooShort
  if (length > passwordLimits.longest) return tooLong
  const plain = fold(password)
  if (countOwn(plain, commonplaceWords) < leastOwn) return commonplace
  return countOwn(plain, [...wordsOf(person), ...commonplaceWords]) < leastOwn
    ? personal
    : undefined
}

/** How many characters are left without the words, and with every run and repetition counted as one. */
function countOwn(plain: string, words: readonly string[]): number {
  const bySize = [...words].sort((a, b) => b.length - a.length)
  const rest = bySize.reduce((left, word) => left.replaceAll(word, ' '), plain)
  return rest
    .split(/\s+/)
    .filter((part) => part !== '')
    .reduce((sum, part) => sum + countSteps(withoutRepetition(part)), 0)
}

/** `abcabcabcabc` says no more than `abc`. */
function withoutRepetition(part: string): string {
  return part.slice(0, (part + part).indexOf(part, 1))
}

/** Counts characters, but a stretch of four or more along a run, or of one character, as one. */
function countSteps(part: string): number {
  let count = 0
  for (let at = 0; at < part.length; count++) at += stretchAt(part, at)
  return count
}

function stretchAt(part: string, at: number): number {
  let longest = 1
  while (at + longest < part.length && part[at + longest] === part[at]) longest++
  for (const run of bothWays) {
    let length = 1
    while (at + length < part.length && run.includes(part.slice(at, at + length + 1))) length++
    longest = Math.max(longest, length)
  }
  return longest >= 4 ? longest : 1
}

const bothWays = runs.flatMap((run) => [run, [...run].reverse().join('')])

/** The parts of a name and an address that somebody who knows the person would try. */
function wordsOf({ name, email }: { name: string; email: string }): string[] {
  const [local = '', domain = ''] = email.split('@')
  const parts = [name, local, ...name.split(/\s+/), ...local.split(/[._+-]/), ...domain.split('.')]
  return parts.map(fold).filter((part) => part.length >= 3)
}

function fold(value: string): string {
  return value.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

const tooShort = {
  th: `ต้องยาวอย่างน้อย ${passwordLimits.shortest} ตัวอักษร เช่น คำสี่คำที่ไม่เกี่ยวกัน`,
  en: `must have at least ${passwordLimits.shortest} characters; four unrelated words will do`,
}
const tooLong = {
  th: `ต้องยาวไม่เกิน ${passwordLimits.longest} ตัวอักษร`,
  en: `must have at most ${passwordLimits.longest} characters`,
}
const commonplace = {
  th: 'เป็นรหัสผ่านที่คนใช้กันทั่วไปหรือเดาง่าย โปรดใช้คำอื่นเพิ่ม',
  en: 'is commonly used or easily guessed; use other words',
}
const personal = {
  th: 'ต้องไม่สร้างจากชื่อหรืออีเมลของท่านเอง โปรดใช้คำอื่นเพิ่ม',
  en: 'must not be made of your own name or address; use other words',
}
