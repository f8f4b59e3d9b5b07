import type { Text } from '../base/text.ts'
import { type Cell, writeCsv } from '../http/csv.ts'
import type { ListedRecord } from './record-queries.ts'

const columns: [name: string, cell: (listed: ListedRecord) => Cell][] = [
  ['slug', ({ record }) => record.slug],
  ['name_th', ({ record }) => record.name.th],
  ['name_en', ({ record }) => record.name.en],
  ['name_status', ({ record }) => record.nameStatus],
  ['legal_status', ({ status }) => status.legal],
  ['proof_status', ({ status }) => status.proof],
  ['status_as_of', ({ status }) => status.asOf],
  ['status_source', ({ status }) => status.by?.url ?? status.by?.label.th],
  ['sample', ({ record }) => record.sample],
  ['province_codes', ({ record }) => record.provinces.map(({ code }) => code).join('|')],
  ['province_th', ({ record }) => record.provinces.map(({ name }) => name.th).join('|')],
  ['province_en', ({ record }) => record.provinces.map(({ name }) => name.en).join('|')],
  [
    'region_nesdc',
    ({ record }) => [...new Set(record.provinces.map(({ region }) => region))].join('|'),
  ],
  ['city_type', ({ record }) => record.cityType],
  ['developer_th', ({ record }) => record.developer?.name.th],
  ['developer_en', ({ record }) => record.developer?.name.en],
  ['developer_kind', ({ record }) => record.developer?.kind],
  ['validity', ({ record }) => record.validity?.kind],
  [
    'valid_from',
    ({ record: { validity } }) => (validity?.kind === 'unknown' ? null : validity?.from),
  ],
  [
    'valid_until',
    ({ record: { validity } }) => (validity?.kind === 'unknown' ? null : validity?.until),
  ],
  ['validity_basis_th', ({ record }) => record.validity?.basis.th],
  ['validity_basis_en', ({ record }) => record.validity?.basis.en],
  ['claimed_domains', ({ record }) => record.claimedDomains?.codes.join('|')],
  ['claimed_domains_source', ({ record }) => record.claimedDomains?.source.url],
  ['claimed_domains_confidence', ({ record }) => record.claimedDomains?.confidence],
  ['longitude', ({ record }) => record.location.lon],
  ['latitude', ({ record }) => record.location.lat],
  ['location_precision', ({ record }) => record.location.precision],
  ['confidence', ({ record }) => record.confidence],
  ['sources', ({ record }) => record.sources.map(({ url, label }) => url ?? label.th).join(' | ')],
  ['public_note_th', ({ record }) => record.publicNote.th],
  ['public_note_en', ({ record }) => record.publicNote.en],
]

/** A list of cities as CSV, one row each; several values in a cell are parted by `|`. */
export function writeCitiesCsv(listed: ListedRecord[], notice: Text | null): string {
  const rows = listed.map((one) => columns.map(([, cell]) => cell(one)))
  const header = columns.map(([name]) => name)
  return writeCsv(header, rows, notice ? `${notice.th} / ${notice.en}` : '')
}

/** A list of cities as GeoJSON (RFC 7946): points, longitude first; `precision` says when one is a province's centroid. */
export function writeCitiesGeoJson(listed: ListedRecord[], notice: Text | null): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    notice,
    features: listed.map(({ record, status }) => ({
      type: 'Feature',
      id: record.slug,
      geometry: { type: 'Point', coordinates: [record.location.lon, record.location.lat] },
      properties: {
        slug: record.slug,
        name: record.name,
        nameStatus: record.nameStatus,
        status,
        sample: record.sample,
        provinces: record.provinces,
        developer: record.developer,
        validity: record.validity,
        claimedDomains: record.claimedDomains,
        precision: record.location.precision,
        confidence: record.confidence,
        sources: record.sources,
        notice,
      },
    })),
  })
}
