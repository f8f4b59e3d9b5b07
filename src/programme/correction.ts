import type { Day } from '../base/day.ts'
import type { Text } from '../base/text.ts'

export const correctionOutcomes = ['changed', 'kept', 'more-information-needed'] as const
export type CorrectionOutcome = (typeof correctionOutcomes)[number]

/** A request to correct an entry (แจ้งแก้ไขข้อมูล), as its sender wrote it. None of it is ever published. */
export type NewCorrection = {
  slug: string
  /** What is wrong. */
  wrong: string
  /** What is right. */
  right: string
  /** An address, http or https, that shows it. */
  sourceUrl?: string | undefined
  /** An e-mail address to answer to. */
  contact?: string | undefined
}

/** Most characters of each field. */
export const correctionLimits = { wrong: 2000, right: 2000, sourceUrl: 2000, contact: 254 } as const

/** What the office answers. `summary` says in the office's words what was asked; it and the answer are what is published. */
export type CorrectionAnswer = { outcome: CorrectionOutcome; summary: Text; answer: Text }

/** An answered correction, as anyone may read it. `reference` is `C-<Buddhist year>-<number>`. */
export type PublishedCorrection = {
  reference: string
  slug: string
  receivedOn: Day
  answeredOn: Day
  outcome: CorrectionOutcome
  summary: Text
  answer: Text
}
