import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declare, evaluate, limits, parse, placeOf, print } from './index.ts'
import { randomFormula, seeded } from './random-formula.fixture.ts'

describe('what a formula means', () => {
  test.each([
    ['1 + 2 * 3 - 4', 3],
    ['2 * 3 / 4', 1.5],
    ['1/2', 0.5],
    ['10 - 4 - 3', 3],
    ['-2 * -3', 6],
    ['--2', 2],
    ['1 < 2 ? 10 : 20', 10],
    ['1 > 2 ? 10 : 1 == 1 ? 20 : 30', 20],
    ['!(1 > 2) && 3 >= 3 || 1 == 0 ? 1 : 0', 1],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['abs(-3) + sqrt(16) + ln(exp(2)) + pow(2, 10)', 1033],
    ['round(2.5) + round(-2.5) + round(0.49999999999999994)', 0],
    ['round(37.456, 2)', 37.46],
    ['clamp(12, 0, 10)', 10],
    ['per(30, 60000, 100000)', 50],
    ['coalesce(1 / 0, 7)', 7],
    ['1.5e3 + 2E-1', 1500.2],
  ])('%s is %d', (source, expected) => {
    const parsed = parse(source)
    if (!parsed.ok) throw new Error(parsed.fault.because.en)
    expect(evaluate(parsed.expression, new Map())).toEqual({ ok: true, value: expected })
  })
})

describe('what is refused, and where', () => {
  test.each([
    ['constructor(1)', 'unknown-function', 0],
    ['__proto__(1)', 'unknown-function', 0],
    ['toString(1)', 'unknown-function', 0],
    ['a.constructor(1)', 'unknown-function', 0],
    ['hasOwnProperty(1)', 'unknown-function', 0],
    ['constructor', 'unknown-name', 0],
    ['a + __proto__', 'unknown-name', 4],
    ['a + "text"', 'syntax', 4],
    ["a + 'x'", 'syntax', 4],
    ['a[0]', 'syntax', 1],
    ['[a]', 'syntax', 0],
    ['{a}', 'syntax', 0],
    ['a = 1', 'syntax', 2],
    ['a; b', 'syntax', 1],
    ['a % b', 'syntax', 2],
    ['a => a', 'syntax', 2],
    ['`a`', 'syntax', 0],
    ['a // note', 'syntax', 3],
    ['1_000', 'syntax', 0],
    ['0x10', 'syntax', 0],
    ['1u', 'syntax', 0],
    ['1.', 'syntax', 0],
    ['a b', 'syntax', 2],
    ['', 'syntax', 0],
    ['   ', 'syntax', 3],
    ['a +', 'syntax', 3],
    ['(a', 'syntax', 2],
    ['a)', 'syntax', 1],
    ['a ? b', 'syntax', 5],
    ['a ? b ? 1 : 2 : 3', 'syntax', 6],
    ['while + 1', 'syntax', 0],
    ['a.in', 'syntax', 0],
    ['min(a)', 'wrong-arguments', 0],
    ['min()', 'wrong-arguments', 0],
    ['per(a, b)', 'wrong-arguments', 0],
    ['round(a, b)', 'wrong-arguments', 9],
    ['round(a, 13)', 'wrong-arguments', 9],
    ['1e200', 'number-out-of-range', 0],
    ['1e-200', 'number-out-of-range', 0],
    ['x + 1', 'unknown-name', 0],
    ['a > b', 'wrong-type', 0],
    ['(a > b) + 1', 'wrong-type', 1],
    ['a ? 1 : 2', 'wrong-type', 0],
    ['a < b < 1 ? 1 : 2', 'wrong-type', 0],
    ['true', 'wrong-type', 0],
    ['!a', 'wrong-type', 0],
    ['ก + 1', 'syntax', 0],
  ])('%s: %s at %d', (source, reason, start) => {
    const declared = declare(
      source,
      new Map([
        ['a', 'C62'],
        ['b', 'C62'],
      ]),
      'C62',
    )
    expect(declared.ok ? undefined : declared.faults[0]).toMatchObject({ reason, at: { start } })
  })

  test('a formula that is too long, too deep or too large', () => {
    const deep = `${'('.repeat(limits.depth + 2)}1${')'.repeat(limits.depth + 2)}`
    const long = `1 ${' '.repeat(limits.characters)}`
    const wide = Array.from({ length: limits.depth + 2 }, () => '1').join('+')
    const large = `min(${Array.from({ length: 20 }, () => `min(${'1,'.repeat(19)}1)`).join(',')})`
    for (const source of [deep, long, wide, large, '-'.repeat(1_999), '!'.repeat(1_999)]) {
      expect(parse(source)).toMatchObject({ ok: false, fault: { reason: 'too-large' } })
    }
  })

  test('a fault has a line and a column', () => {
    expect(placeOf('a +\n  b +\n', 10)).toEqual({ line: 3, column: 1 })
    expect(placeOf('a + x', 4)).toEqual({ line: 1, column: 5 })
  })
})

test('no text makes the parser throw', () => {
  const piece = fc.constantFrom(
    ...'+ - * / ( ) ? : , < <= == != && || ! a b.c min( per( 1 2.5 1e9 true " \\ [ . $'.split(' '),
    ' ',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (source) => {
      const declared = declare(
        source,
        new Map([
          ['a', 'C62'],
          ['b.c', 'C62'],
        ]),
        'C62',
      )
      return (
        declared.ok || declared.faults.every(({ at }) => at.start >= 0 && at.start <= source.length)
      )
    }),
    { numRuns: 2_000 },
  )
})

test('the canonical text gives the same tree back', () => {
  const random = seeded(1)
  for (let i = 0; i < 2_000; i++) {
    const canonical = print(randomFormula(random, 4))
    const parsed = parse(canonical)
    expect(parsed.ok && print(parsed.expression)).toBe(canonical)
  }
})
