import { sql } from 'kysely'
import type { Day } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import type { Tx } from '../store/db.ts'
import { listCounts } from './count-queries.ts'
import type { HomeFigures } from './home-figures.ts'
import { isCertifiedOn, isZoneOn } from './record-filter.ts'

/** NESDC's region of Bangkok and its five neighbours. Source: data/regions.json. */
const bangkokAndVicinity = 'bkk_vicinity'

type RegionRow = {
  code: string
  name: Text
  position: number
  emblems: number
  zones: number
  people: number
  people_reached: number
  provinces: number
  provinces_reached: number
  year: number
}

/**
 * The home figures at the end of a day, from the events of the record, its official counts and the newest population on record.
 * A city in several provinces counts once, in the first it names; as a province with an emblem counts each of them. Sample cities
 * count nowhere.
 */
export async function homeFigures(tx: Tx, at: Day): Promise<HomeFigures> {
  const counts = await listCounts(tx, at)
  const regions = await countByRegion(tx, at)
  const total = (value: (region: RegionRow) => number, rows = regions) =>
    rows.reduce((sum, row) => sum + value(row), 0)
  const outside = regions.filter((region) => region.code !== bangkokAndVicinity)
  const emblems = total((region) => region.emblems)
  const people = total((region) => region.people)
  const populationYear = regions[0]?.year ?? 0
  return {
    at,
    certified: {
      named: emblems,
      counted:
        counts.findLast(({ on, certified }) => on.length === 10 && certified !== null) ?? null,
    },
    zones: {
      named: total((region) => region.zones),
      counted: counts.findLast(({ zones }) => zones !== null) ?? null,
    },
    outside: {
      emblems: total((region) => region.emblems, outside),
      emblemsTotal: emblems,
      people: total((region) => region.people, outside),
      peopleTotal: people,
      populationYear,
    },
    reach: {
      people: total((region) => region.people_reached),
      peopleTotal: people,
      provinces: total((region) => region.provinces_reached),
      provincesWithout: total((region) => region.provinces - region.provinces_reached),
      populationYear,
    },
    byRegion: regions.map(({ code, name, position, emblems, zones, people }) => ({
      region: { system: 'nesdc', code, name, order: position },
      emblems,
      zones,
      people,
    })),
  }
}

async function countByRegion(tx: Tx, at: Day): Promise<RegionRow[]> {
  const { rows } = await sql<RegionRow>`
    with standing as (
      select provinces, ${isCertifiedOn(at)} as certified, ${isZoneOn(at)} as zone
      from city_listing where not sample
    ), newest as (
      select max(year) as year from province_figure where measure = 'population'
    ), by_province as (
      select within.region_code, figure.value as people, figure.year,
        (select count(*) from standing where certified and provinces[1] = within.province_code) as emblems,
        (select count(*) from standing where zone and provinces[1] = within.province_code) as zones,
        exists (select from standing where certified and within.province_code = any(provinces)) as reached
      from province_region within
      join newest on true
      join province_figure figure on figure.province_code = within.province_code
        and figure.measure = 'population' and figure.year = newest.year
      where within.system = 'nesdc'
    )
    select region.code, region.position, json_build_object('th', name_th, 'en', name_en) as name,
      coalesce(sum(emblems), 0)::int as emblems, coalesce(sum(zones), 0)::int as zones,
      coalesce(sum(people), 0)::float8 as people,
      coalesce(sum(people) filter (where reached), 0)::float8 as people_reached,
      count(by_province)::int as provinces,
      (count(*) filter (where reached))::int as provinces_reached,
      coalesce(max(by_province.year), (select year from newest)) as year
    from region
    left join by_province on by_province.region_code = region.code
    where region.system = 'nesdc'
    group by region.code, region.position, name_th, name_en
    order by region.position`.execute(tx)
  return rows
}
