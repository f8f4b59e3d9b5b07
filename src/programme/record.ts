import type { Day, PartialDay } from '../base/day.ts'
import type { Confidence, Source } from '../base/fact.ts'
import type { Text } from '../base/text.ts'
import type { Organisation } from '../identity/index.ts'

export const domainCodes = [
  'environment',
  'economy',
  'mobility',
  'energy',
  'people',
  'living',
  'governance',
] as const
export type DomainCode = (typeof domainCodes)[number]

export const eventKinds = [
  'zone-announced',
  'plan-approved',
  'emblem-granted',
  'acknowledged',
  'ceremony',
  'renewed',
  'notice-served',
  'suspended',
  'restored',
  'revoked',
  'expired',
  'surrendered',
] as const
export type EventKind = (typeof eventKinds)[number]

/** What happened to a city, as a source tells it. `bodyId` is an id of the rules' bodies, null where no source names it. */
export type RecordEvent = { kind: EventKind; on: PartialDay; bodyId: string | null; source: Source }

/** When an emblem is in force, with the basis of what is said. `from` inclusive, `until` exclusive. Never said as valid or expired. */
export type Validity =
  | { kind: 'known' | 'computed'; from: Day; until: Day; basis: Text; source: Source | null }
  | { kind: 'unknown'; basis: Text; source: Source | null }

/** Domains that a plan claims: never a measured fact. */
export type ClaimedDomains = { codes: DomainCode[]; source: Source; confidence: Confidence }

export type Area = { value: number; unit: 'km2' | 'rai'; of: Text; source: Source }

/** Whether a text can be the slug of a city at all. What cannot is not looked up: PostgreSQL refuses some texts. */
export function isSlug(text: string): boolean {
  return text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}

/** A city or zone of the public record. */
export type CityRecord = {
  slug: string
  name: Text
  /** `printed`: as printed in a source; `working`: used here until the printed name is found. */
  nameStatus: 'printed' | 'working'
  status: 'certified' | 'zone'
  sample: boolean
  provinces: { code: string; name: Text; region: string }[]
  cityType: 'livable' | 'new' | null
  developer: Organisation | null
  validity: Validity | null
  /** In time order. */
  events: RecordEvent[]
  claimedDomains: ClaimedDomains | null
  area: Area | null
  location: { lat: number; lon: number; precision: 'province-centroid' | 'point' }
  sources: Source[]
  confidence: Confidence
  publicNote: Text
}

/** An official count on a day, by one source. What `zones` counts is said by `zonesKind`; the two kinds are never joined. */
export type OfficialCount = {
  on: PartialDay
  certified: number | null
  zones: number | null
  zonesKind: 'announced' | 'plan-under-consideration' | null
  provinces: number | null
  zoneProvinces: number | null
  source: Source
  note: Text | null
}

/** A presentation of emblems or of zone certificates, by office and not by person. */
export type Ceremony = {
  id: string
  kind: 'emblems' | 'zone-certificates'
  on: Day
  /** Time of day in Bangkok, `hh:mm`. */
  at: string | null
  title: Text
  place: Text | null
  presiderOffice: Text | null
  onBehalfOf: { office: Text; basis: Text } | null
  hosts: { bodyId: string; name: Text; role: 'host' | 'present'; source: Source }[]
  acknowledged: { on: Day; meeting: Text; place: Text | null; source: Source } | null
  given: { emblems: number; zoneCertificates: number }
  zonesUnderConsideration: number | null
  /** In the printed order; `order` is null where the printed list was not seen. */
  recipients: {
    slug: string
    order: number | null
    name: Text
    claimedDomains: ClaimedDomains | null
    developer: Organisation | null
    confidence: Confidence
    province: Text
  }[]
  recipientsTotal: number
  sources: Source[]
}

/** What the record as a whole says of itself. */
export type RecordAbout = {
  title: Text
  statement: Text
  licence: Text
  recordAsOf: PartialDay
  compiledOn: Day
  unknown: Text[]
}
