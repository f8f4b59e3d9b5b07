import { readFileSync } from 'node:fs'
import type { Text } from '../../src/base/text.ts'
import type { Province, Region } from '../../src/places/index.ts'
import type { CityRecord, HomeFigures, ListedRecord, MapCity } from '../../src/programme/index.ts'
import { publicStatus } from '../../src/programme/index.ts'
import type { Frame } from '../../src/web/frame.ts'

/** The shipped record in the domain's shapes, for pages rendered without a database. */
const read = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')

export const frame = (over: Partial<Frame> = {}): Frame => ({
  lang: 'th',
  path: '/',
  site: { publicUrl: 'https://lakmueang.example', official: false, operator: null, contact: null },
  asOf: '2026-01',
  assets: { css: '/assets/portal.css', mark: '/assets/mark.svg', preload: [] },
  ...over,
})

export const regions: Region[] = JSON.parse(read('regions.json')).systems.flatMap(
  (system: {
    code: Region['system']
    regions: { code: string; nameTh: string; nameEn: string }[]
  }) =>
    system.regions.map((region, order) => ({
      system: system.code,
      code: region.code,
      name: { th: region.nameTh, en: region.nameEn },
      order,
    })),
)

export const provinces: Province[] = rows(read('provinces.csv')).map((row) => ({
  code: row.code ?? '',
  iso: row.iso ?? '',
  name: { th: row.name_th ?? '', en: row.name_en ?? '' },
  capital: { th: row.capital_th ?? '', en: row.capital_en ?? '' },
  regions: {
    nesdc: row.region_nesdc ?? '',
    six: row.region6 ?? '',
    four: row.region4 ?? '',
  },
  lat: Number(row.lat),
  lon: Number(row.lon),
  areaKm2: Number(row.area_km2),
  districts: Number(row.districts),
  subdistricts: Number(row.subdistricts),
  coastal: row.coastal === 'true',
  border: row.border === 'true',
  neighbours: (row.neighbors ?? '').split('|'),
  figures: [],
}))

type Entry = Record<string, never> & {
  id: string
  nameTh: string
  nameEn: string
  provinceCodes: string[]
}

export const records: CityRecord[] = JSON.parse(read('smart-cities.json')).entries.map(
  // biome-ignore lint/suspicious/noExplicitAny: the file as it stands
  (entry: Entry & any): CityRecord => {
    const source = { label: both(entry.sources[0], 'label'), url: entry.sources[0].url }
    return {
      slug: entry.id,
      name: both(entry, 'name'),
      nameStatus: entry.nameThStatus,
      status: entry.status,
      sample: false,
      provinces: entry.provinceCodes.map((code: string) => {
        const province = provinces.find((one) => one.code === code) as Province
        return { code, name: province.name, region: province.regions.nesdc }
      }),
      cityType: entry.cityType,
      developer: entry.developer && {
        id: entry.id,
        kind: 'other',
        name: both(entry.developer, 'name'),
      },
      validity: null,
      events: entry.events.map((event: { kind: string; on: string; body: string | null }) => ({
        kind: event.kind,
        on: event.on,
        bodyId: event.body,
        source,
      })),
      claimedDomains: entry.claimedDomains && { ...entry.claimedDomains, source },
      area: null,
      location: entry.location,
      sources: [source],
      confidence: entry.confidence,
      publicNote: entry.publicNote,
    }
  },
)

export const listed: ListedRecord[] = records.flatMap((record) => {
  const status = publicStatus(record, 'no-data', '2026-11-24')
  return status ? [{ record, status }] : []
})

export const mapCities: MapCity[] = listed.map(({ record, status }) => ({
  slug: record.slug,
  name: record.name,
  provinceCode: record.provinces[0]?.code ?? '',
  legal: status.legal,
}))

const source = { label: { th: 'แหล่งตัวอย่าง', en: 'A source' }, url: 'https://example.org/' }
const count = { certified: 37, provinces: null, zoneProvinces: null, source, note: null }

export const figures: HomeFigures = {
  at: '2026-11-24',
  certified: { named: 37, counted: { ...count, on: '2025-08-27', zones: null, zonesKind: null } },
  zones: { named: 5, counted: { ...count, on: '2026-01', zones: 190, zonesKind: 'announced' } },
  outside: {
    emblems: 32,
    emblemsTotal: 37,
    people: 52_534_770,
    peopleTotal: 70_213_067,
    populationYear: 2024,
  },
  reach: {
    people: 35_921_488,
    peopleTotal: 70_213_067,
    provinces: 25,
    provincesWithout: 52,
    populationYear: 2024,
  },
  byRegion: regions
    .filter((region) => region.system === 'nesdc')
    .map((region) => {
      const inRegion = listed.filter(({ record }) => record.provinces[0]?.region === region.code)
      const zones = inRegion.filter(({ status }) => status.legal === 'zone').length
      return { region, emblems: inRegion.length - zones, zones, people: 10_000_000 }
    }),
}

function both(from: Record<string, string>, name: string): Text {
  return { th: from[`${name}Th`] ?? '', en: from[`${name}En`] ?? '' }
}

function rows(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.trim().split('\n')
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}
