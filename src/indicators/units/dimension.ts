/**
 * The dimension of a unit: exponents by base. Bases are the SI ones (m, kg, s, A, K, cd), bit, and one for each thing that cannot be
 * turned into another: a currency, a level in decibels, turbidity, pH. No base means a plain number.
 */
export type Dimension = ReadonlyMap<string, number>

export const plain: Dimension = new Map()

/** Reads `kg m-3` as a dimension; an empty text is a plain number. */
export function dimension(text: string): Dimension {
  const exponents = new Map<string, number>()
  for (const part of text.split(' ').filter((part) => part !== '')) {
    const [, base, exponent] = /^([^\d-]+)(-?\d+)?$/.exec(part) as unknown as [
      string,
      string,
      string?,
    ]
    exponents.set(base, Number(exponent ?? 1))
  }
  return exponents
}

/** a · b^power. */
export function times(a: Dimension, b: Dimension, power = 1): Dimension {
  const product = new Map(a)
  for (const [base, exponent] of b) {
    const sum = (product.get(base) ?? 0) + exponent * power
    if (sum === 0) product.delete(base)
    else product.set(base, sum)
  }
  return product
}

export function isSame(a: Dimension, b: Dimension): boolean {
  return a.size === b.size && [...a].every(([base, exponent]) => b.get(base) === exponent)
}

/** Whether all exponents are whole: a root of an area has a unit, a root of a length has none. */
export function isWhole(a: Dimension): boolean {
  return [...a.values()].every(Number.isInteger)
}

/** `kg m-3`, in order of base; `1` for a plain number. */
export function showDimension(a: Dimension): string {
  const parts = [...a].sort(([one], [other]) => (one < other ? -1 : 1))
  return (
    parts.map(([base, exponent]) => (exponent === 1 ? base : `${base}${exponent}`)).join(' ') || '1'
  )
}
