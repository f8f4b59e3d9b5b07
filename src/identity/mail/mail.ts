import type { Lang, Text } from '../../base/text.ts'

/** A letter to be written: in both languages, sent in its reader's. */
export type NewMail = { to: string; subject: Text; body: Text; lang: Lang }

/** A letter as it is handed to whoever carries it. */
export type Letter = {
  id: string
  to: string
  subject: string
  body: string
  lang: Lang
  writtenAt: Date
}

/** A letter as the operator sees it in a list. What it says is not shown: it may hold a link that works. */
export type ListedMail = {
  id: string
  to: string
  subject: string
  lang: Lang
  writtenAt: Date
  state: MailState
  tries: number
  /** When it is tried next; null once it is delivered or given up. */
  dueAt: Date | null
  /** Why the last try failed. */
  lastError: string | null
  deliveredAt: Date | null
  /** Where it went: the name of a file, or what the mail server answered. */
  deliveredTo: string | null
}

export type MailState = 'waiting' | 'delivered' | 'given-up'

/** Carries a letter; gives where it went. Throws when it could not, and is asked again later. */
export type MailCarrier = { carry(letter: Letter): Promise<string> }

const minuteMs = 60_000

/** How long to wait after each failed try, in minutes; after the last the letter is given up, a day and a half after it was written. */
const waits = [1, 5, 15, 60, 180, 360, 720, 720]

/** When to try again after so many failed tries; null when it is given up. Source: RFC 5321, section 4.5.4.1. */
export function nextTry(tries: number, now: Date): Date | null {
  const minutes = waits[tries - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * minuteMs)
}
