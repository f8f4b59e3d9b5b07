import { expect, test } from 'vitest'
import { isFromHere, originsOf } from './same-origin.ts'

const here = 'https://lakmueang.example'

test('a request is taken from our own pages and from programs, not from the pages of others', () => {
  const taken = [
    {},
    { origin: here },
    { origin: here, 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ]
  const refused = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'http://lakmueang.example' },
    { origin: 'https://lakmueang.example:8443' },
    { origin: here, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': ['same-origin', 'cross-site'] },
  ]
  for (const headers of taken) expect(isFromHere(headers, originsOf(here))).toBe(true)
  for (const headers of refused) expect(isFromHere(headers, originsOf(here))).toBe(false)
})

test('on this machine every name of it is our own, at our port and scheme alone', () => {
  const ours = originsOf('http://127.0.0.1:8080')
  expect([...ours]).toEqual(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])
  for (const origin of ['http://localhost:3000', 'https://localhost:8080', 'http://localhost'])
    expect(isFromHere({ origin }, ours)).toBe(false)
})
