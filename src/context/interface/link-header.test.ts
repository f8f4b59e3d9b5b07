import { expect, test } from 'vitest'
import { readContextLink, writeContextLink } from './link-header.ts'

const address = 'https://example.org/context.jsonld'

test('the address of the context is found among other links, quoted or not', () => {
  expect(readContextLink(writeContextLink(address))).toBe(address)
  expect(readContextLink(`<${address}>;rel=http://www.w3.org/ns/json-ld#context`)).toBe(address)
  expect(readContextLink(`<https://a.example/>; rel="next", ${writeContextLink(address)}`)).toBe(
    address,
  )
  expect(readContextLink(`<https://a.example/>; rel="next"`)).toBeUndefined()
  expect(readContextLink(undefined)).toBeUndefined()
})

test('two contexts are refused, and a header without end', () => {
  const twice = `${writeContextLink(address)}, ${writeContextLink('https://other.example/')}`
  expect(() => readContextLink(twice)).toThrow(/one @context only/)
  expect(() => readContextLink(`<${'a'.repeat(5000)}>`)).toThrow(/too long/)
})
