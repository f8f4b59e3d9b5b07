import { type Area, type Facts, type Need, refusal } from './area.ts'
import { type Measured, measuredAs, notDefined } from './measured.ts'
import { exponentOf, scaled, scaledProducts } from './scale.ts'
import { sum } from './sum.ts'

/**
 * One area in proportion to the whole: `p` its share of the people, `y` its share of the total, `d` its value's
 * deviation x/mu − 1, `lnRatio` the logarithm of x/mu (−Infinity for a value of zero). y = p (1 + d).
 */
export type Part = {
  index: number
  value: number
  p: number
  y: number
  d: number
  lnRatio: number
}

/** All areas of positive weight around their weighted mean. */
export type Spread = { mean: number; parts: Part[] }

/**
 * Puts areas in proportion, exactly enough that measures of nearly equal areas keep their digits: deviations are taken
 * from a mean that is corrected once by its own residual, and no product or quotient overflows on the way.
 */
export function spread(areas: readonly Area[], need: Need): Measured<Spread> {
  const kept: { value: number; weight: number; index: number }[] = []
  areas.forEach(({ value, weight }, index) => {
    if (weight !== 0) kept.push({ value, weight, index })
  })
  const facts = factsOf(areas, kept)
  const reason = refusal(facts, need)
  if (reason) return notDefined(reason)
  const totals = scaledProducts(kept.map((area) => [area.weight, area.value]))
  const weights = scaledProducts(kept.map((area) => [area.weight, 1]))
  const total = sum(totals.products)
  const weight = sum(weights.products)
  const shares = kept.map((_, i) => (weights.products[i] as number) / weight)
  const deviation = deviationFrom(facts.mean, kept, shares)
  const parts = kept.map(({ value, index }, i) => {
    const d = deviation(value)
    const y = (totals.products[i] as number) / total
    return { index, value, p: shares[i] as number, y, d, lnRatio: logRatio(value, facts.mean, d) }
  })
  return measuredAs({ mean: facts.mean, parts })
}

function factsOf(areas: readonly Area[], kept: readonly Area[]): Facts {
  return {
    areas: areas.length,
    finite: areas.every(({ value, weight }) => Number.isFinite(value) && Number.isFinite(weight)),
    lowestWeight: areas.reduce((least, area) => Math.min(least, area.weight), 0),
    weighted: kept.length,
    lowestValue: kept.reduce((least, area) => Math.min(least, area.value), Infinity),
    mean: weightedMean(kept),
  }
}

/** sum w x / sum w, kept between the least and the greatest value, where rounding could push it out. */
function weightedMean(areas: readonly Area[]): number {
  const totals = scaledProducts(areas.map((area) => [area.weight, area.value]))
  const weights = scaledProducts(areas.map((area) => [area.weight, 1]))
  const quotient = sum(totals.products) / sum(weights.products)
  const least = areas.reduce((low, area) => Math.min(low, area.value), Infinity)
  const greatest = areas.reduce((high, area) => Math.max(high, area.value), -Infinity)
  return Math.min(Math.max(scaled(quotient, totals.exponent - weights.exponent), least), greatest)
}

/** x/mu − 1. Where all values lie close together, the rounding error of the mean is taken out again. */
function deviationFrom(mean: number, kept: readonly Area[], shares: readonly number[]) {
  const close = kept.every((area) => Math.abs(area.value - mean) <= mean)
  const residual = close
    ? sum(kept.map((area, i) => (shares[i] as number) * (area.value - mean)))
    : 0
  return (value: number) =>
    Math.abs(value) > 2 * mean ? value / mean - 1 : (value - mean - residual) / mean
}

/** ln(x/mu), given d = x/mu − 1; −Infinity for a value of zero. */
export function logRatio(value: number, mean: number, d: number): number {
  if (value <= 0) return -Infinity
  if (Math.abs(d) < 0.5) return Math.log1p(d)
  const ratio = value / mean
  const isOrdinary = ratio > 1e-290 && ratio < Infinity && exponentOf(mean) > -1000
  return isOrdinary ? Math.log(ratio) : Math.log(value) - Math.log(mean)
}
