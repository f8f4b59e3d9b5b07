import { type Area, countedOnce, type Valued } from './area.ts'
import { type Measured, measured } from './measured.ts'
import { type Part, type Spread, spread } from './spread.ts'
import { rootOfSquares, sum } from './sum.ts'

/**
 * Williamson's index: sqrt(sum p (x − mu)²) / mu, the population-weighted coefficient of variation about the weighted mean.
 *
 * Units: none; 0 when all are equal. Not defined for a mean that is not positive.
 * Naming trap: `REAT::williamson` takes deviations from the unweighted mean unless told otherwise.
 * Source: Williamson (1965), Regional inequality and the process of national development, EDCC 13(4), 1-84.
 */
export function williamsonWeighted(areas: readonly Area[]): Measured {
  return relativeDeviation(spread(areas, 'positive-mean'))
}

/**
 * Coefficient of variation: population standard deviation (divided by n, not n − 1) by the mean, each area counted once.
 *
 * Not defined for a mean that is not positive. Naming trap: most packages take the sample deviation, which is greater
 * by sqrt(n/(n − 1)). Source: Barro & Sala-i-Martin, Economic Growth (2nd ed. 2004), ch. 11.
 */
export function coefficientOfVariation(areas: readonly Valued[]): Measured {
  return relativeDeviation(spread(countedOnce(areas), 'positive-mean'))
}

/**
 * Sigma: the population standard deviation of ln x, each area counted once. Areas converge when it falls over the years.
 *
 * Not defined for a negative or zero value. Source: as `coefficientOfVariation`.
 */
export function sigma(areas: readonly Valued[]): Measured {
  const seen = spread(countedOnce(areas), 'only-positive')
  if (!seen.defined) return seen
  const logs = seen.value.parts.map((part) => part.lnRatio)
  const mean = sum(logs) / logs.length
  const residual = sum(logs.map((log) => log - mean)) / logs.length
  const deviations = logs.map((log) => log - mean - residual)
  return measured(rootOfSquares(deviations) / Math.sqrt(logs.length))
}

function relativeDeviation(seen: Measured<Spread>): Measured {
  return seen.defined ? measured(rootOfSquares(seen.value.parts.map(weightedDeviation))) : seen
}

/** sqrt(p) |d|; far above the mean as sqrt(y r) (1 − 1/r), where p may be too small to hold. */
function weightedDeviation({ p, y, d, lnRatio }: Part): number {
  if (d < 1e100) return Math.sqrt(p) * Math.abs(d)
  return Math.sqrt(y) * Math.exp(lnRatio / 2)
}
