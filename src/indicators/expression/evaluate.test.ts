import { expect, test } from 'vitest'
import { evaluate, parse } from './index.ts'

test.each([
  ['a / b', { a: 1, b: 0 }, 'division-by-zero', [0, 5]],
  ['1 + per(a, b, 1000)', { a: 1, b: 0 }, 'no-population', [4, 19]],
  ['a + b', { a: 1, b: undefined }, 'missing', [4, 5]],
  ['a * a', { a: 1e60 }, 'overflow', [0, 5]],
  ['exp(a)', { a: 1000 }, 'overflow', [0, 6]],
  ['pow(a, 90)', { a: 100 }, 'overflow', [0, 10]],
  ['a', { a: Number.POSITIVE_INFINITY }, 'overflow', [0, 1]],
  ['a', { a: Number.NaN }, 'overflow', [0, 1]],
  ['ln(a)', { a: 0 }, 'outside-domain', [0, 5]],
  ['sqrt(a)', { a: -1 }, 'outside-domain', [0, 7]],
  ['pow(a, 0.5)', { a: -1 }, 'outside-domain', [0, 11]],
  ['pow(a, -1)', { a: 0 }, 'division-by-zero', [0, 10]],
  ['clamp(a, 2, 1)', { a: 0 }, 'outside-domain', [0, 14]],
  ['coalesce(a, b)', { a: undefined, b: undefined }, 'missing', [12, 13]],
  ['a > 0 ? 1 : 2', { a: undefined }, 'missing', [0, 1]],
])('%s has no value, for a reason and at a place', (source, inputs, failure, [start, end]) => {
  const outcome = found(source, inputs)
  expect(outcome).toMatchObject({ ok: false, failure, at: { start, end } })
  expect(outcome).toHaveProperty('because.th', expect.stringMatching(/[ก-๙]/))
})

test.each([
  ['b != 0 ? a / b : 5', { a: 1, b: 0 }, 5],
  ['coalesce(a, b, 3)', { a: undefined, b: undefined }, 3],
  ['coalesce(a / b, 3)', { a: 1, b: 0 }, 3],
  ['a > 0 && b > 0 ? 1 : 2', { a: 0, b: undefined }, 2],
  ['b > 0 && a > 0 ? 1 : 2', { a: 0, b: undefined }, 2],
  ['b > 0 || a == 0 ? 1 : 2', { a: 0, b: undefined }, 1],
  ['a * b', { a: 1e-60, b: 1e-60 }, 0],
  ['exp(a)', { a: -1000 }, 0],
  ['pow(a, 0)', { a: 0 }, 1],
  ['pow(a, 3)', { a: -2 }, -8],
  ['0 * -a', { a: 1 }, 0],
])('%s has a value', (source, inputs, expected) => {
  expect(found(source, inputs)).toEqual({ ok: true, value: expected })
})

function found(source: string, inputs: Record<string, number | undefined>) {
  const parsed = parse(source)
  if (!parsed.ok) throw new Error(parsed.fault.because.en)
  return evaluate(parsed.expression, new Map(Object.entries(inputs)))
}
