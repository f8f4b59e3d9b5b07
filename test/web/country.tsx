import type { ReactElement } from 'react'
import { lastDay } from '../../src/base/day.ts'
import { loadBoundaries } from '../../src/places/index.ts'
import {
  type HomeFigures,
  type ListedRecord,
  type MapCity,
  type OfficialCount,
  publicStatus,
  type RecordFilter,
} from '../../src/programme/index.ts'
import { makeGround } from '../../src/web/map/ground.ts'
import { CitiesPage } from '../../src/web/pages/cities.tsx'
import { HomePage } from '../../src/web/pages/home.tsx'
import { ceremonies, counts, provinces, records, regions } from './shipped-record.ts'

export const today = '2026-11-24'
export const ground = makeGround(loadBoundaries())

/** The shipped record as the home page and the list are told of it, without a database. */
export function listedAt(day: string): ListedRecord[] {
  return records.flatMap((record) => {
    const status = publicStatus(record, 'no-data', day)
    return status ? [{ record, status }] : []
  })
}

export function mapCitiesAt(day: string): MapCity[] {
  return listedAt(day).map(({ record, status }) => ({
    slug: record.slug,
    name: record.name,
    provinceCode: record.provinces[0]?.code ?? '',
    legal: status.legal,
  }))
}

/** Population of a province; NESDC 2024. */
function peopleOf(code: string): number {
  const province = provinces.find((one) => one.code === code)
  return province?.figures.find((figure) => figure.measure === 'population')?.value ?? 0
}

/** The four figures, worked out from the files by another way than the product's query. */
export function figuresAt(day: string): HomeFigures {
  const cities = mapCitiesAt(day)
  const emblems = cities.filter((city) => city.legal !== 'zone')
  const regionOf = (code: string) => provinces.find((one) => one.code === code)?.regions.nesdc
  const outside = provinces.filter((one) => one.regions.nesdc !== 'bkk_vicinity')
  const having = new Set(emblems.map((city) => city.provinceCode))
  const sum = (codes: Iterable<string>) => [...codes].reduce((all, code) => all + peopleOf(code), 0)
  const peopleTotal = sum(provinces.map((one) => one.code))
  const newest = (has: (count: OfficialCount) => boolean) =>
    counts.filter((count) => has(count) && lastDay(count.on) <= day).at(-1) ?? null
  return {
    at: day,
    certified: {
      named: emblems.length,
      counted: newest((count) => count.certified !== null && count.on.length === 10),
    },
    zones: {
      named: cities.length - emblems.length,
      counted: newest((count) => count.zones !== null),
    },
    outside: {
      emblems: emblems.filter((city) => regionOf(city.provinceCode) !== 'bkk_vicinity').length,
      emblemsTotal: emblems.length,
      people: sum(outside.map((one) => one.code)),
      peopleTotal,
      populationYear: 2024,
    },
    reach: {
      people: sum(having),
      peopleTotal,
      provinces: having.size,
      provincesWithout: provinces.length - having.size,
      populationYear: 2024,
    },
    byRegion: regions
      .filter((region) => region.system === 'nesdc')
      .map((region) => {
        const inRegion = cities.filter((city) => regionOf(city.provinceCode) === region.code)
        const zones = inRegion.filter((city) => city.legal === 'zone').length
        const codes = provinces.filter((one) => one.regions.nesdc === region.code)
        const people = sum(codes.map((one) => one.code))
        return { region, emblems: inRegion.length - zones, zones, people }
      }),
  }
}

/** The home page today, or on a day asked for. */
export function home(at?: string): ReactElement {
  const day = at ?? today
  return (
    <HomePage
      at={at}
      figures={figuresAt(day)}
      cities={mapCitiesAt(day)}
      keyDays={ceremonies}
      {...{ provinces, regions, ground }}
    />
  )
}

/** The list under a filter, with the given rows of it. */
export function cities(
  filter: RecordFilter = {},
  items = listedAt(filter.at ?? today),
): ReactElement {
  const slugs = new Set(items.map(({ record }) => record.slug))
  return (
    <CitiesPage
      filter={filter}
      list={{ items: items.slice(0, 20), total: items.length, page: 1, size: 20 }}
      cities={mapCitiesAt(filter.at ?? today).filter((city) => slugs.has(city.slug))}
      suggestions={
        items.length === 0 ? [{ slug: 'phuket', name: { th: 'ภูเก็ต', en: 'Phuket' } }] : []
      }
      {...{ provinces, regions, ground }}
    />
  )
}

const zones = listedAt(today).filter(({ status }) => status.legal === 'zone')

/** Home and list in the states that they have, by their Thai addresses. */
export const countryPages: readonly (readonly [path: string, page: ReactElement])[] = [
  ['/', home()],
  ['/?at=2021-12-24', home('2021-12-24')],
  ['/?at=2018-01-01', home('2018-01-01')],
  ['/cities', cities()],
  [
    '/cities?status=zone&region=eastern&domain=energy&developer=university',
    cities({ status: 'zone', region: 'eastern', domain: 'energy', developer: 'university' }, zones),
  ],
  [
    '/cities?q=zzz&province=10&at=2021-12-24',
    cities({ q: 'zzz', province: '10', at: '2021-12-24' }, []),
  ],
]
