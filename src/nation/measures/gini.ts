import { type Area, countedOnce, type Valued } from './area.ts'
import { type Measured, measured } from './measured.ts'
import { type Part, type Spread, spread } from './spread.ts'
import { runningSum, sum } from './sum.ts'

/**
 * Gini, population-weighted: sum_i sum_j p_i p_j |x_i − x_j| / (2 mu).
 *
 * From 0 to 1 when no value is negative. Not defined for a mean that is not positive. Naming traps: the class weighting of
 * `REAT::gini` is not this; a sample-corrected Gini is greater by n/(n − 1).
 * Source: Gini (1912); Lerman & Yitzhaki (1989), Journal of Econometrics 42, 43-47.
 */
export function giniWeighted(areas: readonly Area[]): Measured {
  return giniOf(spread(areas, 'positive-mean'))
}

/** Gini with each area counted once, not corrected for the sample: (sum_i sum_j |x_i − x_j|) / (2 n² mean). */
export function gini(areas: readonly Valued[]): Measured {
  return giniOf(spread(countedOnce(areas), 'positive-mean'))
}

function giniOf(seen: Measured<Spread>): Measured {
  if (!seen.defined) return seen
  const { mean, parts } = seen.value
  parts.sort((a, b) => a.value - b.value)
  const hasHugeRatio = parts.some((part) => Math.abs(part.d) > 1e100)
  return measured(hasHugeRatio ? byCrossProducts(parts) : byGaps(parts, mean))
}

/** sum over the gaps between neighbours of gap · P (1 − P) / mu: no term is negative, so no digits cancel. */
function byGaps(sorted: readonly Part[], mean: number): number {
  const above = cumulatedAbove(sorted)
  const below = runningSum()
  const terms = sorted.slice(1).map((upper, i) => {
    const lower = sorted[i] as Part
    below.add(lower.p)
    const gap = upper.value - lower.value
    const relativeGap = Number.isFinite(gap) ? gap / mean : upper.d - lower.d
    return relativeGap * below.value() * (above[i + 1] as number)
  })
  return sum(terms)
}

/** The people at and above each area. */
function cumulatedAbove(sorted: readonly Part[]): number[] {
  const above: number[] = []
  const people = runningSum()
  for (let i = sorted.length - 1; i >= 0; i--) {
    people.add((sorted[i] as Part).p)
    above[i] = people.value()
  }
  return above
}

/** sum of y_i P_below − p_i Y_below: for areas so far apart that a share of people is too small to hold. */
function byCrossProducts(sorted: readonly Part[]): number {
  const people = runningSum()
  const total = runningSum()
  const terms = sorted.map((part) => {
    const term = part.y * people.value() - part.p * total.value()
    people.add(part.p)
    total.add(part.y)
    return term
  })
  return sum(terms)
}
