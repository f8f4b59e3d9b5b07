import { expect, test } from 'vitest'
import { Problem } from '../../base/problem.ts'
import { requireStrong } from './password.ts'

const somying = { name: 'สมหญิง Rakthai', email: 'somying.rak@khonkaen.go.th' }

/** What is wrong with a password, in English; undefined when it may be used. */
function faultOf(password: string): string | undefined {
  try {
    requireStrong(password, somying)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    expect(error.kind.type).toBe('weak-password')
    expect(error.facts.members).toEqual({
      fields: [{ name: 'password', detail: error.facts.detail }],
    })
    return error.facts.detail?.en
  }
}

test('length counts characters as a reader does, after NFC', () => {
  expect(faultOf('xk7vmq2wpzt')).toContain('at least 12')
  expect(faultOf('xk7vmq2wpztb')).toBeUndefined()
  // A letter and its accent typed one after the other are one character.
  expect(faultOf(`${'e\u0301xk7vmq2wp'}z`)).toContain('at least 12')
  // One picture is one character, though two code units.
  expect(faultOf('🐘xk7vmq2wpz')).toContain('at least 12')
  const long = Array.from({ length: 16 }, (_, i) => `${i}kvq7mzxwtbhdrpc`.slice(0, 16)).join('')
  expect(long).toHaveLength(256)
  expect(faultOf(long)).toBeUndefined()
  expect(faultOf(`${long}x`)).toContain('at most 256')
})

test.each([
  'password1234',
  'P@ssw0rd2026',
  'Thailand2026!',
  'qwertyuiop123',
  '123456789012',
  '987654321098',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  'admin admin admin',
  'iloveyou 12345',
  'รหัสผ่าน๑๒๓๔',
  'ฟหกดฟหกดฟหกด',
])('what everybody tries is refused: %s', (password) => {
  expect(faultOf(password)).toContain('commonly used')
})

test.each([
  'somying.rak@khonkaen.go.th',
  'Somying2026!',
  'สมหญิงสมหญิง',
  'Rakthai-Rakthai',
  'khonkaen-somying1',
])('what is made of the person is refused: %s', (password) => {
  expect(faultOf(password)).toMatch(/your own name|commonly used/)
})

test.each([
  'หมาแมวนกปลา กินข้าว',
  'correct horse battery staple',
  'somying likes blue mango trees',
  '830174629351',
  'wK9#vTq2$mLx',
])('what takes guessing may be used: %s', (password) => {
  expect(faultOf(password)).toBeUndefined()
})
