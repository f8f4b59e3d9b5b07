/**
 * ln(1 + d) − d, without the cancellation that eats a small result. Defined for d > −1; never positive.
 * Under 0.1 by its series −d²/2 + d³/3 − …, which 16 terms bring to the last digit.
 */
export function log1pLessIts(d: number): number {
  if (Math.abs(d) >= 0.1) return Math.log1p(d) - d
  let series = 0
  for (let k = 17; k >= 2; k--) series = (k % 2 === 0 ? -1 : 1) / k + d * series
  return d * d * series
}

/**
 * ((1 + d)^a − 1 − a d) / (a (a − 1)) for |d| (|a| + 1) < 0.1, by the binomial series d²/2 + (a − 2) d³/6 + …
 * It has a value at a = 0 (d − ln(1 + d)) and a = 1 ((1 + d) ln(1 + d) − d), where the quotient itself has none.
 */
export function powerExcess(d: number, a: number): number {
  let coefficient = 1 / 2
  let power = d * d
  let total = 0
  for (let k = 2; k < 20; k++) {
    total += coefficient * power
    coefficient *= (a - k) / (k + 1)
    power *= d
  }
  return total
}
