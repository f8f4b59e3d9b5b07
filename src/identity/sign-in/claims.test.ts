import { expect, test } from 'vitest'
import { isWhole, joinClaims, readCitizenNumber, readClaims } from './claims.ts'
import { standardClaims } from './provider.ts'

const thaid = { ...standardClaims, citizenNumber: 'pid' }

test('claims are read under the names that the settings give', () => {
  const told = {
    given_name: ' สมหญิง ',
    family_name: 'รักไทย',
    email: 'Somying@Example.go.th',
    email_verified: true,
    pid: '1-2345-67890-12-1',
  }
  expect(readClaims('u1', told, thaid)).toEqual({
    subject: 'u1',
    name: 'สมหญิง รักไทย',
    email: 'somying@example.go.th',
    citizenNumber: '1234567890121',
  })
  const names = { ...standardClaims, name: 'display', email: 'mail' }
  expect(
    readClaims('u1', { display: 'Somying', mail: 'a@b.th', email_verified: true }, names),
  ).toEqual({ subject: 'u1', name: 'Somying', email: 'a@b.th', citizenNumber: undefined })
})

test.each([false, 'true', 1, undefined, null])(
  'an address that is not verified is not told: email_verified %s',
  (verified) => {
    const told = { name: 'Somying', email: 'somying@example.go.th', email_verified: verified }
    expect(readClaims('u1', told, standardClaims).email).toBeUndefined()
  },
)

test('the ID token goes before userinfo, and neither vouches for an address in the other', () => {
  const told = (token: object, more: object) =>
    readClaims('u1', joinClaims({ ...token }, { ...more }, standardClaims), standardClaims)
  const vouched = { email: 'second@b.th', email_verified: true }
  expect(told({ name: 'A' }, { name: 'B', ...vouched })).toMatchObject({
    name: 'A',
    email: 'second@b.th',
  })
  expect(told({ email: 'first@a.th' }, { email_verified: true }).email).toBeUndefined()
  expect(told({ email: 'first@a.th' }, vouched).email).toBe('second@b.th')
  expect(told({ email_verified: true }, { email: 'second@b.th' }).email).toBeUndefined()
  const refused = { email: 'first@a.th', email_verified: false }
  expect(told(refused, vouched).email).toBeUndefined()
})

test('what is of another form, or only inherited, counts as not told', () => {
  const told = { name: ['x'], given_name: {}, email: 7, email_verified: true, pid: 1234567890121 }
  const nothing = { subject: 'u1', name: undefined, email: undefined, citizenNumber: undefined }
  expect(readClaims('u1', told, thaid)).toEqual(nothing)
  const inherited = { ...thaid, name: 'toString', citizenNumber: 'constructor' }
  expect(readClaims('u1', {}, inherited)).toEqual(nothing)
})

test('a citizen’s number is 13 digits that check', () => {
  expect(readCitizenNumber('1234567890121')).toBe('1234567890121')
  expect(readCitizenNumber('1 2345 67890 12 1')).toBe('1234567890121')
  for (const wrong of ['1234567890122', '0234567890121', '123456789012', '12345678901211', 'x'])
    expect(readCitizenNumber(wrong)).toBeUndefined()
})

test('a second question is asked only for what is missing', () => {
  const told = { name: 'Somying', email: 'a@b.th' }
  expect(isWhole(told, standardClaims)).toBe(true)
  expect(isWhole(told, thaid)).toBe(false)
  expect(isWhole({ email: 'a@b.th' }, standardClaims)).toBe(false)
})
