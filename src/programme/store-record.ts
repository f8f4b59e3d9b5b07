import { sql } from 'kysely'
import { firstDay, lastDay } from '../base/day.ts'
import type { Organisation } from '../identity/index.ts'
import { storeOrganisations } from '../identity/index.ts'
import type { Tx } from '../store/db.ts'
import { replaceRows } from '../store/replace-rows.ts'
import { labelsOf } from './citation.ts'
import type { CityEntry, RecordContent } from './record-content.ts'

/** Makes the tables of the record hold exactly this content, apart from rules, places and what search derives. */
export async function storeRecord(tx: Tx, content: RecordContent, now: Date): Promise<void> {
  await registerSlugs(tx, content, now)
  await storeOrganisations(tx, developersOf(content.cities))
  await storeCities(tx, content.cities)
  await replaceRows(
    tx,
    'former_slug',
    ['slug'],
    content.formerSlugs.map(({ slug, movedTo, withdrawnBecause }, position) => ({
      slug,
      position,
      moved_to: movedTo,
      withdrawn_because: withdrawnBecause,
    })),
  )
  await storeCounts(tx, content)
  await storeCeremonies(tx, content)
  await storeKnownSources(tx, content)
}

async function registerSlugs(tx: Tx, content: RecordContent, now: Date): Promise<void> {
  const slugs = [...content.cities, ...content.formerSlugs].map(({ slug }) => slug)
  await sql`
    insert into city_slug (slug, first_imported_at)
    select slug, ${now}::timestamptz from unnest(${slugs}::text[]) slug
    on conflict do nothing`.execute(tx)
}

function developersOf(cities: CityEntry[]): Organisation[] {
  const developers = cities.flatMap((city) => city.developer ?? [])
  return [...new Map(developers.map((developer) => [developer.id, developer])).values()]
}

async function storeCities(tx: Tx, cities: CityEntry[]): Promise<void> {
  await replaceRows(
    tx,
    'city',
    ['slug'],
    cities.map((city, position) => ({
      slug: city.slug,
      position,
      name_th: city.name.th,
      name_en: city.name.en,
      name_status: city.nameStatus,
      status: city.status,
      sample: city.sample,
      city_type: city.cityType,
      developer_id: city.developer?.id ?? null,
      validity: city.validity,
      domains: city.claimedDomains?.codes ?? [],
      domains_source: city.claimedDomains?.source ?? null,
      domains_confidence: city.claimedDomains?.confidence ?? null,
      area: city.area,
      lat: city.location.lat,
      lon: city.location.lon,
      location_precision: city.location.precision,
      sources: city.sources,
      confidence: city.confidence,
      public_note: city.publicNote,
    })),
  )
  await replaceRows(
    tx,
    'city_province',
    ['slug', 'position'],
    cities.flatMap(({ slug, provinceCodes }) =>
      provinceCodes.map((province_code, position) => ({ slug, position, province_code })),
    ),
  )
  await replaceRows(
    tx,
    'city_event',
    ['slug', 'position'],
    cities.flatMap(({ slug, events }) =>
      events.map(({ kind, on, bodyId, source }, position) => ({
        slug,
        position,
        kind,
        happened_on: on,
        first_on: firstDay(on),
        last_on: lastDay(on),
        body_id: bodyId,
        source,
      })),
    ),
  )
}

async function storeCounts(tx: Tx, { counts }: RecordContent): Promise<void> {
  await replaceRows(
    tx,
    'official_count',
    ['position'],
    counts.map((count, position) => ({
      position,
      counted_on: count.on,
      last_on: lastDay(count.on),
      certified: count.certified,
      zones: count.zones,
      zones_kind: count.zonesKind,
      provinces: count.provinces,
      zone_provinces: count.zoneProvinces,
      source: count.source,
      note: count.note,
    })),
  )
}

async function storeCeremonies(tx: Tx, { ceremonies }: RecordContent): Promise<void> {
  await replaceRows(
    tx,
    'ceremony',
    ['id'],
    ceremonies.map(({ id, on, recipients: _, ...details }) => ({ id, held_on: on, details })),
  )
  await replaceRows(
    tx,
    'ceremony_recipient',
    ['ceremony_id', 'position'],
    ceremonies.flatMap(({ id, recipients }) =>
      recipients.map(({ slug, order, name }, position) => ({
        ceremony_id: id,
        position,
        slug,
        printed_order: order,
        name_th: name.th,
        name_en: name.en,
      })),
    ),
  )
}

async function storeKnownSources(tx: Tx, content: RecordContent): Promise<void> {
  const labels = labelsOf([
    ...content.cities.flatMap((city) => city.sources),
    ...content.ceremonies.flatMap((ceremony) => ceremony.sources),
    ...content.counts.map((count) => count.source),
  ])
  await replaceRows(
    tx,
    'known_source',
    ['url'],
    [...labels].map(([url, label]) => ({ url, label_th: label.th, label_en: label.en })),
  )
}
