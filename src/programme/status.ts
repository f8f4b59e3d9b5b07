import type { Day, PartialDay } from '../base/day.ts'
import { comparePartialDays, lastDay } from '../base/day.ts'
import type { Source } from '../base/fact.ts'
import type { CityRecord, EventKind, RecordEvent } from './record.ts'

/** Changes only by a signed decision of a body, or by the calendar of a certificate granted here. `on-record` never moves by clock. */
export type LegalStatus =
  | 'zone'
  | 'on-record'
  | 'certified'
  | 'under-notice'
  | 'suspended'
  | 'revoked'
  | 'expired'
  | 'surrendered'

/** Changes only by data. */
export type ProofStatus = 'proven' | 'at-risk' | 'unproven' | 'no-data'

/** The one status that is shown everywhere: portal, API, pages behind a QR, credentials. */
export type PublicStatus = {
  legal: LegalStatus
  proof: ProofStatus
  /** The newest event that the legal status rests on: as of when, by which source. */
  asOf: PartialDay | null
  by: Source | null
}

const certifying: readonly EventKind[] = ['emblem-granted', 'acknowledged', 'ceremony', 'renewed']

/**
 * The public status of a record at the end of a day, or undefined when the record knows nothing of the city by then.
 * An event of which only a month or a year is known has happened for sure when that month or year is over.
 * Errors: none. Source: DESIGN.md section 2, two statuses never mixed.
 */
export function publicStatus(
  record: Pick<CityRecord, 'events'>,
  proof: ProofStatus,
  at: Day,
): PublicStatus | undefined {
  const happened = record.events.filter((event) => lastDay(event.on) <= at)
  const certified = newest(happened.filter((event) => certifying.includes(event.kind)))
  if (certified) return { legal: 'on-record', proof, asOf: certified.on, by: certified.source }
  const zone = newest(happened.filter((event) => event.kind === 'zone-announced'))
  if (zone) return { legal: 'zone', proof, asOf: zone.on, by: zone.source }
  return undefined
}

/** The day by which a record is certified for sure, by its own events; undefined when none certifies it. */
export function certifiedBy(events: RecordEvent[]): Day | undefined {
  return earliest(events.filter((event) => certifying.includes(event.kind)))
}

/** The day by which a record is a promotion zone for sure; undefined when no event announces it. */
export function zoneBy(events: RecordEvent[]): Day | undefined {
  return earliest(events.filter((event) => event.kind === 'zone-announced'))
}

function newest(events: RecordEvent[]): RecordEvent | undefined {
  return events.toSorted((a, b) => comparePartialDays(a.on, b.on)).at(-1)
}

function earliest(events: RecordEvent[]): Day | undefined {
  return events.map((event) => lastDay(event.on)).sort()[0]
}
