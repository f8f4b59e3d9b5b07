import type { Day, PartialDay } from '../base/day.ts'
import { lastDay } from '../base/day.ts'
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

/** Events that say that a city is certified. */
export const certifyingKinds: readonly EventKind[] = [
  'emblem-granted',
  'acknowledged',
  'ceremony',
  'renewed',
]

/**
 * The public status of a record at the end of a day, or undefined when the record knows nothing of the city by then.
 * An event of which only a month or a year is known has happened for sure when that month or year is over.
 * Shapes: events in time order, as the record keeps them: of two in one year the later in the list is the newer.
 * Errors: none. Source: docs/adr/0002-two-statuses.md.
 */
export function publicStatus(
  record: Pick<CityRecord, 'events' | 'sample'>,
  proof: ProofStatus,
  at: Day,
): PublicStatus | undefined {
  const happened = record.events.filter((event) => lastDay(event.on) <= at)
  const certified = happened.findLast((event) => certifyingKinds.includes(event.kind))
  // The sample's certificate is made up here, on no public record.
  const legal = record.sample ? 'certified' : 'on-record'
  if (certified) return { legal, proof, asOf: certified.on, by: certified.source }
  const zone = happened.findLast((event) => event.kind === 'zone-announced')
  if (zone) return { legal: 'zone', proof, asOf: zone.on, by: zone.source }
  return undefined
}

type Happening = Pick<RecordEvent, 'kind' | 'on'>

/** The day by which a record is certified for sure, by its own events; undefined when none certifies it. */
export function certifiedBy(events: Happening[]): Day | undefined {
  return earliest(events.filter((event) => certifyingKinds.includes(event.kind)))
}

/** The day by which a record is a promotion zone for sure; undefined when no event announces it. */
export function zoneBy(events: Happening[]): Day | undefined {
  return earliest(events.filter((event) => event.kind === 'zone-announced'))
}

function earliest(events: Happening[]): Day | undefined {
  return events.map((event) => lastDay(event.on)).sort()[0]
}
