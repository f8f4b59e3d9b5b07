import type { Position } from './geometry.ts'

/** 2⁻⁵², and what rounding can do to the determinant. Source: J. R. Shewchuk, Adaptive Precision Predicates, 1997. */
const errorBound = (3 + 16 * Number.EPSILON) * (Number.EPSILON / 2)

/**
 * Says on which side of the line from `a` to `b` the place `c` lies: above zero on the left, below on the right, zero on the
 * line. The sign is exact; the size is that of the doubled area, rounded.
 */
export function orient(a: Position, b: Position, c: Position): number {
  const left = (a[0] - c[0]) * (b[1] - c[1])
  const right = (a[1] - c[1]) * (b[0] - c[0])
  const area = left - right
  if (Math.abs(area) > errorBound * (Math.abs(left) + Math.abs(right))) return area
  return exactSign(a, b, c)
}

function exactSign(a: Position, b: Position, c: Position): number {
  const numbers = [a[0], a[1], b[0], b[1], c[0], c[1]].map(toFraction)
  const least = Math.min(...numbers.map(({ exponent }) => exponent))
  const [ax, ay, bx, by, cx, cy] = numbers.map(
    ({ mantissa, exponent }) => mantissa << BigInt(exponent - least),
  ) as [bigint, bigint, bigint, bigint, bigint, bigint]
  const area = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx)
  return area > 0n ? Number.MIN_VALUE : area < 0n ? -Number.MIN_VALUE : 0
}

/** A double as mantissa · 2^exponent, without loss. */
function toFraction(value: number): { mantissa: bigint; exponent: number } {
  let exponent = 0
  let mantissa = value
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    exponent--
  }
  return { mantissa: BigInt(mantissa), exponent }
}
