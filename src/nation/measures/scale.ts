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
 * The products a_i · b_i, all divided by one power of two so that the largest is near 1: products of people and value per
 * head then neither overflow nor vanish together. The products themselves are `scaled(products[i], exponent)`.
 */
export function scaledProducts(pairs: readonly (readonly [number, number])[]): {
  products: number[]
  exponent: number
} {
  const exponents = pairs.map(([a, b]) =>
    a === 0 || b === 0 ? -Infinity : exponentOf(a) + exponentOf(b),
  )
  const top = exponents.reduce((most, e) => Math.max(most, e), -Infinity)
  if (top === -Infinity) return { products: pairs.map(() => 0), exponent: 0 }
  const products = pairs.map(([a, b], i) => {
    const e = exponents[i] as number
    if (e === -Infinity) return 0
    return scaled(scaled(a, -exponentOf(a)) * scaled(b, -exponentOf(b)), e - top)
  })
  return { products, exponent: top }
}
