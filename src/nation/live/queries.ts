import { type RawBuilder, sql } from 'kysely'
import type { Text } from '../../base/text.ts'
import { selectAcross } from '../../store/across.ts'
import type { Db } from '../../store/db.ts'
import { type OverviewRow, overviewByYear, readOverview } from '../measures/index.ts'
import type { Live, LiveSpread, LiveYear } from './live.ts'

type YearRow = OverviewRow & {
  indicator: string
  version: number
  title: Text
  unit_code: string
  decimals: number
  gregorian: number
  outside: number
}
type SpreadRow = {
  proven: number
  proven_outside: number
  flowing: number
  flowing_outside: number
}

/** Loads what real cities' own data tell: two queries over all cities, the numbers each from one. */
export async function loadLive(db: Db): Promise<Live> {
  const [years, spread] = await Promise.all([
    selectAcross(db, 'live indicators', liveYears()),
    selectAcross(db, 'live spread', liveSpread()),
  ])
  return { years: years.map(toYear), spread: toSpread(spread[0]) }
}

/** NESDC's region of Bangkok and its five neighbours. Source: data/regions.json. */
const bangkokAndVicinity = 'bkk_vicinity'

/** Real cities, each in the first province that it names. */
const realCities = sql`
  select listing.slug as city, listing.number, within.region_code <> ${bangkokAndVicinity} as is_outside
  from city_listing listing
  join province_region within on within.province_code = listing.provinces[1] and within.system = 'nesdc'
  where not listing.sample`

/**
 * Every common indicator by year, from the last final reading of each city and year; no city's own indicator bears a common name. A
 * number beyond what the measures can hold (`overviewByYear`) is left out: nothing that a city measures is of such magnitude.
 */
export function liveYears(): RawBuilder<YearRow> {
  return sql<YearRow>`
with real_city as (${realCities}),
common as (
  select id, version, declaration, row_number() over (order by id, version)::int as number
  from indicator_definition where owner = ''
),
known as materialized (
  select common.number * 10000 + began.year as year, 1 as weight, real_city.is_outside,
    (max(array[extract(epoch from reading.period_from)::float8, reading.raw]))[2] as raw
  from indicator_reading reading
  join common on common.id = reading.id and common.version = reading.version
  join real_city on real_city.city = reading.city
  cross join lateral (
    select extract(year from reading.period_from at time zone 'Asia/Bangkok')::int as year
  ) began
  where reading.status = 'final' and reading.raw is not null
  group by common.number, began.year, real_city.number, real_city.is_outside
),
outside as (select year, count(*) filter (where is_outside)::int as outside from known group by year)
select overview.*, outside.outside, common.id as indicator, common.version, common.declaration->'title' as title,
  common.declaration->>'unit' as unit_code, (common.declaration->>'decimals')::int as decimals,
  overview.year % 10000 as gregorian
from (${overviewByYear(inRange)}) as overview
join outside on outside.year = overview.year
join common on common.number = overview.year / 10000
order by common.id, common.version, overview.year`
}

/** Of what is known, what the measures can hold. */
const inRange = sql`
  select year, weight, case when raw = 0 or abs(raw) between 1e-100 and 1e100 then raw end as value from known`

/** Commitments that are met and indicators that have numbers, in real cities. */
function liveSpread(): RawBuilder<SpreadRow> {
  return sql<SpreadRow>`
with real_city as (${realCities}),
flowing as (
  select real_city.is_outside
  from indicator_adoption adopted
  join real_city on real_city.city = adopted.city
  cross join lateral (
    select coalesce(bool_or(last.status in ('final', 'provisional')), false) as has_number
    from (
      select reading.status from indicator_reading reading
      where reading.tenant = adopted.tenant and reading.city = adopted.city and reading.id = adopted.id
        and reading.version = adopted.version
      order by reading.period_from desc limit 2
    ) last
  ) lately
  where adopted.ended_at is null and lately.has_number
),
proven as (
  select real_city.is_outside
  from commitment made
  join real_city on real_city.city = made.city
  cross join lateral (
    select judgement.verdict from commitment_judgement judgement
    where judgement.tenant = made.tenant and judgement.commitment = made.id
    order by judgement.at desc limit 1
  ) lately
  where made.ended_at is null and lately.verdict = 'met'
)
select (select count(*)::int from proven) as proven,
  (select count(*)::int from proven where is_outside) as proven_outside,
  (select count(*)::int from flowing) as flowing,
  (select count(*)::int from flowing where is_outside) as flowing_outside`
}

function toYear(row: YearRow): LiveYear {
  const { indicator, version, title, unit_code, decimals, gregorian, areas, outside } = row
  return {
    indicator,
    version,
    title,
    unitCode: unit_code,
    decimals,
    year: gregorian,
    cities: areas,
    outside,
    lowest: row.lowestValue,
    highest: row.highestValue,
    measures: readOverview(row),
  }
}

function toSpread(row: SpreadRow | undefined): LiveSpread {
  return {
    proven: { outside: row?.proven_outside ?? 0, total: row?.proven ?? 0 },
    flowing: { outside: row?.flowing_outside ?? 0, total: row?.flowing ?? 0 },
  }
}
