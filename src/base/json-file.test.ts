import { expect, test } from 'vitest'
import { lineOfPointer, readJson } from './json-file.ts'

const text = `{
  "a": { "quoted \\"}\\" brace": [1, 2] },
  "list": [
    { "x": "[" },
    { "x/y": null,
      "z": true }
  ]
}
`

test.each([
  ['', 1],
  ['/a', 2],
  ['/list', 3],
  ['/list/0/x', 4],
  ['/list/1', 5],
  ['/list/1/x~1y', 5],
  ['/list/1/z', 6],
  ['/list/1/missing', 5],
  ['/list/9', 3],
  ['/nowhere/at/all', 1],
])('%s starts on line %i', (pointer, line) => {
  expect(lineOfPointer(text, pointer)).toBe(line)
})

test('a text that is no JSON tells its line', () => {
  expect(readJson('f.json', '{\n "a": 1,\n "b" 2\n}')).toMatchObject({
    error: { file: 'f.json', line: 3, path: null },
  })
  expect(readJson('f.json', '{\n "a": 1')).toMatchObject({ error: { line: 2 } })
  expect(readJson('f.json', '\ufeff{"a":1}')).toEqual({ value: { a: 1 } })
})
