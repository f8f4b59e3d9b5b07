import { expect, test } from 'vitest'
import { localPath, readPath, withQuery } from '../../src/web/language.ts'

test.each([
  ['/', '/en'],
  ['/?at=2021-12-24', '/en?at=2021-12-24'],
  ['/cities', '/en/cities'],
  ['/cities?q=%E0%B8%81', '/en/cities?q=%E0%B8%81'],
  ['/#regions', '/en/#regions'],
])('%s is %s in English, and leads back', (thai, english) => {
  expect(localPath(thai, 'en')).toBe(english)
  expect(localPath(thai, 'th')).toBe(thai)
  expect(readPath(english)).toEqual({ lang: 'en', path: thai })
})

test('an address that only begins like the English one is Thai', () => {
  expect(readPath('/energy')).toEqual({ lang: 'th', path: '/energy' })
  expect(readPath('/en')).toEqual({ lang: 'en', path: '/' })
})

test('anchors and files keep their address', () => {
  expect(localPath('#regions', 'en')).toBe('#regions')
})

test('a query holds what is set, in order, and escapes it', () => {
  expect(withQuery('/cities', { q: 'ก & ข', status: undefined, region: '', page: 2 })).toBe(
    '/cities?q=%E0%B8%81+%26+%E0%B8%82&page=2',
  )
  expect(withQuery('/cities', {})).toBe('/cities')
})
