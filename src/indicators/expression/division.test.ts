import { expect, test } from 'vitest'
import { checkDivisions } from './division.ts'
import { declare, evaluate } from './index.ts'
import { print } from './print.ts'
import { randomFormula, randomValue, seeded } from './random-formula.fixture.ts'

const inputs = new Map(['a', 'b', 'c'].map((name) => [name, 'C62']))

test.each([
  'a / 2',
  'a / (2 * 5)',
  'a / -4',
  'b != 0 ? a / b : 0',
  '0 != b ? a / b : 0',
  'b > 0 ? a / b : 0',
  '0 < b ? a / b : 0',
  'b >= 1 ? a / b : 0',
  'b < 0 ? a / b : 0',
  'b == 2 ? a / b : 0',
  'b == 0 ? 0 : a / b',
  'b <= 0 ? 0 : a / b',
  'b != 0 && c > 0 ? a / b / c : 0',
  'b == 0 || c == 0 ? 0 : a / b / c',
  '!(b == 0) ? a / -b : 0',
  'b != 0 && a / b > 1 ? 1 : 0',
  'b == 0 || a / b > 1 ? 1 : 0',
  'b - c != 0 ? a / (b - c) : 0',
  'a / max(b, 1)',
  'a / clamp(b, 1, 9)',
  'a / (b != 0 ? b : 1)',
  'coalesce(a / b, 0)',
  'per(a, b, 1000)',
  'pow(a, 2)',
  'a != 0 ? pow(a, -1) : 0',
])('%s has a rule for zero', (source) => {
  expect(declare(source, inputs, 'C62').ok).toBe(true)
})

test.each([
  ['a / b', 4],
  ['a / 0', 4],
  ['a / (1 - 1)', 5],
  ['b != 0 ? a / c : 0', 13],
  ['b != 0 ? 0 : a / b', 17],
  ['b != 1 ? a / b : 0', 13],
  ['b >= 0 ? a / b : 0', 13],
  ['b > -1 ? a / b : 0', 13],
  ['b != 0 || c != 0 ? a / b : 0', 23],
  ['b == 0 && c == 0 ? 0 : a / b', 27],
  ['b != 0 && c != 0 ? a / (b * c) : 0', 24],
  ['a / abs(b)', 4],
  ['a / (b + 1)', 5],
  ['a / max(b, 0)', 4],
  ['a / clamp(b, -1, 1)', 4],
  ['coalesce(a, a / b)', 16],
  ['per(a / b, c, 1000)', 8],
  ['pow(a, -1)', 4],
  ['pow(a, b)', 4],
  ['a / coalesce(b, 1)', 4],
])('%s is refused, and the divisor is shown', (source, start) => {
  const declared = declare(source, inputs, 'C62')
  expect(declared).toMatchObject({
    ok: false,
    faults: [{ reason: 'division-without-rule', at: { start } }],
  })
})

test('what is accepted never divides by zero, over random formulas and data', () => {
  const random = seeded(5)
  let accepted = 0
  for (let i = 0; i < 20_000; i++) {
    const formula = randomFormula(random, 4)
    if (checkDivisions(formula).length > 0 || !print(formula).includes('/')) continue
    accepted++
    for (let j = 0; j < 5; j++) {
      const values = new Map(['a', 'b', 'c', 'd.e'].map((name) => [name, randomValue(random)]))
      const outcome = evaluate(formula, values)
      const hasCoalesce = print(formula).includes('coalesce')
      if (!outcome.ok && outcome.failure === 'division-by-zero' && !hasCoalesce) {
        expect.fail(`${print(formula)} of ${JSON.stringify([...values])}`)
      }
    }
  }
  expect(accepted).toBeGreaterThan(200)
})
