import { expect, test } from 'vitest'
import { hashPassword, isOutdated, matchesHash } from './argon2.ts'

test('a hash carries its parameters and a salt of its own, and only its password matches', async () => {
  const [one, other] = [await hashPassword('ข้าวเหนียวมะม่วง'), await hashPassword('ข้าวเหนียวมะม่วง')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(other).not.toBe(one)
  expect(await matchesHash('ข้าวเหนียวมะม่วง', one)).toBe(true)
  expect(await matchesHash('ข้าวเหนียวมะม่วง ', one)).toBe(false)
  expect(await matchesHash('ข้าวเหนียวมะม่วง', undefined)).toBe(false)
})

test('the same characters match however they were composed', async () => {
  const hash = await hashPassword('caf\u00e9 au lait matin')
  expect(await matchesHash('cafe\u0301 au lait matin', hash)).toBe(true)
})

test('a hash made at another cost still matches, and is known as outdated', async () => {
  // Of the reference implementation's own tests (P-H-C/phc-winner-argon2, src/test.c).
  const old =
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(isOutdated(old)).toBe(true)
  expect(isOutdated(await hashPassword('password'))).toBe(false)
  expect(await matchesHash('password', old)).toBe(true)
  expect(await matchesHash('passwore', old)).toBe(false)
})
