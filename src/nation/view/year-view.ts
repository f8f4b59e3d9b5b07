import type { Text } from '../../base/text.ts'
import type { Province, Region, RegionSystem } from '../../places/index.ts'
import type { Indicator, Series } from '../indicator.ts'
import {
  type GroupedArea,
  type LorenzPoint,
  locationQuotients,
  lorenzCurve,
  type Measured,
  measureYear,
  notDefined,
  type TheilGroup,
  type TheilSplit,
  theilLSplit,
  theilTSplit,
  type YearMeasures,
} from '../measures/index.ts'

/** A province in the year: its value and weight, null where there is none, and how its value stands to the country's mean. */
export type AreaYear = {
  code: string
  name: Text
  region: string
  value: number | null
  weight: number | null
  quotient: Measured
}

/** A province that has a value. */
export type ValuedArea = AreaYear & { value: number; weight: number }

/** A region in the year. Means are weighted; shares are of the country; highest and lowest are of its provinces with a value. */
export type RegionYear = {
  region: Region
  provinces: number
  withValue: number
  mean: number | null
  highest: ValuedArea | null
  lowest: ValuedArea | null
  weightShare: number | null
  totalShare: number | null
  theilT: TheilGroup | null
  theilL: TheilGroup | null
}

/** An indicator in one year under one system of regions, with everything that is measured of it. */
export type YearView = {
  indicator: Indicator
  year: number
  years: readonly number[]
  system: RegionSystem
  /** Provinces in the order given. */
  areas: AreaYear[]
  highest: ValuedArea | null
  lowest: ValuedArea | null
  mean: number | null
  measures: YearMeasures
  theilT: Measured<TheilSplit>
  theilL: Measured<TheilSplit>
  lorenz: Measured<LorenzPoint[]>
  /** Regions in their official order. */
  regions: RegionYear[]
}

export type Places = { provinces: readonly Province[]; regions: readonly Region[] }

/**
 * Sees a year of a series: provinces, regions and measures. Provinces without a value are in `areas` and in no measure.
 *
 * Shapes: `places.regions` of the system asked for. Errors: none; a measure that the data do not define says why.
 */
export function seeYear(
  series: Series,
  places: Places,
  system: RegionSystem,
  year: number,
): YearView {
  const areas = areasOfYear(series, places.provinces, system, year)
  const valued = areas.filter(hasValue)
  const grouped = valued.map(toGrouped)
  const theilT = theilTSplit(grouped)
  const theilL = theilLSplit(grouped)
  return {
    indicator: series.indicator,
    year,
    years: series.years,
    system,
    areas,
    highest: highestOf(valued),
    lowest: lowestOf(valued),
    mean: weightedMean(valued),
    measures: measureYear(grouped),
    theilT,
    theilL,
    lorenz: lorenzCurve(grouped),
    regions: places.regions
      .toSorted((a, b) => a.order - b.order)
      .map((region) => seeRegion(region, areas, theilT, theilL)),
  }
}

export function hasValue(area: AreaYear): area is ValuedArea {
  return area.value !== null && area.weight !== null
}

/** The areas of a year as the measures take them. */
export function groupedAreas(view: YearView): GroupedArea[] {
  return view.areas.filter(hasValue).map(toGrouped)
}

function areasOfYear(
  series: Series,
  provinces: readonly Province[],
  system: RegionSystem,
  year: number,
): AreaYear[] {
  const known = new Map(
    series.observations.filter((one) => one.year === year).map((one) => [one.code, one]),
  )
  const areas = provinces.map(({ code, name, regions }): AreaYear => {
    const found = known.get(code)
    return {
      code,
      name,
      region: regions[system],
      value: found?.value ?? null,
      weight: found?.weight ?? null,
      quotient: notDefined('no-areas'),
    }
  })
  const valued = areas.filter(hasValue)
  const quotients = locationQuotients(valued)
  valued.forEach((area, place) => {
    area.quotient = quotients.defined ? (quotients.value[place] as Measured) : quotients
  })
  return areas
}

function seeRegion(
  region: Region,
  areas: readonly AreaYear[],
  theilT: Measured<TheilSplit>,
  theilL: Measured<TheilSplit>,
): RegionYear {
  const members = areas.filter((area) => area.region === region.code)
  const valued = members.filter(hasValue)
  const all = areas.filter(hasValue)
  const groupIn = (split: Measured<TheilSplit>) =>
    split.defined ? (split.value.groups.find(({ group }) => group === region.code) ?? null) : null
  return {
    region,
    provinces: members.length,
    withValue: valued.length,
    mean: weightedMean(valued),
    highest: highestOf(valued),
    lowest: lowestOf(valued),
    weightShare: share(weightOf(valued), weightOf(all)),
    totalShare: share(totalOf(valued), totalOf(all)),
    theilT: groupIn(theilT),
    theilL: groupIn(theilL),
  }
}

function toGrouped({ value, weight, region }: ValuedArea): GroupedArea {
  return { value, weight, group: region }
}

/** The area of the greatest value; of equal ones the first. Null without any. */
function highestOf(areas: readonly ValuedArea[]): ValuedArea | null {
  return areas.reduce<ValuedArea | null>(
    (top, area) => (top && top.value >= area.value ? top : area),
    null,
  )
}

function lowestOf(areas: readonly ValuedArea[]): ValuedArea | null {
  return areas.reduce<ValuedArea | null>(
    (low, area) => (low && low.value <= area.value ? low : area),
    null,
  )
}

function weightedMean(areas: readonly ValuedArea[]): number | null {
  return share(totalOf(areas), weightOf(areas))
}

function totalOf(areas: readonly ValuedArea[]): number {
  return areas.reduce((sum, { value, weight }) => sum + value * weight, 0)
}

function weightOf(areas: readonly ValuedArea[]): number {
  return areas.reduce((sum, { weight }) => sum + weight, 0)
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
