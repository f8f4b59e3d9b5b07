import type { Area } from './area.ts'
import { type Measured, measured, notDefined } from './measured.ts'
import { log1pLessIts, powerExcess } from './near-one.ts'
import { type Part, spread } from './spread.ts'
import { sum } from './sum.ts'

/**
 * Generalised entropy of order a: (sum p (x/mu)^a − 1) / (a (a − 1)); its limits at a = 0 and a = 1 are Theil L and T.
 * GE(2) is half the square of the weighted coefficient of variation.
 *
 * Shapes: areas in any order. Units: none; 0 when all are equal. Not defined for a negative value unless a is a whole
 * number from 2, for a zero value unless a > 0, for a mean that is not positive.
 * Source: Cowell, Measuring Inequality (3rd ed. 2011), ch. 3; Shorrocks (1980), Econometrica 48, 613-625.
 */
export function generalisedEntropy(areas: readonly Area[], a: number): Measured {
  if (!Number.isFinite(a)) return notDefined('bad-parameter')
  const isWholePower = Number.isInteger(a) && a >= 2
  const seen = spread(
    areas,
    isWholePower ? 'positive-mean' : a > 0 ? 'no-negative' : 'only-positive',
  )
  return seen.defined ? measured(sum(seen.value.parts.map((part) => entropyTerm(part, a)))) : seen
}

/**
 * One area's part of GE(a): p ((x/mu)^a − 1 − a d) / (a (a − 1)). Since sum p d = 0 the parts add up to GE(a), and since
 * none of them is negative no digits cancel. Far above the mean, p d is taken as y − p, which cannot overflow.
 */
export function entropyTerm(part: Part, a: number): number {
  const { p, y, d, lnRatio } = part
  if (a === 1) return theilTTerm(part)
  if (a === 0) return theilLTerm(part)
  if (Math.abs(d) * (Math.abs(a) + 1) < 0.1) return p * powerExcess(d, a)
  if (part.value === 0) return p / a
  const pd = shareDeviation(part)
  if (part.value < 0) return (p * ((1 + d) ** a - 1) - a * pd) / (a * (a - 1))
  if (Math.abs(a) < 0.5) return ((p * Math.expm1(a * lnRatio)) / a - pd) / (a - 1)
  if (Math.abs(a - 1) < 0.5) return ((y * Math.expm1((a - 1) * lnRatio)) / (a - 1) - pd) / a
  return (ratioPower(part, a) - p - a * pd) / (a * (a - 1))
}

/** p r^a, above the mean as y r^(a−1); by logarithms where a factor alone leaves the range of doubles. */
export function ratioPower({ p, y, lnP, lnRatio }: Part, a: number): number {
  const isLow = lnRatio < 1
  const share = isLow ? p : y
  const growth = Math.exp((isLow ? a : a - 1) * lnRatio)
  return Number.isFinite(growth) && share > 1e-290 ? share * growth : Math.exp(lnP + a * lnRatio)
}

/** p (r ln r − d), with 0 ln 0 = 0. */
export function theilTTerm(part: Part): number {
  const { p, y, d, lnRatio } = part
  if (Math.abs(d) < 0.1) return p * (d * d + (1 + d) * log1pLessIts(d))
  return (y === 0 ? 0 : y * lnRatio) - shareDeviation(part)
}

/** p (d − ln r). */
export function theilLTerm(part: Part): number {
  const { p, d, lnRatio } = part
  if (Math.abs(d) < 0.1) return -p * log1pLessIts(d)
  return shareDeviation(part) - p * lnRatio
}

/** p d = y − p: what the share of the total has over the share of the people. */
export function shareDeviation({ p, y, d }: Part): number {
  return Math.abs(d) > 1 ? y - p : p * d
}
