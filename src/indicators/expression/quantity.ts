import { type Dimension, isSame, isWhole, plain, times, type Unit } from '../units/index.ts'

/**
 * What a number of a formula measures. A `number` is written in the formula and takes the unit of what it stands beside. A `quantity`
 * has a dimension and the factors to SI it may stand for: several after a written number has multiplied it, since `x * 1000`
 * is a thousand times x or x in a smaller unit; `any` when there would be too many. `ownZero` is the code of a scale like °C.
 */
export type Quantity =
  | { kind: 'number' }
  | { kind: 'quantity'; dimension: Dimension; factors: readonly number[] | 'any'; ownZero?: string }

type Measured = Extract<Quantity, { kind: 'quantity' }>

const mostFactors = 32

export const written: Quantity = { kind: 'number' }
export const ratio: Measured = { kind: 'quantity', dimension: plain, factors: [1] }

export function quantityOf(unit: Unit): Measured {
  const { dimension, factor, ownZero, code } = unit
  return { kind: 'quantity', dimension, factors: [factor], ...(ownZero ? { ownZero: code } : {}) }
}

/** What two quantities both are, when they may be added or compared; undefined when they clash. */
export function together(a: Quantity, b: Quantity): Quantity | undefined {
  if (a.kind === 'number') return b
  if (b.kind === 'number') return a
  if (!isSame(a.dimension, b.dimension) || a.ownZero !== b.ownZero) return undefined
  if (a.factors === 'any') return b
  if (b.factors === 'any') return a
  const others = b.factors
  const factors = a.factors.filter((one) => others.some((other) => isNear(one, other)))
  return factors.length === 0 ? undefined : { ...a, factors }
}

/** a · b^power, for power 1 or −1. */
export function product(a: Measured, b: Measured, power: 1 | -1): Measured {
  const dimension = times(a.dimension, b.dimension, power)
  if (a.factors === 'any' || b.factors === 'any')
    return { kind: 'quantity', dimension, factors: 'any' }
  const others = b.factors
  const factors = few(a.factors.flatMap((one) => others.map((other) => one * other ** power)))
  return { kind: 'quantity', dimension, factors }
}

/** A quantity times a written number c: c times as much, or the same in a unit c times as small. */
export function scaledBy(a: Measured, c: number): Measured {
  if (a.factors === 'any' || a.ownZero || c === 0) return a
  return { ...a, factors: few([...a.factors, ...a.factors.map((factor) => factor / Math.abs(c))]) }
}

/** a^power; undefined where a base would get a broken exponent. */
export function raised(a: Measured, power: number): Measured | undefined {
  const dimension = times(plain, a.dimension, power)
  if (!isWhole(dimension)) return undefined
  const factors = a.factors === 'any' ? 'any' : few(a.factors.map((factor) => factor ** power))
  return { kind: 'quantity', dimension, factors }
}

function few(factors: readonly number[]): readonly number[] | 'any' {
  const different: number[] = []
  for (const factor of factors) {
    if (!different.some((other) => isNear(factor, other))) different.push(factor)
  }
  return different.length > mostFactors ? 'any' : different
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b)
}
