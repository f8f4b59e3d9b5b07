import { Environment } from '@marcbachmann/cel-js'
import { expect, test } from 'vitest'
import { evaluate, parse, print } from './index.ts'
import { randomFormula, randomValue, seeded } from './random-formula.fixture.ts'

const runs = process.env.TEST_LONG === '1' ? 100_000 : 5_000
const cel = new Environment()
  .registerVariable('a', 'double')
  .registerVariable('b', 'double')
  .registerVariable('c', 'double')

test('another CEL engine finds the same value for the same text', () => {
  const random = seeded(20_260_101)
  let compared = 0
  for (let i = 0; i < runs; i++) {
    const source = print(randomFormula(random, 5, true))
    const inputs = new Map(['a', 'b', 'c'].map((name) => [name, ordinary(randomValue(random))]))
    const parsed = parse(source)
    if (!parsed.ok) throw new Error(`${source}: ${parsed.fault.because.en}`)
    const found = evaluate(parsed.expression, inputs)
    // CEL gives Infinity or NaN where we have no value; there is nothing to compare.
    if (!found.ok) continue
    const expected: unknown = cel.evaluate(source, Object.fromEntries(inputs))
    compared++
    expect([source, found.value]).toEqual([source, expected === 0 ? 0 : expected])
  }
  expect(compared).toBeGreaterThan(runs / 2)
})

/** A value with which nothing vanishes on the way: CEL would keep a product of 1e-200. */
function ordinary(value: number | undefined): number {
  const size = Math.abs(value ?? 0)
  return size >= 1e-3 && size <= 1e6 ? (value as number) : 0
}

test('precedence is that of CEL, without brackets', () => {
  const sources = [
    '-a * b + c / a - b',
    'a - b - c / b / a * c',
    'a < b && b < c || c == a ? a : b',
    'a < b || b < c && c == a ? a : b + c',
    '!(a < b) ? -a : a > c ? b : c - -a',
    '(a + b) * (c - a) >= -b ? a * -b : c',
  ]
  const inputs = { a: 3.5, b: -2, c: 7 }
  for (const source of sources) {
    const parsed = parse(source)
    const found = parsed.ok && evaluate(parsed.expression, new Map(Object.entries(inputs)))
    expect([source, found]).toEqual([source, { ok: true, value: cel.evaluate(source, inputs) }])
  }
})
