import { generateRegistrationOptions } from '@simplewebauthn/server'
import { expect, test } from 'vitest'
import { makeAuthenticator } from '../../../test/support/authenticator.ts'
import { isSelfAttested } from './attestation.ts'
import { passkeyAlgorithms } from './passkey.ts'

test.each([
  ['none', true],
  ['packed', true],
  ['certified', false],
] as const)(
  'a passkey vouches for itself, or is not looked at: %s %s',
  async (attestation, own) => {
    const options = await generateRegistrationOptions({
      rpName: 'Lak Mueang',
      rpID: 'lakmueang.example',
      userName: 'somying',
      supportedAlgorithmIDs: passkeyAlgorithms,
    })
    const made = makeAuthenticator('https://lakmueang.example').create(options, { attestation })
    expect(isSelfAttested(made.response.attestationObject)).toBe(own)
  },
)

test('what is no attestation object is not taken for one', () => {
  for (const wrong of ['', 'AA']) expect(() => isSelfAttested(wrong)).toThrow()
  // An empty map: nothing is said of who vouches.
  expect(isSelfAttested('oA')).toBe(false)
})
