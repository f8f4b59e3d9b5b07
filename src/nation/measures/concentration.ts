import { type Area, countedOnce } from './area.ts'
import { type Measured, measured, measuredAs, notDefined } from './measured.ts'
import { scaledProducts } from './scale.ts'
import { type Part, spread } from './spread.ts'
import { rootOfSquares } from './sum.ts'

/** `index` from 1/n to 1, `equivalentNumber` of equal areas with the same index, `normalised` from 0 to 1. */
export type Concentration = { index: number; equivalentNumber: number; normalised: Measured }

/**
 * Herfindahl-Hirschman index of the areas' shares y of the total: sum y²; 1/H; (H − 1/n)/(1 − 1/n).
 *
 * Units: shares, not percent (competition law multiplies by 10,000). n counts areas of positive weight.
 * Not defined for a negative value or a total of zero; `normalised` not for a single area.
 * Source: Hirschman (1964), The paternity of an index, American Economic Review 54(5), 761.
 */
export function hhi(areas: readonly Area[]): Measured<Concentration> {
  const shares = spread(areas, 'no-negative')
  if (!shares.defined) return shares
  const { products } = scaledProducts(areas.map((area) => [area.weight, area.value]))
  const totals = shares.value.parts.map(({ index }) => ({ value: products[index] as number }))
  const around = spread(countedOnce(totals), 'no-negative')
  if (!around.defined) return around
  // H − 1/n from deviations, not by subtraction: shares that are nearly equal keep their digits.
  const n = totals.length
  const excess = (rootOfSquares(around.value.parts.map((part) => part.d)) / n) ** 2
  const index = Math.min(1, 1 / n + excess)
  const normalised = n === 1 ? notDefined('one-area') : measured(Math.min(1, excess / (1 - 1 / n)))
  return measuredAs({ index, equivalentNumber: 1 / index, normalised })
}

/** `area` is the place of the largest area in what was given; of equal ones the first. */
export type Primacy = { area: number; share: number; toSecond: Measured }

/**
 * Primacy: the largest share of the total, and the largest by the second.
 *
 * Not defined for a negative value or a total of zero; `toSecond` not for a single area or a second of zero.
 * Source: Jefferson (1939), The law of the primate city, Geographical Review 29, 226-232.
 */
export function primacy(areas: readonly Area[]): Measured<Primacy> {
  const seen = spread(areas, 'no-negative')
  if (!seen.defined) return seen
  const [first, second] = seen.value.parts.toSorted((a, b) => b.y - a.y) as [Part, Part?]
  const toSecond =
    second === undefined
      ? notDefined('one-area')
      : second.y === 0
        ? notDefined('zero-divisor')
        : measured(first.y / second.y)
  return measuredAs({ area: first.index, share: first.y, toSecond })
}

/**
 * Location quotients y/p = x/mu, in the order given: 1 means as much as its people, 2 twice as much. An area of weight zero
 * has none and reads as not defined.
 *
 * Not defined for a mean that is not positive. Source: Florence (1939); Isard, Methods of Regional Analysis (1960), ch. 5.
 */
export function locationQuotients(areas: readonly Area[]): Measured<Measured[]> {
  const seen = spread(areas, 'positive-mean')
  if (!seen.defined) return seen
  const quotients: Measured[] = areas.map(() => notDefined('no-weight'))
  for (const { index, value } of seen.value.parts)
    quotients[index] = measured(value / seen.value.mean)
  return measuredAs(quotients)
}

/** One part's share of something beside its share of the people: (part/total) / (people/allPeople). */
export function locationQuotient(of: {
  part: number
  total: number
  people: number
  allPeople: number
}): Measured {
  const numbers = [of.part, of.total, of.people, of.allPeople]
  if (!numbers.every(Number.isFinite)) return notDefined('not-finite')
  if (numbers.some((number) => number < 0)) return notDefined('negative-value')
  if (of.total === 0 || of.people === 0 || of.allPeople === 0) return notDefined('zero-divisor')
  return measured(of.part / of.total / (of.people / of.allPeople))
}
