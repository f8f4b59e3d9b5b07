import { expect, test } from 'vitest'
import { canHavePasskeys, relyingParty } from './passkey.ts'

test('passkeys hold for the host of the public address', () => {
  expect(relyingParty('https://lakmueang.example:8443')).toEqual({
    id: 'lakmueang.example',
    origin: 'https://lakmueang.example:8443',
  })
})

test.each([
  ['https://lakmueang.example', true],
  ['http://localhost:8080', true],
  ['http://127.0.0.1:8080', false],
  ['https://192.0.2.7', false],
  ['https://[2001:db8::1]', false],
  ['http://lakmueang.example', false],
])('browsers make passkeys for a name that is safe to reach: %s %s', (publicUrl, can) => {
  expect(canHavePasskeys(publicUrl)).toBe(can)
})
