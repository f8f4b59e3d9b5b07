import { createHmac } from 'node:crypto'

/** What is kept as a hash, or made from the key. A value hashed for one purpose cannot be compared with that of another. */
export type KeyPurpose =
  | 'sign-in account'
  | 'sign-in address'
  | 'citizen number'
  | 'oidc nonce'
  | 'oidc verifier'

/**
 * The keyed hash of a value: HMAC-SHA-256 of purpose and value. What has few possible values (an address, a citizen's number) can be
 * found from its hash by trying them all, but not without the installation's key.
 */
export function keyedHash(key: Uint8Array, purpose: KeyPurpose, value: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0${value}`).digest()
}
