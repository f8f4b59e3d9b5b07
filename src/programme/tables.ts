import type { Confidence, Source } from '../base/fact.ts'
import type { Text } from '../base/text.ts'
import type { OrganisationKind } from '../identity/index.ts'
import type { CorrectionOutcome } from './correction.ts'
import type { Area, CityRecord, DomainCode, EventKind, OfficialCount, Validity } from './record.ts'
import type { AboutEntry, CeremonyEntry } from './record-content.ts'
import type { RuleSet } from './rules-file.ts'

type RuleSetTable = { id: string; version: number; document: RuleSet }

type RecordVersionTable = {
  number: number
  content_hash: string
  rule_set_id: string
  rule_set_version: number
  about: AboutEntry
  origin: 'shipped' | 'office'
  imported_at: Date
}

type CitySlugTable = { slug: string; first_imported_at: Date }

type CityTable = {
  slug: string
  position: number
  name_th: string
  name_en: string
  name_status: CityRecord['nameStatus']
  status: CityRecord['status']
  sample: boolean
  city_type: CityRecord['cityType']
  developer_id: string | null
  validity: Validity | null
  domains: DomainCode[]
  domains_source: Source | null
  domains_confidence: Confidence | null
  area: Area | null
  lat: number
  lon: number
  location_precision: CityRecord['location']['precision']
  sources: Source[]
  confidence: Confidence
  public_note: Text
}

type CityProvinceTable = { slug: string; position: number; province_code: string }

type CityEventTable = {
  slug: string
  position: number
  kind: EventKind
  happened_on: string
  first_on: string
  last_on: string
  body_id: string | null
  source: Source
}

type FormerSlugTable = {
  slug: string
  position: number
  moved_to: string | null
  withdrawn_because: Text | null
}

type KnownSourceTable = { url: string; label_th: string; label_en: string }

type OfficialCountTable = {
  position: number
  counted_on: string
  last_on: string
  certified: number | null
  zones: number | null
  zones_kind: OfficialCount['zonesKind']
  provinces: number | null
  zone_provinces: number | null
  source: Source
  note: Text | null
}

type CeremonyTable = {
  id: string
  held_on: string
  details: Omit<CeremonyEntry, 'id' | 'on' | 'recipients'>
}

type CeremonyRecipientTable = {
  ceremony_id: string
  position: number
  slug: string
  printed_order: number | null
  name_th: string
  name_en: string
}

type CityListingTable = {
  number: number
  slug: string
  status: CityRecord['status']
  sample: boolean
  certified_by: string | null
  zone_by: string | null
  provinces: string[]
  regions: string[]
  domains: DomainCode[]
  developer_kind: OrganisationKind | null
  key_th: string
  key_en: string
  words: string
}

type CityGramTable = { gram: string; cities: number[] }

type CorrectionCounterTable = { buddhist_year: number; last: number }

type CorrectionTable = {
  reference: string
  slug: string
  wrong: string
  correct: string
  source_url: string | null
  contact: string | null
  received_at: Date
}

type CorrectionAnswerTable = {
  reference: string
  outcome: CorrectionOutcome
  summary: Text
  answer: Text
  answered_at: Date
}

type SampleCityTable = { slug: string; shown_since: Date }

declare module '../store/db.ts' {
  interface Tables {
    rule_set: RuleSetTable
    record_version: RecordVersionTable
    city_slug: CitySlugTable
    city: CityTable
    city_province: CityProvinceTable
    city_event: CityEventTable
    former_slug: FormerSlugTable
    known_source: KnownSourceTable
    official_count: OfficialCountTable
    ceremony: CeremonyTable
    ceremony_recipient: CeremonyRecipientTable
    city_listing: CityListingTable
    city_gram: CityGramTable
    correction_counter: CorrectionCounterTable
    correction: CorrectionTable
    correction_answer: CorrectionAnswerTable
    sample_city: SampleCityTable
  }
}
