import type { Province, Region, RegionSystem } from '../../places/index.ts'
import type { MapCity } from '../../programme/index.ts'
import { type LiveCount, type LiveSpread, nothingLive } from '../live/live.ts'
import { locationQuotient, type Measured } from '../measures/index.ts'

/** What is counted of the programme. The last two come from the cities' own data: without any there is no data, not zero. */
export const spreadThings = ['emblems', 'zones', 'indicators-proven', 'data-flowing'] as const
export type SpreadThing = (typeof spreadThings)[number]

/**
 * How much of one thing stands outside Bangkok and vicinity. `quotient` is its share by the share of people: 1 means as much as
 * its people. `no-data` where nothing is connected that could be counted: never a zero.
 */
export type Spread =
  | { thing: SpreadThing; state: 'counted'; outside: number; total: number; quotient: Measured }
  | { thing: SpreadThing; state: 'no-data' }

/** The programme in one region, beside its people. Regions without a certified city are zero. */
export type RegionSpread = {
  region: Region
  people: number
  emblems: number
  zones: number
  emblemsPerMillion: Measured
  quotient: Measured
}

/** The programme's own spread on a day. `people` are of `populationYear` (Gregorian). */
export type Decentralisation = {
  people: { outside: number; total: number; populationYear: number }
  spreads: Spread[]
  regions: RegionSpread[]
}

/** NESDC's region of Bangkok and its five neighbours. Source: data/regions.json. */
const bangkokAndVicinity = 'bkk_vicinity'

/**
 * Counts where emblems and named zones are, beside where people live. A city counts in the first province it names; samples are
 * not among `cities`. Whatever the system of regions, outside means outside NESDC's Bangkok and vicinity.
 */
export function seeDecentralisation(
  cities: readonly MapCity[],
  provinces: readonly Province[],
  regions: readonly Region[],
  system: RegionSystem,
  live: LiveSpread = nothingLive,
): Decentralisation {
  const peopleOf = newestPeople(provinces)
  const peopleIn = (members: readonly Province[]) =>
    members.reduce((sum, { code }) => sum + (peopleOf.people.get(code) ?? 0), 0)
  const isOutside = (province: Province) => province.regions.nesdc !== bangkokAndVicinity
  const outside = provinces.filter(isOutside)
  const people = {
    outside: peopleIn(outside),
    total: peopleIn(provinces),
    populationYear: peopleOf.year,
  }
  const emblems = cities.filter((city) => city.legal !== 'zone')
  const zones = cities.filter((city) => city.legal === 'zone')
  const inside = (members: readonly Province[], of: readonly MapCity[]) => {
    const codes = new Set(members.map(({ code }) => code))
    return of.filter((city) => codes.has(city.provinceCode)).length
  }
  const counted = (thing: SpreadThing, { outside: part, total }: LiveCount): Spread => {
    const quotient = locationQuotient({
      part,
      total,
      people: people.outside,
      allPeople: people.total,
    })
    return { thing, state: 'counted', outside: part, total, quotient }
  }
  const count = (of: readonly MapCity[]) => ({ outside: inside(outside, of), total: of.length })
  const ifAny = (thing: SpreadThing, of: LiveCount): Spread =>
    of.total > 0 ? counted(thing, of) : { thing, state: 'no-data' }
  return {
    people,
    spreads: [
      counted('emblems', count(emblems)),
      counted('zones', count(zones)),
      ifAny('indicators-proven', live.proven),
      ifAny('data-flowing', live.flowing),
    ],
    regions: regions
      .toSorted((a, b) => a.order - b.order)
      .map((region) => {
        const members = provinces.filter((province) => province.regions[system] === region.code)
        const held = inside(members, emblems)
        const living = peopleIn(members)
        return {
          region,
          people: living,
          emblems: held,
          zones: inside(members, zones),
          emblemsPerMillion: perMillion(held, living),
          quotient: locationQuotient({
            part: held,
            total: emblems.length,
            people: living,
            allPeople: people.total,
          }),
        }
      }),
  }
}

function perMillion(count: number, people: number): Measured {
  return locationQuotient({ part: count, total: 1, people, allPeople: 1e6 })
}

/** The newest population of each province, all of one year. */
function newestPeople(provinces: readonly Province[]) {
  const figures = provinces.flatMap(({ code, figures }) =>
    figures
      .filter(({ measure }) => measure === 'population')
      .map((figure) => ({ code, ...figure })),
  )
  const year = figures.reduce((newest, figure) => Math.max(newest, figure.year), 0)
  const people = new Map(
    figures.filter((figure) => figure.year === year).map(({ code, value }) => [code, value]),
  )
  return { year, people }
}
