import type { Area } from './area.ts'
import { type Measured, measured, measuredAs, notDefined } from './measured.ts'
import { type Part, type Spread, spread } from './spread.ts'
import { runningSum, sum } from './sum.ts'

/** A point of the curve: the `population` with the lowest values have `total` of the whole. */
export type LorenzPoint = { population: number; total: number }

/**
 * Lorenz curve: cumulated people against cumulated total, by rising value; from (0, 0) to (1, 1), one point more than there are
 * areas of positive weight. The area between it and the diagonal is half of `giniWeighted`.
 *
 * Not defined for a mean that is not positive. With negative values it runs below zero at first.
 * Source: Lorenz (1905), Publications of the American Statistical Association 9, 209-219.
 */
export function lorenzCurve(areas: readonly Area[]): Measured<LorenzPoint[]> {
  const seen = spread(areas, 'positive-mean')
  if (!seen.defined) return seen
  const people = runningSum()
  const total = runningSum()
  const points = byRisingValue(seen.value).map((part) => {
    people.add(part.p)
    total.add(part.y)
    return { population: people.value(), total: total.value() }
  })
  points[points.length - 1] = { population: 1, total: 1 }
  return measuredAs([{ population: 0, total: 0 }, ...points])
}

/**
 * Highest value by lowest, each area counted once. Easy to say and fragile: one area at either end decides it.
 *
 * Not defined for a negative value, or a lowest value of zero.
 */
export function maxMin(areas: readonly { value: number }[]): Measured {
  const seen = spread(
    areas.map(({ value }) => ({ value, weight: 1 })),
    'no-negative',
  )
  if (!seen.defined) return seen
  const sorted = byRisingValue(seen.value)
  const lowest = (sorted[0] as Part).value
  const highest = (sorted[sorted.length - 1] as Part).value
  return lowest === 0 ? notDefined('zero-divisor') : measured(highest / lowest)
}

/**
 * Mean of the top tenth of the people by the mean of the bottom four tenths, from areas by rising value; the area at a border
 * is divided in proportion.
 *
 * Not defined for a negative value, or a bottom that has nothing. Naming trap: the Palma ratio sets the two *shares* beside
 * each other, a quarter of this. Source: Palma (2011), Development and Change 42(1), 87-153.
 */
export function top10Bottom40(areas: readonly Area[]): Measured {
  const seen = spread(areas, 'no-negative')
  if (!seen.defined) return seen
  const sorted = byRisingValue(seen.value)
  const bottom = shareOfFirst(sorted, 0.4)
  const top = shareOfFirst(sorted.toReversed(), 0.1)
  return bottom === 0 ? notDefined('zero-divisor') : measured(top / 0.1 / (bottom / 0.4))
}

function byRisingValue({ parts }: Spread): Part[] {
  return parts.toSorted((a, b) => a.value - b.value)
}

/** A border this near the end of an area is its end: rounding must not let the next area in. */
const border = 1e-12

/** The share of the total that the first `people` of all have, in the order given. */
function shareOfFirst(parts: readonly Part[], people: number): number {
  const shares: number[] = []
  const counted = runningSum()
  for (const { p, y } of parts) {
    const left = people - counted.value()
    if (left <= border) break
    shares.push(p <= left ? y : y * (left / p))
    counted.add(p)
  }
  return sum(shares)
}
