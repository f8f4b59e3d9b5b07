import { type Area, type Facts, type Need, refusal } from './area.ts'
import { type Measured, measuredAs, notDefined } from './measured.ts'
import { exponentOf, liftOf, scaled, scaledProducts } from './scale.ts'
import { sum } from './sum.ts'

/**
 * One area in proportion to the whole: `p` its share of the people (`lnP` the logarithm of it), `y` its share of the total,
 * `d` its value's deviation x/mu − 1, `lnRatio` the logarithm of x/mu (−Infinity for a value of zero). y = p (1 + d).
 */
export type Part = {
  index: number
  value: number
  p: number
  lnP: number
  y: number
  d: number
  lnRatio: number
}

/** All areas of positive weight around their weighted mean. The mean and the parts' values are lifted: times 2^lift. */
export type Spread = { mean: number; parts: Part[]; lift: number }

/**
 * Puts areas in proportion, exactly enough that measures of nearly equal areas keep their digits: the rounding error of
 * the mean is taken out of the deviations again, and no product or quotient overflows on the way.
 */
export function spread(areas: readonly Area[], need: Need): Measured<Spread> {
  const lift = liftOf(areas.map(({ value }) => value))
  const kept: { value: number; weight: number; index: number }[] = []
  areas.forEach(({ value, weight }, index) => {
    if (weight !== 0) kept.push({ value: scaled(value, lift), weight, index })
  })
  const whole = wholeOf(kept)
  const facts = factsOf(areas, kept, whole.mean)
  const reason = refusal(facts, need)
  if (reason) return notDefined(reason)
  const p = whole.weights.map((weight) => weight / whole.weight)
  const y = whole.totals.map((total) => total / whole.total)
  const rough = kept.map(({ value }) => deviation(value, whole.mean))
  // Shares of the whole deviate by nothing on the whole: what is left over is the rounding error of the mean.
  const residual = sum(rough.map((d, i) => (Math.abs(d) > 1 ? at(y, i) - at(p, i) : at(p, i) * d)))
  const parts = kept.map(({ value, weight, index }, i) => {
    const d = at(rough, i) - (Math.abs(at(rough, i)) > 1 ? 0 : residual)
    return {
      index,
      value,
      p: at(p, i),
      lnP: Math.log(weight) - whole.lnWeight,
      y: at(y, i),
      d,
      lnRatio: logRatio(value, whole.mean, d),
    }
  })
  return measuredAs({ mean: whole.mean, parts, lift })
}

/** x/mu − 1, exact to the last digit where x is near mu. */
function deviation(value: number, mean: number): number {
  return Math.abs(value) > 2 * mean ? value / mean - 1 : (value - mean) / mean
}

function factsOf(areas: readonly Area[], kept: readonly Area[], mean: number): Facts {
  return {
    areas: areas.length,
    finite: areas.every(({ value, weight }) => Number.isFinite(value) && Number.isFinite(weight)),
    lowestWeight: areas.reduce((least, area) => Math.min(least, area.weight), 0),
    weighted: kept.length,
    lowestValue: kept.reduce((least, area) => Math.min(least, area.value), Infinity),
    mean,
  }
}

/** Weights and totals, each by its own power of two, with their sums and the mean, which rounding must not push past an end. */
function wholeOf(areas: readonly Area[]) {
  const totals = scaledProducts(areas.map((area) => [area.weight, area.value]))
  const weights = scaledProducts(areas.map((area) => [area.weight, 1]))
  const total = sum([...totals.products, ...totals.lost])
  const weight = sum(weights.products)
  const least = areas.reduce((low, area) => Math.min(low, area.value), Infinity)
  const greatest = areas.reduce((high, area) => Math.max(high, area.value), -Infinity)
  const mean = scaled(total / weight, totals.exponent - weights.exponent)
  return {
    totals: totals.products,
    weights: weights.products,
    total,
    weight,
    lnWeight: Math.log(weight) + weights.exponent * Math.LN2,
    mean: Math.min(Math.max(mean, least), greatest),
  }
}

/** ln(x/mu), given d = x/mu − 1; −Infinity for a value of zero. */
export function logRatio(value: number, mean: number, d: number): number {
  if (value <= 0) return -Infinity
  if (Math.abs(d) < 0.5) return Math.log1p(d)
  const ratio = value / mean
  const isOrdinary = ratio > 1e-290 && ratio < Infinity && exponentOf(mean) > -1000
  return isOrdinary ? Math.log(ratio) : Math.log(value) - Math.log(mean)
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] as number
}
