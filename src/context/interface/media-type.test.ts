import { expect, test } from 'vitest'
import { chooseMediaType, type MediaType } from './media-type.ts'

const entity: MediaType[] = ['application/json', 'application/ld+json', 'application/geo+json']

test.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['application/ld+json', 'application/ld+json'],
  ['application/geo+json', 'application/geo+json'],
  ['application/ld+json, application/json', 'application/json'],
  ['application/json;q=0.5, application/ld+json', 'application/ld+json'],
  ['*/*;q=0.1, application/geo+json;q=0.2', 'application/geo+json'],
  ['application/json;q=0, */*', 'application/ld+json'],
  ['text/turtle, application/LD+JSON', 'application/ld+json'],
  ['text/turtle', undefined],
  ['application/json;q=0', undefined],
])('of %s the best is %s', (accept, best) => {
  expect(chooseMediaType(accept, entity)).toBe(best)
})

test('what is not offered is not sent, however much it is liked', () => {
  const some: MediaType[] = ['application/json', 'application/ld+json']
  expect(chooseMediaType('application/geo+json', some)).toBeUndefined()
  expect(chooseMediaType('application/geo+json, application/ld+json;q=0.1', some)).toBe(
    'application/ld+json',
  )
})
