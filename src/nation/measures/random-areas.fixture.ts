import fc from 'fast-check'
import type { GroupedArea } from './area.ts'

/** Values as statistics give them: incomes, shares, nearly equal ones, and with zeros where asked for. */
export const positiveValue = fc.oneof(
  fc.double({ min: 1, max: 1e6, noNaN: true }),
  fc.double({ min: 0.99999, max: 1.00001, noNaN: true }),
  fc.integer({ min: 1, max: 5 }),
)
export const value = fc.oneof(
  { weight: 4, arbitrary: positiveValue },
  { weight: 1, arbitrary: fc.constant(0) },
)
export const weight = fc.oneof(
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.double({ min: 0.01, max: 100, noNaN: true }),
)
export const group = fc.constantFrom('bangkok', 'north', 'northeast', 'south')

export function areasOf(values: fc.Arbitrary<number>, least = 1): fc.Arbitrary<GroupedArea[]> {
  return fc.array(fc.record({ value: values, weight, group }), { minLength: least, maxLength: 24 })
}
