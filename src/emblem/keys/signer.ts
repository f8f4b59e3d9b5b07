import { createPublicKey, type KeyObject, sign } from 'node:crypto'
import { writeMultikey } from './multikey.ts'

/**
 * What signs: a key in a file, or a device that never gives its key away. `id` is the verification method,
 * `did:web:city.example#emblem-1`; the signature is the 64 bytes of Ed25519.
 */
export type Signer = {
  readonly id: string
  readonly algorithm: 'Ed25519'
  sign(asked: { data: Uint8Array }): Promise<Uint8Array>
}

/** A signer on a key that this process holds. */
export function keySigner(id: string, key: KeyObject): Signer {
  return { id, algorithm: 'Ed25519', sign: async ({ data }) => sign(null, data, key) }
}

/** The public half of a key as a Multikey: `z6Mk…`. */
export function publicMultikey(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return writeMultikey(Buffer.from(x as string, 'base64url'))
}
