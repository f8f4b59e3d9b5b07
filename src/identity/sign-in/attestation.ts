import { decodeAttestationObject } from '@simplewebauthn/server/helpers'

/**
 * Whether a new passkey vouches for itself: no attestation, or one signed by its own key. One with certificates is refused before it
 * is verified: we do not ask for any, and verifying them would fetch revocation lists from addresses that whoever made the
 * certificate chose. Throws for what is no attestation object. Source: WebAuthn 3, 6.5.4 and 8.2.
 */
export function isSelfAttested(attestationObject: string): boolean {
  const bytes = Uint8Array.from(Buffer.from(attestationObject, 'base64url'))
  const decoded = decodeAttestationObject(bytes)
  const format = decoded.get('fmt')
  if (format === 'none') return true
  return format === 'packed' && decoded.get('attStmt').get('x5c') === undefined
}
