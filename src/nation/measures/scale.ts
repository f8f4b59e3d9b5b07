/** The binary exponent of a number: 1 ≤ |x| / 2^e < 2 but for rounding; for zero the least one. */
export function exponentOf(x: number): number {
  return x === 0 ? -1100 : Math.floor(Math.log2(Math.abs(x)))
}

/** x · 2^e in two steps, so that e may exceed what one factor can hold. Exact while the result is a normal number. */
export function scaled(x: number, e: number): number {
  const half = Math.trunc(e / 2)
  return x * 2 ** half * 2 ** (e - half)
}

/**
 * The exponent that lifts values near the floor of doubles, where digits run out, to near 1; 0 for all others. Lifting is exact,
 * and a value that is small beside the largest stays what it is.
 */
export function liftOf(values: readonly number[]): number {
  const top = exponentOf(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
  return top < -500 ? -top : 0
}

/**
 * The products a_i · b_i, all divided by one power of two so that the largest is near 1: products of people and value per
 * head then neither overflow nor vanish together. The products themselves are `scaled(products[i], exponent)`; `lost` is what
 * rounding took from each, so that a sum of both keeps its digits where positive and negative products cancel.
 */
export function scaledProducts(pairs: readonly (readonly [number, number])[]): {
  products: number[]
  lost: number[]
  exponent: number
} {
  const exponents = pairs.map(([a, b]) =>
    a === 0 || b === 0 ? -Infinity : exponentOf(a) + exponentOf(b),
  )
  const top = exponents.reduce((most, e) => Math.max(most, e), -Infinity)
  if (top === -Infinity) {
    const none = pairs.map(() => 0)
    return { products: none, lost: none, exponent: 0 }
  }
  const exact = pairs.map(([a, b], i) => {
    const e = exponents[i] as number
    if (e === -Infinity) return [0, 0] as const
    const [near, rest] = exactProduct(scaled(a, -exponentOf(a)), scaled(b, -exponentOf(b)))
    return [scaled(near, e - top), scaled(rest, e - top)] as const
  })
  return {
    products: exact.map(([near]) => near),
    lost: exact.map(([, rest]) => rest),
    exponent: top,
  }
}

/** A product and what its rounding lost, for numbers near 1. Source: Dekker (1971), Numerische Mathematik 18, 224-242. */
function exactProduct(a: number, b: number): [number, number] {
  const near = a * b
  const [aHigh, aLow] = halves(a)
  const [bHigh, bLow] = halves(b)
  return [near, aLow * bLow - (near - aHigh * bHigh - aLow * bHigh - aHigh * bLow)]
}

function halves(x: number): [number, number] {
  const shifted = (2 ** 27 + 1) * x
  const high = shifted - (shifted - x)
  return [high, x - high]
}
