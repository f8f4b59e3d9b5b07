import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../base/problem.ts'
import { readJson } from './json.ts'
import { readJsonInTurns } from './json-in-turns.ts'

function read(text: string): unknown {
  return readJson(Buffer.from(text))
}

/** The type of the problem that a text is refused with. */
function refusal(text: string): string | undefined {
  try {
    read(text)
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error.kind.type
    throw error
  }
}

const safeKey = fc
  .string()
  .filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key))
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(safeKey, tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any

test('any JSON reads as JSON.parse reads it', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (made, indent) => {
      const text = JSON.stringify(made, null, indent)
      expect(read(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('any bytes are read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[[\]{},:"\\a1 ]*$/)), (text) => {
      const refused = refusal(text)
      if (refused === undefined) expect(read(text)).toEqual(JSON.parse(text))
      else expect(['not-json', 'refused-key', 'body-too-deep']).toContain(refused)
    }),
    { numRuns: 500 },
  )
})

test('read in parts, however small, it is the same', async () => {
  const bounds = { depth: 64, keys: 10_000, values: 10_000 }
  const inParts = async (text: string, part: number) => {
    try {
      return { read: await readJsonInTurns(Buffer.from(text), bounds, part) }
    } catch (error) {
      if (error instanceof Problem) return { refused: error.kind.type }
      throw error
    }
  }
  const texts = fc.oneof(
    fc
      .tuple(value, fc.constantFrom(0, 2))
      .map(([made, indent]) => JSON.stringify(made, null, indent)),
    fc.stringMatching(/^[[\]{},:"\\a1 ]*$/),
    fc.constantFrom('[   ]', ' {   } ', '[[  ],{   }]', '{"a" : 1 ,   }'),
    fc.stringMatching(/^\[( ?(1|"a,"|\[1,2\]|\{"a":1\}) ?,?)*\]$/),
  )
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 12 }), async (text, part) => {
      const refused = refusal(text)
      const whole = refused === undefined ? { read: read(text) } : { refused }
      expect(await inParts(text, part)).toEqual(whole)
    }),
    { numRuns: 1_000 },
  )
})

test('values are bounded, also where there are no keys', () => {
  expect(refusal(`[${'[],'.repeat(120_000)}1]`)).toBe('body-too-deep')
})

test('nesting is bounded at 64 levels before anything is built', () => {
  expect(read('['.repeat(64) + ']'.repeat(64))).toBeInstanceOf(Array)
  expect(refusal('['.repeat(65) + ']'.repeat(65))).toBe('body-too-deep')
  expect(refusal('{"a":'.repeat(100_000))).toBe('body-too-deep')
})

test('brackets and commas inside texts are not counted', () => {
  expect(read(`["${'[{,:'.repeat(100)}", "\\"}", "\\\\"]`)).toHaveLength(3)
})

test('keys are bounded at 10,000', () => {
  const keys = (count: number) =>
    `{${Array.from({ length: count }, (_, at) => `"k${at}":0`).join(',')}}`
  expect(Object.keys(read(keys(10_000)) as object)).toHaveLength(10_000)
  expect(refusal(keys(10_001))).toBe('body-too-deep')
})

test('a key twice in one object is refused, however it is written; in two objects it is fine', () => {
  expect(refusal('{"a":1,"a":2}')).toBe('refused-key')
  expect(refusal('{"a":1,"\\u0061":2}')).toBe('refused-key')
  expect(read('[{"a":1},{"a":2},{"b":{"a":"a"}}]')).toHaveLength(3)
})

test('keys that reach prototypes are refused, however they are written; as values they are fine', () => {
  for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])
    expect(refusal(`{"x":{"${key}":{"polluted":true}}}`)).toBe('refused-key')
  expect(read('{"key":"__proto__"}')).toEqual({ key: '__proto__' })
  expect('polluted' in {}).toBe(false)
})

test('what is not UTF-8 is refused', () => {
  expect(() => readJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(Problem)
})
