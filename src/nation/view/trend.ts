import type { Province, RegionSystem } from '../../places/index.ts'
import type { Series } from '../indicator.ts'
import {
  type BetaConvergence,
  betaConvergence,
  type Measured,
  measureYear,
  notDefined,
  type YearMeasures,
} from '../measures/index.ts'

/** The measures of one year of a trend. */
export type TrendYear = { year: number; measures: YearMeasures }

/** A province over the span of a trend: its start, its end and its yearly growth of the logarithm. */
export type GrowthArea = {
  code: string
  region: string
  start: number
  end: number
  growth: number | null
}

/** How areas grew from the first to the last year: those with a value in both. */
export type Convergence = {
  from: number
  to: number
  areas: GrowthArea[]
  beta: Measured<BetaConvergence>
}

/** Measures year by year, in rising order; needs no second year, but says nothing of change with one. */
export function seeTrend(
  series: Series,
  provinces: readonly Province[],
  system: RegionSystem,
): TrendYear[] {
  const regionOf = new Map(provinces.map(({ code, regions }) => [code, regions[system]]))
  const byYear = Map.groupBy(series.observations, (one) => one.year)
  return [...byYear].map(([year, observations]) => ({
    year,
    measures: measureYear(
      observations.flatMap(({ code, value, weight }) => {
        const group = regionOf.get(code)
        return value === null || group === undefined ? [] : [{ value, weight, group }]
      }),
    ),
  }))
}

/** Beta convergence from the first to the last year. Not defined with fewer than two years. */
export function seeConvergence(
  series: Series,
  provinces: readonly Province[],
  system: RegionSystem,
): Convergence | undefined {
  const [from, to] = [series.years.at(0), series.years.at(-1)]
  if (from === undefined || to === undefined || from === to) return undefined
  const known = new Map(
    series.observations.map(({ code, year, value }) => [`${year} ${code}`, value]),
  )
  const years = to - from
  const areas = provinces.flatMap(({ code, regions }): GrowthArea[] => {
    const [start, end] = [known.get(`${from} ${code}`), known.get(`${to} ${code}`)]
    if (start == null || end == null) return []
    const growth = start > 0 && end > 0 ? (Math.log(end) - Math.log(start)) / years : null
    return [{ code, region: regions[system], start, end, growth }]
  })
  const beta = areas.length === 0 ? notDefined('no-areas') : betaConvergence(areas, years)
  return { from, to, areas, beta }
}
