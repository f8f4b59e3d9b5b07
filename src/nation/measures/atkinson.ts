import type { Area } from './area.ts'
import { entropyTerm, theilLTerm } from './entropy.ts'
import { type Measured, measured, notDefined } from './measured.ts'
import { type Part, spread } from './spread.ts'
import { sum } from './sum.ts'

/**
 * Atkinson's measure with aversion e: 1 − (sum p (x/mu)^(1−e))^(1/(1−e)), and 1 − exp(sum p ln x)/mu at e = 1: the share of the
 * total that could be given up, if the rest were spread evenly, at equal welfare. From 0 to 1; A(1) = 1 − exp(−L).
 *
 * A value of zero gives a number for e < 1 and, by the limit of the formula, exactly 1 for e ≥ 1.
 * Not defined for e < 0, a negative value, or a mean that is not positive.
 * Source: Atkinson (1970), On the measurement of inequality, Journal of Economic Theory 2, 244-263.
 */
export function atkinson(areas: readonly Area[], e: number): Measured {
  if (!Number.isFinite(e) || e < 0) return notDefined('bad-parameter')
  const seen = spread(areas, 'no-negative')
  if (!seen.defined) return seen
  const { parts } = seen.value
  if (e >= 1 && parts.some((part) => part.value === 0)) return measured(1)
  if (e === 1) return measured(-Math.expm1(-sum(parts.map(theilLTerm))))
  const a = 1 - e
  // sum p r^a = 1 + a (a − 1) GE(a): keeps the digits of a small inequality.
  const excess = a * (a - 1) * sum(parts.map((part) => entropyTerm(part, a)))
  const logMoment =
    Math.abs(excess) < 1e3 ? Math.log1p(Math.max(excess, -1)) : logOfMoment(parts, a)
  return measured(-Math.expm1(logMoment / a))
}

/** ln sum p r^a by the largest term, for moments beyond the range of doubles. */
function logOfMoment(parts: readonly Part[], a: number): number {
  const logs = parts.map((part) => part.lnP + a * part.lnRatio)
  const largest = logs.reduce((most, log) => Math.max(most, log), -Infinity)
  return largest + Math.log(sum(logs.map((log) => Math.exp(log - largest))))
}
