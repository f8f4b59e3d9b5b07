import type { Day } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import { type FieldProblem, invalidParameters } from '../http/problems.ts'
import { listProvinces, listRegions, type Province, type RegionSystem } from '../places/index.ts'
import { listMapCities, type MapCity } from '../programme/index.ts'
import type { Db, Tx } from '../store/db.ts'
import type { Series } from './indicator.ts'
import type { LiveYear } from './live/live.ts'
import { loadLive } from './live/queries.ts'
import { findSeries, type ListedIndicator, listIndicators } from './queries.ts'
import { type Decentralisation, seeDecentralisation } from './view/decentralisation.ts'
import { type Convergence, seeConvergence, seeTrend, type TrendYear } from './view/trend.ts'
import { type Places, seeYear, type YearView } from './view/year-view.ts'

/** What of the nation is asked for; absent is the first indicator, its newest year, NESDC's seven regions, the newest version. */
export type NationQuery = {
  indicator?: string | undefined
  year?: number | undefined
  system?: RegionSystem | undefined
  version?: number | undefined
}

/** The national view of one indicator in one year, with what stands around it. */
export type Nation = {
  at: Day
  indicators: ListedIndicator[]
  series: Series
  provinces: readonly Province[]
  /** Certified cities and named zones on that day, without samples. */
  cities: MapCity[]
  places: Places
  view: YearView
  trend: TrendYear[]
  convergence: Convergence | undefined
  decentralisation: Decentralisation
  /** What real cities measure by their own data, by indicator and year. */
  live: LiveYear[]
}

/**
 * Loads the national view. Throws `invalidParameters` naming `indicator`, `year` or `version` with what is allowed.
 *
 * Shapes: `at` is the day in Bangkok for which the programme's own spread is told.
 */
export async function loadNation(db: Db, query: NationQuery, at: Day): Promise<Nation> {
  const tx = db.read
  const system = query.system ?? 'nesdc'
  const [indicators, provinces, regions, cities, live] = await Promise.all([
    listIndicators(tx, at),
    listProvinces(tx),
    listRegions(tx, system),
    listMapCities(tx, { at }),
    loadLive(db),
  ])
  const series = await requireSeries(tx, query, indicators, at)
  const year = requireYear(series, query.year)
  const places = { provinces, regions }
  return {
    at,
    indicators,
    series,
    provinces,
    cities,
    places,
    view: seeYear(series, places, system, year),
    trend: seeTrend(series, provinces, system),
    convergence: seeConvergence(series, provinces, system),
    decentralisation: seeDecentralisation(cities, provinces, regions, system, live.spread),
    live: live.years,
  }
}

async function requireSeries(
  tx: Tx,
  { indicator, version }: NationQuery,
  indicators: readonly ListedIndicator[],
  at: Day,
): Promise<Series> {
  const known = indicators.map((one) => one.indicator.id)
  const id = indicator ?? known[0]
  if (id === undefined || !known.includes(id)) throw refuse('indicator', allowed(known))
  const series = await findSeries(tx, id, at, version)
  if (!series) throw refuse('version', noVersion(id))
  return series
}

function requireYear({ years }: Series, asked: number | undefined): number {
  const year = asked ?? years.at(-1)
  if (year === undefined || !years.includes(year)) throw refuse('year', allowed(years.map(String)))
  return year
}

function refuse(name: string, detail: Text) {
  const fields: FieldProblem[] = [{ name, detail }]
  return invalidParameters({
    detail: { th: `${name}: ${detail.th}`, en: `${name}: ${detail.en}` },
    members: { fields },
  })
}

const allowed = (values: readonly string[]): Text => ({
  th: `ค่าที่ใช้ได้คือ ${values.join(', ')}`,
  en: `must be one of ${values.join(', ')}`,
})
const noVersion = (id: string): Text => ({
  th: `${id} ไม่มีฉบับนี้`,
  en: `${id} has no such version`,
})
