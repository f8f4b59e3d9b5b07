import { expect, test } from 'vitest'
import { cookieName, readCookie, writeCookie } from './cookies.ts'

test('a cookie is read by its whole name', () => {
  const header = 'theme=dark; xlm_session=no; lm_session=abc; lm_session2=no'
  expect(readCookie(header, 'lm_session')).toBe('abc')
  expect(readCookie('lm_session=a=b', 'lm_session')).toBe('a=b')
  expect(readCookie('xlm_session=no', 'lm_session')).toBeUndefined()
  expect(readCookie(undefined, 'lm_session')).toBeUndefined()
})

test('on https a cookie is bound to the host and to https; on http it can be neither', () => {
  const https = 'https://lakmueang.example'
  expect(cookieName(https, 'lm_session')).toBe('__Host-lm_session')
  expect(cookieName('http://127.0.0.1:8080', 'lm_session')).toBe('lm_session')
  expect(writeCookie({ name: '__Host-a', value: 'v', secure: true, maxAge: 60 })).toBe(
    '__Host-a=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure',
  )
  expect(writeCookie({ name: 'a', value: '', secure: false, maxAge: 0 })).toBe(
    'a=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
  )
})
