import { randomUUID } from 'node:crypto'
import type { Lang } from '../../base/text.ts'

/** Somebody who can sign in. `email` is in lower case; an erased person keeps the id and a pseudonym. */
export type Person = {
  /** UUID v4. */
  id: string
  name: string
  email: string
  lang: Lang
  /** A sample person acts on samples only. */
  sample: boolean
  createdAt: Date
  erasedAt: Date | null
}

export type NewPerson = { name: string; email: string; lang: Lang; sample: boolean }

/** The longest name, in characters, and the longest address (RFC 5321, section 4.5.3.1.3). */
export const personLimits = { name: 200, email: 254 }

/** Makes the id of a person: random, so that it tells nothing, not even when it was made. */
export function makePersonId(): string {
  return randomUUID()
}

/** Folds an e-mail address to the form it is kept in; undefined for what is none. */
export function readEmail(typed: string): string | undefined {
  const email = typed.normalize('NFKC').trim().toLowerCase()
  if (email.length > personLimits.email) return undefined
  return /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email) ? email : undefined
}

/** Folds a name to single spaces; undefined for one that says nothing or is too long. */
export function readName(typed: string): string | undefined {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  return name !== '' && name.length <= personLimits.name ? name : undefined
}

/** The name under which an erased person stands in decisions and in the audit record: `P-3f2a91c04b7d`. */
export function pseudonym(personId: string): string {
  return `P-${personId.replaceAll('-', '').slice(0, 12)}`
}

/** The address of an erased person; nothing can be sent there (RFC 2606, section 2). */
export function erasedEmail(personId: string): string {
  return `${personId}@erased.invalid`
}
