import { expect, test } from 'vitest'
import { readSmtpUrl } from './smtp.ts'

test('the address of a mail server says how it is reached', () => {
  expect(readSmtpUrl('smtps://lak%40city:p%3Ass@mail.example')).toEqual({
    host: 'mail.example',
    port: 465,
    implicitTls: true,
    login: { user: 'lak@city', password: 'p:ss' },
  })
  expect(readSmtpUrl('smtp://mail.example:2525/')).toEqual({
    host: 'mail.example',
    port: 2525,
    implicitTls: false,
    login: null,
  })
  expect(readSmtpUrl('smtp://[::1]')).toMatchObject({ host: '::1', port: 587 })
})

test.each([
  '',
  'mail.example',
  'http://mail.example',
  'smtp://',
  'smtp://mail.example/path',
  'smtp://mail.example?tls=no',
  'smtp://user@mail.example',
  'smtp://u%zz:p@mail.example',
])('what is no such address is not taken for one: %s', (value) => {
  expect(readSmtpUrl(value)).toBeUndefined()
})
