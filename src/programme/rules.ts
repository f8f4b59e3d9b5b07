import type { Day, PartialDay } from '../base/day.ts'
import type { Confidence, Source } from '../base/fact.ts'
import type { Text } from '../base/text.ts'
import type { DomainCode, EventKind } from './record.ts'
import type { LegalStatus, ProofStatus } from './status.ts'

/** A value of the rules that a public source tells. `unit` is the unit's name in the rules file, null where it has none. */
export type PublishedRule<T> = {
  value: T
  unit: string | null
  source: Source
  confidence: Confidence
  note: Text | null
}

/** A settled word of the programme, with what it means where the rules say so. */
export type Word<Code extends string = string> = { code: Code; name: Text; note: Text | null }

/** The words that page, API and credential share. Source: data/programme-rules.json, words. */
export type SettledWords = {
  legalStatus: Word<LegalStatus>[]
  proofStatus: Word<ProofStatus>[]
  verdict: Word[]
  sample: { name: Text; tag: Text }
  extract: Text
  /** Holds `{วันที่}` in Thai and `{date}` in English for the day of the record. */
  notOfficial: Text
  dataSteward: Text
  perHead: { highest: Text; lowest: Text }
}

export type Criterion = {
  code: string
  number: number
  name: Text
  /** `near-print`: close to a printed source; `compiled`: in our own words. */
  wording: 'near-print' | 'compiled'
  asksFor: Text[]
  sources: Source[]
}

export type Domain = {
  code: DomainCode
  name: Text
  mandatory: boolean
  aim: Text
  /** Examples that a source gives; never a rule. */
  exampleTargets: { items: Text[]; source: Source; confidence: Confidence } | null
}

/** A body that decides or assesses, as a public source describes it. */
export type PublishedBody = {
  id: string
  order: number | null
  name: Text
  does: Text
  chair: Text | null
  /** Kinds of applicant; only the body `applicant` has them. */
  kinds: Text[]
  source: Source
  confidence: Confidence
}

/**
 * The rules that a public source tells; nothing with `publish: false` and nothing without a source is in here, so it may be
 * shown to anyone. A rule that was not found is null. Source: data/programme-rules.json.
 */
export type PublishedRules = {
  id: string
  version: number
  name: Text
  basis: {
    announcement: Text
    announcedOn: Day
    adoptedOn: Day
    callOpenedOn: Day
    note: Text
    sources: Source[]
  }
  cityTypes: { code: 'livable' | 'new'; name: Text; source: Source }[]
  criteria: Criterion[]
  domains: Domain[]
  domainRule: {
    minDomains: PublishedRule<number> | null
    mandatory: DomainCode[]
    minOthers: PublishedRule<number> | null
    note: Text
  }
  emblem: {
    name: Text
    /** The id of the body that grants. */
    grantedBy: PublishedRule<string> | null
    validityMonths: PublishedRule<number> | null
  }
  renewal: {
    /** Per cent. */
    progressMin: PublishedRule<number> | null
    comparison: PublishedRule<'gt' | 'gte'> | null
    firstRound: { on: PartialDay; renewed: number; source: Source }
  }
  zone: { name: Text; document: Text }
  outcomes: { code: string; name: Text; next: Text; source: Source }[]
  bodies: PublishedBody[]
  steps: { code: string; by: string; name: Text; source: Source; confidence: Confidence }[]
  incentives: {
    /** The id of the body that gives it, null where no single body does. */
    by: string | null
    name: Text
    source: Source
    confidence: Confidence
    note: Text | null
  }[]
  /** Official targets, number beside number with what was counted. `by` is a Gregorian year. */
  targets: {
    name: Text
    value: number
    by: PartialDay
    source: Source
    counted: { value: number; on: PartialDay; source: Source }
  }[]
  eventKinds: Word<EventKind>[]
  words: SettledWords
}
