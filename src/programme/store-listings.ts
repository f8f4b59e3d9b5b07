import type { Province } from '../places/index.ts'
import type { Tx } from '../store/db.ts'
import { replaceRows } from '../store/replace-rows.ts'
import type { CityEntry } from './record-content.ts'
import { buildSearchIndex } from './search-index.ts'
import { lexeme } from './search-query.ts'
import { certifiedBy, zoneBy } from './status.ts'

type Provinces = ReadonlyMap<string, Province>

/** Derives from the record what lists, maps, figures and search read, and makes their tables hold exactly that. */
export async function storeListings(tx: Tx, cities: CityEntry[], provinces: Provinces) {
  const { rows, grams } = buildSearchIndex(cities, provinces)
  await replaceRows(
    tx,
    'city_listing',
    ['number'],
    rows.map(({ number, city, keyTh, keyEn, words }) => ({
      number,
      slug: city.slug,
      status: city.status,
      sample: city.sample,
      certified_by: certifiedBy(city.events) ?? null,
      zone_by: zoneBy(city.events) ?? null,
      provinces: city.provinceCodes,
      regions: regionsOf(city, provinces),
      domains: city.claimedDomains?.codes ?? [],
      developer_kind: city.developer?.kind ?? null,
      key_th: keyTh,
      key_en: keyEn,
      words: words.map(lexeme).join(' '),
    })),
  )
  await replaceRows(
    tx,
    'city_gram',
    ['gram'],
    [...grams].map(([gram, cities]) => ({ gram, cities })),
  )
}

function regionsOf(city: CityEntry, provinces: Provinces): string[] {
  const regions = city.provinceCodes.flatMap((code) => provinces.get(code)?.regions.nesdc ?? [])
  return [...new Set(regions)]
}
