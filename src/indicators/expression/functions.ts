/** How many arguments a function takes. */
type Arity = { least: number; most: number }

/**
 * The functions of a formula. A Map, never a plain object: a plain object would also answer to `constructor`.
 *
 * min, max: of all given · abs · ln: natural logarithm · exp · sqrt · pow(x, y) · round(x) or round(x, digits): half away from zero,
 * digits a whole number from 0 to 12 written out · clamp(x, low, high) · coalesce: the first that has a value · per(x, pop, n): x for
 * every n of the population.
 */
export const functions: ReadonlyMap<string, Arity> = new Map([
  ['min', { least: 2, most: 20 }],
  ['max', { least: 2, most: 20 }],
  ['abs', { least: 1, most: 1 }],
  ['ln', { least: 1, most: 1 }],
  ['exp', { least: 1, most: 1 }],
  ['sqrt', { least: 1, most: 1 }],
  ['pow', { least: 2, most: 2 }],
  ['round', { least: 1, most: 2 }],
  ['clamp', { least: 3, most: 3 }],
  ['coalesce', { least: 2, most: 20 }],
  ['per', { least: 3, most: 3 }],
])

export const mostDigits = 12
