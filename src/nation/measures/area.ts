import type { Reason } from './measured.ts'

/**
 * One area of a year: `value` per head (baht, score, emblems per person …) and `weight`, its people.
 * For totals that belong to no head count (emblems by province) the value is the total and the weight 1.
 * An area of weight zero counts nothing in a weighted measure; a measure without weights reads only `value`.
 */
export type Area = { value: number; weight: number }
export type Valued = { value: number }
export type GroupedArea = Area & { group: string }

/** What a formula needs of its values: only a positive mean, no negative value, or nothing but positive values. */
export type Need = 'positive-mean' | 'no-negative' | 'only-positive'

/** What decides whether a measure is defined. The SQL twins give the same facts, so that both refuse alike. */
export type Facts = {
  areas: number
  finite: boolean
  lowestWeight: number
  /** How many areas have a positive weight. */
  weighted: number
  lowestValue: number
  mean: number
}

/** Why a formula with this need is not defined for the data; undefined when it is. */
export function refusal(facts: Facts, need: Need): Reason | undefined {
  if (!facts.finite) return 'not-finite'
  if (facts.lowestWeight < 0) return 'negative-weight'
  if (facts.areas === 0) return 'no-areas'
  if (facts.weighted === 0) return 'no-weight'
  if (need !== 'positive-mean' && facts.lowestValue < 0) return 'negative-value'
  if (need === 'only-positive' && facts.lowestValue === 0) return 'zero-value'
  if (facts.mean <= 0) return 'mean-not-positive'
  return undefined
}

/** The same areas, each counted once. */
export function countedOnce(areas: readonly Valued[]): Area[] {
  return areas.map((area) => ({ value: area.value, weight: 1 }))
}
