import { range } from './expression.ts'

/** Why a formula has no value for these inputs. */
export type Failure =
  | 'missing'
  | 'division-by-zero'
  | 'no-population'
  | 'overflow'
  | 'outside-domain'

/** ln of the range's end: what may stand in an exponent. */
export const largestExponent = Math.log(range.overflow)

type Result = number | Failure

/** An input as a formula sees it. */
export function take(value: number | undefined): Result {
  return value === undefined ? 'missing' : vanishing(value)
}

export function add(x: number, y: number): Result {
  return bounded(x + y)
}

export function multiply(x: number, y: number): Result {
  return vanishing(x * y)
}

export function divide(x: number, y: number): Result {
  return y === 0 ? 'division-by-zero' : vanishing(x / y)
}

export function logarithm(x: number): Result {
  return x > 0 ? Math.log(x) : 'outside-domain'
}

export function squareRoot(x: number): Result {
  return x >= 0 ? Math.sqrt(x) : 'outside-domain'
}

export function exponential(x: number): Result {
  if (x >= largestExponent) return 'overflow'
  return x < -largestExponent ? 0 : vanishing(Math.exp(x))
}

/** x to the power y; 0 to the power 0 is 1, a negative x takes whole powers only. */
export function power(x: number, y: number): Result {
  if (x === 0) return y < 0 ? 'division-by-zero' : y === 0 ? 1 : 0
  if (x < 0 && !Number.isInteger(y)) return 'outside-domain'
  const exponent = y * Math.log(Math.abs(x))
  if (exponent >= largestExponent) return 'overflow'
  return exponent < -largestExponent ? 0 : vanishing(x ** y)
}

/** To so many digits, half away from zero: what people learn at school. */
export function roundTo(x: number, digits: number): Result {
  const scale = 10 ** digits
  const large = Math.abs(x) * scale
  const whole = Math.trunc(large)
  return (Math.sign(x) * (whole + (large - whole >= 0.5 ? 1 : 0))) / scale
}

function bounded(x: number): Result {
  return Math.abs(x) < range.overflow ? x : 'overflow'
}

function vanishing(x: number): Result {
  return Math.abs(x) < range.vanishing ? 0 : bounded(x)
}
