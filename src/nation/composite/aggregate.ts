import { type Measured, measured, notDefined, type Reason } from '../measures/measured.ts'
import { sum } from '../measures/sum.ts'

/** One part of an index: its normalised value and its weight. Weights are scaled to sum 1. */
export type Component = { value: number; weight: number }

/**
 * Weighted arithmetic mean: sum w x. Inside a domain, where one thing may stand in for another.
 * Not defined without components, for negative weights, or weights that add up to zero. Source: OECD/JRC (2008), ch. 6.
 */
export function arithmeticMean(parts: readonly Component[]): Measured {
  return weighted(parts, Number.NEGATIVE_INFINITY, (shares) => sum(shares.map(({ x, w }) => w * x)))
}

/**
 * Weighted geometric mean: exp(sum w ln x). Between domains, where a weak one cannot be bought off; a value of zero makes it zero.
 * Not defined as `arithmeticMean`, and for a negative value.
 */
export function geometricMean(parts: readonly Component[]): Measured {
  return powerMean(parts, 0)
}

/** Weighted harmonic mean: 1 / sum(w/x). By its limit zero where a value is zero. Not defined as `geometricMean`. */
export function harmonicMean(parts: readonly Component[]): Measured {
  return powerMean(parts, -1)
}

/**
 * Weighted power mean: (sum w x^p)^(1/p); p = 1 arithmetic, 0 (its limit) geometric, −1 harmonic. By its limit zero where a value
 * is zero and p ≤ 0. Not defined as `geometricMean`, and for a p that is not finite.
 */
export function powerMean(parts: readonly Component[], p: number): Measured {
  if (!Number.isFinite(p)) return notDefined('bad-parameter')
  return weighted(parts, 0, (shares) => {
    const largest = shares.reduce((most, { x }) => Math.max(most, x), 0)
    const least = shares.reduce((low, { x }) => Math.min(low, x), Infinity)
    if (largest === 0 || (least === 0 && p <= 0)) return 0
    // By logarithms around the value whose power is greatest, so that no power overflows.
    const scale = p < 0 ? least : largest
    const logs = shares.map(({ x, w }) => ({ w, log: Math.log(x) - Math.log(scale) }))
    if (p === 0) return scale * Math.exp(sum(logs.map(({ w, log }) => w * log)))
    const moment = sum(logs.map(({ w, log }) => w * Math.expm1(p * log)))
    return scale * Math.exp(Math.log1p(moment) / p)
  })
}

function weighted(
  parts: readonly Component[],
  least: number,
  mean: (shares: { x: number; w: number }[]) => number,
): Measured {
  const reason = unusable(parts, least)
  if (reason) return notDefined(reason)
  const counted = parts.filter((part) => part.weight > 0)
  const heaviest = counted.reduce((most, part) => Math.max(most, part.weight), 0)
  const total = sum(counted.map((part) => part.weight / heaviest))
  return measured(
    mean(counted.map(({ value, weight }) => ({ x: value, w: weight / heaviest / total }))),
  )
}

function unusable(parts: readonly Component[], least: number): Reason | undefined {
  if (parts.length === 0) return 'no-areas'
  if (!parts.every(({ value, weight }) => Number.isFinite(value) && Number.isFinite(weight)))
    return 'not-finite'
  if (parts.some((part) => part.weight < 0)) return 'negative-weight'
  if (parts.every((part) => part.weight === 0)) return 'no-weight'
  return parts.some((part) => part.weight > 0 && part.value < least) ? 'negative-value' : undefined
}
