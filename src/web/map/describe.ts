import type { Lang } from '../../base/text.ts'
import type { Province, Region } from '../../places/index.ts'
import type { MapCity } from '../../programme/index.ts'
import { show } from '../thai.ts'
import { mapWords } from '../words/map.ts'
import { mostDots } from './lay-out.ts'

/** How many of the cities are certified and how many are zones. */
export function countKinds(cities: readonly MapCity[]): { certified: number; zones: number } {
  const zones = cities.filter((city) => city.legal === 'zone').length
  return { certified: cities.length - zones, zones }
}

/** The name of a map, written from what is on it. */
export function mapTitle(cities: readonly MapCity[], lang: Lang): string {
  const { certified, zones } = countKinds(cities)
  return mapWords[lang].title(certified, zones)
}

/** What one dot of the map stands for. */
export function howDrawn(cities: readonly MapCity[], lang: Lang): string {
  return cities.length > mostDots ? mapWords[lang].crowded : mapWords[lang].one
}

/** What the map shows, region by region, for those who do not see it. */
export function describeMap(
  cities: readonly MapCity[],
  provinces: readonly Province[],
  regions: readonly Region[],
  lang: Lang,
): string {
  const t = mapWords[lang]
  const regionOf = new Map(provinces.map((province) => [province.code, province.regions.nesdc]))
  const byRegion = Map.groupBy(cities, (city) => regionOf.get(city.provinceCode))
  const parts = regions
    .filter((region) => region.system === 'nesdc')
    .toSorted((a, b) => a.order - b.order)
    .map((region) => {
      const { certified, zones } = countKinds(byRegion.get(region.code) ?? [])
      return t.region(show(region.name, lang), certified, zones)
    })
  return `${parts.join(t.between)}. ${howDrawn(cities, lang)}`
}
