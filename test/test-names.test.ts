import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'])
const naming = /^\s*(?:test|it)(?:\.\w+)?(?:\([^'"`]*\))?\(\s*(['"`])((?:(?!\1).|\\.)+)\1/gm

const switching = /^\s*(?:test|it|describe)\.(?:skip|only|todo)\(/m

/** The names of the tests in a file's text, as they are written. */
function namesIn(text: string): string[] {
  return [...text.matchAll(naming)].map((match) => match[2] as string)
}

test('no two tests of a file have the same name', () => {
  const twice = files.flatMap((file) => {
    const names = namesIn(readFileSync(file, 'utf8'))
    return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${file}: ${name}`)
  })
  expect(twice).toEqual([])
})

test('no two files tell the same story', () => {
  const tellers = Map.groupBy(
    files.flatMap((file) => namesIn(readFileSync(file, 'utf8')).map((name) => ({ name, file }))),
    ({ name }) => name,
  )
  const shared = [...tellers].filter(([, all]) => new Set(all.map(({ file }) => file)).size > 1)
  expect(shared.map(([name, all]) => `${name}: ${all.map(({ file }) => file).join(', ')}`)).toEqual(
    [],
  )
})

test('no test is switched off, and none keeps the others from running', () => {
  const off = files.filter((file) => switching.test(readFileSync(file, 'utf8')))
  expect(off).toEqual([])
  expect(switching.test("  test.only('alone', () => {})")).toBe(true)
})

test('a planted repetition is seen', () => {
  const planted = `test('a', () => {})\n  test.each([1])('b %s', () => {})\ntest("a", () => {})`
  expect(namesIn(planted)).toEqual(['a', 'b %s', 'a'])
})
