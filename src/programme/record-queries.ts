import { sql } from 'kysely'
import type { Day } from '../base/day.ts'
import type { Page, Paging } from '../base/page.ts'
import type { Text } from '../base/text.ts'
import { type Organisation, sampleCity } from '../identity/index.ts'
import type { Tx } from '../store/db.ts'
import { type CityRecord, isSlug } from './record.ts'
import { isCertifiedOn, type RecordFilter } from './record-filter.ts'
import { sampleRecord } from './sample-city.ts'
import { findMatches } from './search-queries.ts'
import { isSampleShown } from './show-sample.ts'
import { type LegalStatus, type PublicStatus, publicStatus } from './status.ts'

export type ListedRecord = { record: CityRecord; status: PublicStatus }
export type MapCity = { slug: string; name: Text; provinceCode: string; legal: LegalStatus }
export type Suggestion = { slug: string; name: Text }

/** After every day that a record can name: the status then is the status by all that the record holds. */
export const endOfRecord: Day = '9999-12-31'

/** The cities that a filter asks for, one page: best match first with a search text, else in Thai order of their names. */
export async function listRecords(
  tx: Tx,
  filter: RecordFilter,
  paging: Paging,
): Promise<Page<ListedRecord>> {
  const { slugs, total } = await findMatches(tx, filter, paging)
  const records = await loadRecords(tx, slugs)
  const items = records.flatMap((record) => {
    const status = publicStatus(record, 'no-data', filter.at ?? endOfRecord)
    return status ? [{ record, status }] : []
  })
  return { items, total, ...paging }
}

/** As many cities as one map can hold. */
const mostOnMap = 10_000

/** The same cities as dots of a map, all of them; sample cities are on no map. */
export async function listMapCities(tx: Tx, filter: RecordFilter): Promise<MapCity[]> {
  const { slugs } = await findMatches(tx, filter, { page: 1, size: mostOnMap })
  const { rows } = await sql<{
    slug: string
    name_th: string
    name_en: string
    province_code: string
    certified: boolean
  }>`
    select slug, name_th, name_en, provinces[1] as province_code,
      ${filter.at ? isCertifiedOn(filter.at) : sql`listing.status = 'certified'`} as certified
    from unnest(${slugs}::text[]) with ordinality wanted (slug, place)
    join city_listing listing using (slug)
    join city using (slug)
    where not listing.sample
    order by wanted.place`.execute(tx)
  return rows.map((row) => ({
    slug: row.slug,
    name: { th: row.name_th, en: row.name_en },
    provinceCode: row.province_code,
    legal: row.certified ? 'on-record' : 'zone',
  }))
}

/** Finds one entry of the record, or the sample city where this installation shows it. */
export async function findRecord(tx: Tx, slug: string): Promise<CityRecord | undefined> {
  if (!isSlug(slug)) return undefined
  if (slug === sampleCity) return (await isSampleShown(tx)) ? sampleRecord : undefined
  const [record] = await loadRecords(tx, [slug])
  return record
}

/** The slug to which a former slug now leads. */
export async function findAlias(tx: Tx, slug: string): Promise<string | undefined> {
  if (!isSlug(slug)) return undefined
  const row = await tx
    .selectFrom('former_slug')
    .select('moved_to')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.moved_to ?? undefined
}

/** Why the entry that a slug once named was withdrawn; undefined when it was not. */
export async function findWithdrawal(tx: Tx, slug: string): Promise<Text | undefined> {
  if (!isSlug(slug)) return undefined
  const row = await tx
    .selectFrom('former_slug')
    .select('withdrawn_because')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.withdrawn_because ?? undefined
}

/** The entries nearest to what someone typed or to a slug that is none, best first. */
export async function suggestRecords(tx: Tx, q: string, limit: number): Promise<Suggestion[]> {
  const { slugs } = await findMatches(tx, { q }, { page: 1, size: limit })
  const { rows } = await sql<{ slug: string; name_th: string; name_en: string }>`
    select city.slug, name_th, name_en
    from unnest(${slugs}::text[]) with ordinality wanted (slug, place)
    join city on city.slug = wanted.slug
    order by wanted.place`.execute(tx)
  return rows.map(({ slug, name_th, name_en }) => ({ slug, name: { th: name_th, en: name_en } }))
}

/** The entries with these slugs, in the order asked for; a slug that names none is left out. */
export async function loadRecords(tx: Tx, slugs: string[]): Promise<CityRecord[]> {
  if (slugs.length === 0) return []
  const { rows } = await sql<RecordRow>`
    select city.*,
      (select json_build_object('id', id, 'kind', kind, 'name', json_build_object('th', name_th, 'en', name_en))
        from organisation where id = city.developer_id) as developer,
      (select json_agg(json_build_object('code', province_code,
          'name', (select json_build_object('th', name_th, 'en', name_en) from province where code = province_code),
          'region', (select region_code from province_region within
            where within.province_code = placed.province_code and within.system = 'nesdc')) order by position)
        from city_province placed where placed.slug = city.slug) as provinces,
      (select json_agg(json_build_object('kind', kind, 'on', happened_on, 'bodyId', body_id, 'source', source)
          order by position)
        from city_event where city_event.slug = city.slug) as events
    from unnest(${slugs}::text[]) with ordinality wanted (slug, place)
    join city on city.slug = wanted.slug
    order by wanted.place`.execute(tx)
  return rows.map(toRecord)
}

type RecordRow = {
  slug: string
  name_th: string
  name_en: string
  name_status: CityRecord['nameStatus']
  status: CityRecord['status']
  sample: boolean
  city_type: CityRecord['cityType']
  developer: Organisation | null
  provinces: CityRecord['provinces']
  validity: CityRecord['validity']
  events: CityRecord['events']
  domains: NonNullable<CityRecord['claimedDomains']>['codes']
  domains_source: CityRecord['sources'][number] | null
  domains_confidence: CityRecord['confidence'] | null
  area: CityRecord['area']
  lat: number
  lon: number
  location_precision: CityRecord['location']['precision']
  sources: CityRecord['sources']
  confidence: CityRecord['confidence']
  public_note: Text
}

function toRecord(row: RecordRow): CityRecord {
  const { domains_source: source, domains_confidence: confidence } = row
  return {
    slug: row.slug,
    name: { th: row.name_th, en: row.name_en },
    nameStatus: row.name_status,
    status: row.status,
    sample: row.sample,
    provinces: row.provinces,
    cityType: row.city_type,
    developer: row.developer,
    validity: row.validity,
    events: row.events,
    claimedDomains: source && confidence && { codes: row.domains, source, confidence },
    area: row.area,
    location: { lat: row.lat, lon: row.lon, precision: row.location_precision },
    sources: row.sources,
    confidence: row.confidence,
    publicNote: row.public_note,
  }
}
