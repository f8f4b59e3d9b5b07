import { type Measured, measuredAs, notDefined, type Reason } from '../measures/measured.ts'
import { sum } from '../measures/sum.ts'

/** Scores of areas in the order given; an area without data has none, and stays without (undefined). */
export type Scores = (number | undefined)[]
export type Direction = 'higher-is-better' | 'lower-is-better'

/**
 * Min-max to [from, to]: from + (to − from)(x − min)/(max − min). Relative to the areas at hand, so one area's score changes
 * with another's value; the index of the programme uses `goalposts`.
 *
 * Not defined without data, or when all values are the same. Source of all here: OECD/JRC, Handbook on Constructing Composite
 * Indicators (2008), ch. 5; checked against COINr 1.1.14.
 */
export function minMax(values: Scores, from: number, to: number): Measured<Scores> {
  return overRange(values, (x, { min, max }) => from + ((to - from) * (x - min)) / (max - min))
}

/** Distance to the maximum: 1 − (max − x)/(max − min). Not defined as `minMax`. */
export function distanceToMaximum(values: Scores): Measured<Scores> {
  return overRange(values, (x, { min, max }) => 1 - (max - x) / (max - min))
}

/** Distance to a target, at most 1: 1 − (target − x)/(target − min). Not defined without data, or for a target at or under the minimum. */
export function distanceToTarget(values: Scores, target: number): Measured<Scores> {
  if (!Number.isFinite(target)) return notDefined('bad-parameter')
  const range = rangeOf(values)
  if (!range.defined) return range
  const { min } = range.value
  if (target <= min) return notDefined('bad-parameter')
  return mapped(values, (x) => Math.min(1, 1 - (target - x) / (target - min)))
}

/** Fraction of the maximum: x/max. Not defined without data, or for a maximum that is not positive. */
export function fractionOfMaximum(values: Scores): Measured<Scores> {
  const range = rangeOf(values)
  if (!range.defined) return range
  const { max } = range.value
  if (max <= 0) return notDefined(max === 0 ? 'zero-divisor' : 'negative-value')
  return mapped(values, (x) => x / max)
}

/**
 * Fixed national goalposts scaled to [0, scale]: scale · (x − worst end)/(length), cut to the range; with lower-is-better the other
 * way round. An area's score does not depend on any other area.
 *
 * Not defined for goalposts that are not in rising order.
 */
export function goalposts(
  values: Scores,
  posts: { low: number; high: number; scale: number; direction: Direction },
): Measured<Scores> {
  const { low, high, scale, direction } = posts
  if (![low, high, scale].every(Number.isFinite) || low >= high || scale <= 0)
    return notDefined('bad-parameter')
  return mapped(values, (x) => {
    const risen = (x - low) / (high - low)
    const share = direction === 'higher-is-better' ? risen : 1 - risen
    return scale * Math.min(1, Math.max(0, share))
  })
}

/** z-score: (x − mean)/sd with the sample deviation (n − 1). Not defined for fewer than two values, or all the same. */
export function zScore(values: Scores): Measured<Scores> {
  const range = rangeOf(values)
  if (!range.defined) return range
  const known = present(values)
  if (known.length < 2) return notDefined('one-area')
  if (range.value.min === range.value.max) return notDefined('no-spread')
  const mean = sum(known) / known.length
  const deviation = Math.sqrt(sum(known.map((x) => (x - mean) ** 2)) / (known.length - 1))
  return mapped(values, (x) => (x - mean) / deviation)
}

/** Percentile rank: (rank − 1)/(n − 1), the smallest 0; equal values share the lower rank. Not defined for fewer than two values. */
export function percentileRank(values: Scores): Measured<Scores> {
  const range = rangeOf(values)
  if (!range.defined) return range
  const sorted = present(values).sort((a, b) => a - b)
  if (sorted.length < 2) return notDefined('one-area')
  return mapped(values, (x) => countUnder(sorted, x) / (sorted.length - 1))
}

type Range = { min: number; max: number }

function overRange(values: Scores, score: (x: number, range: Range) => number): Measured<Scores> {
  const range = rangeOf(values)
  if (!range.defined) return range
  const { value } = range
  return value.min === value.max ? notDefined('no-spread') : mapped(values, (x) => score(x, value))
}

function rangeOf(values: Scores): Measured<Range> {
  const reason = unusable(values)
  if (reason) return notDefined(reason)
  const known = present(values)
  const min = known.reduce((least, x) => Math.min(least, x), Infinity)
  const max = known.reduce((most, x) => Math.max(most, x), -Infinity)
  return measuredAs({ min, max })
}

function mapped(values: Scores, score: (x: number) => number): Measured<Scores> {
  const reason = unusable(values)
  if (reason) return notDefined(reason)
  const scores = values.map((x) => (x === undefined ? undefined : score(x)))
  return present(scores).every(Number.isFinite) ? measuredAs(scores) : notDefined('out-of-range')
}

function unusable(values: Scores): Reason | undefined {
  const known = present(values)
  if (!known.every(Number.isFinite)) return 'not-finite'
  return known.length === 0 ? 'no-areas' : undefined
}

function present(values: Scores): number[] {
  return values.filter((x) => x !== undefined)
}

/** How many of the sorted values are under x. */
function countUnder(sorted: readonly number[], x: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < x) low = middle + 1
    else high = middle
  }
  return low
}
