import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { cityDataAddress, withoutTrailingSlash } from './trailing-slash.ts'

function asked(method: string, url: string): FastifyRequest {
  return { raw: { method, url } } as FastifyRequest
}

test.each([
  ['/cities/', '/cities'],
  ['/cities///?q=a/', '/cities?q=a/'],
  ['//evil.example/', '/evil.example'],
  ['/\\evil.example/', '/evil.example'],
  ['/\\/evil.example/', '/evil.example'],
  ['/', undefined],
  ['//', undefined],
  ['/cities', undefined],
  ['http://evil.example/', undefined],
])('%s leads to %s', (url, to) => {
  expect(withoutTrailingSlash(asked('GET', url))).toBe(to)
})

test('what was sent is not sent elsewhere', () => {
  expect(withoutTrailingSlash(asked('POST', '/cities/'))).toBeUndefined()
})

test.each([
  ['/ngsi-ld/v1/entities/', '/ngsi-ld/v1/entities'],
  ['/ngsi-ld/v1/entities//?type=A/', '/ngsi-ld/v1/entities?type=A/'],
  ['/ngsi-ld/v1/entities?q=a', '/ngsi-ld/v1/entities?q=a'],
  ['/cities/', '/cities/'],
])('%s is asked as %s', (url, as) => {
  expect(cityDataAddress(url)).toBe(as)
})
