import type { Province } from '../../places/index.ts'
import type { ListedRecord } from '../../programme/index.ts'

/** What makes a city like another: its region (NESDC), the size of its province, or both. */
export const likenesses = ['both', 'region', 'size'] as const
export type Likeness = (typeof likenesses)[number]

/** By the people of the province, since the record has no population of cities: under 500,000, up to a million, more. */
export const sizeClasses = ['small', 'medium', 'large'] as const
export type SizeClass = (typeof sizeClasses)[number]
const [smallBelow, largeFrom] = [500_000, 1_000_000]

/** A city beside the figures of its province. A figure that is not on record is null. */
export type CityBeside = {
  listed: ListedRecord
  province: Province
  size: SizeClass | null
  people: number | null
  gppPerHead: number | null
}

/** A city and those like it, all in the Thai order of their names: nothing here is a ranking. Medians are of those shown. */
export type SimilarCities = {
  city: CityBeside
  by: Likeness
  /** With the city itself. */
  cities: CityBeside[]
  median: { people: number | null; gppPerHead: number | null }
  /** The median of all provinces. */
  nation: { people: number | null; gppPerHead: number | null }
}

/**
 * Sets a city beside those like it. Sample cities are compared with nothing real and nothing real with them.
 *
 * Shapes: `listed` in the order to be shown, the city among them. Errors: none; undefined where the city is not among them or
 * has no province.
 */
export function seeSimilarCities(
  slug: string,
  by: Likeness,
  listed: readonly ListedRecord[],
  provinces: readonly Province[],
): SimilarCities | undefined {
  const all = listed.flatMap((one) => setBeside(one, provinces))
  const city = all.find((one) => one.listed.record.slug === slug)
  if (!city) return undefined
  const { sample } = city.listed.record
  const sameRegion = (one: CityBeside) => one.province.regions.nesdc === city.province.regions.nesdc
  const sameSize = (one: CityBeside) => one.size !== null && one.size === city.size
  const cities = all.filter(
    (one) =>
      one === city ||
      (one.listed.record.sample === sample &&
        (by === 'size' || sameRegion(one)) &&
        (by === 'region' || sameSize(one))),
  )
  const figures = provinces.map(figuresOf)
  return {
    city,
    by,
    cities,
    median: mediansOf(cities),
    nation: mediansOf(figures),
  }
}

function setBeside(listed: ListedRecord, provinces: readonly Province[]): CityBeside[] {
  const code = listed.record.provinces[0]?.code
  const province = provinces.find((one) => one.code === code)
  if (!province) return []
  const { people, gppPerHead } = figuresOf(province)
  return [{ listed, province, people, gppPerHead, size: sizeOf(people) }]
}

function figuresOf({ figures }: Province) {
  const newest = (measure: string) =>
    figures
      .filter((one) => one.measure === measure)
      .toSorted((a, b) => a.year - b.year)
      .at(-1)?.value ?? null
  return { people: newest('population'), gppPerHead: newest('gpp-per-head-baht') }
}

function sizeOf(people: number | null): SizeClass | null {
  if (people === null) return null
  if (people < smallBelow) return 'small'
  return people < largeFrom ? 'medium' : 'large'
}

function mediansOf(figures: readonly { people: number | null; gppPerHead: number | null }[]) {
  return {
    people: median(figures.map(({ people }) => people)),
    gppPerHead: median(figures.map(({ gppPerHead }) => gppPerHead)),
  }
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  if (known.length === 0) return null
  const middle = known.length / 2
  const [low, high] = [known[Math.ceil(middle) - 1], known[Math.floor(middle)]]
  return ((low as number) + (high as number)) / 2
}
