import { type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson } from '../../base/canonical.ts'
import { publicHeadKey } from './head-key.ts'

/** What an export ends in: which links it holds and where the chain stood, signed, so that a cut tail shows. */
export type Head = {
  /** ISO 8601, when the export was made. */
  at: string
  /** The hash before the first link. */
  previous: string
  /** The number of the first link. */
  first: number
  /** How many links there are. */
  count: number
  /** The hash of the last link; `previous` when there is none. */
  hash: string
  /** The public key that verifies the signature. */
  key: string
}

/** Signs a head: Ed25519 over its canonical JSON; gives the signature in base64url. */
export function signHead(
  head: Omit<Head, 'key'>,
  key: KeyObject,
): { head: Head; signature: string } {
  const whole = { ...head, key: publicHeadKey(key) }
  return { head: whole, signature: sign(null, bytesOf(whole), key).toString('base64url') }
}

/** Whether the signature is the key's and written in its one way: base64url has spare bits that would decode the same. */
export function isSignedBy(head: Head, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  if (bytes.toString('base64url') !== signature) return false
  return verify(null, bytesOf(head), key, bytes)
}

function bytesOf(head: Head): Buffer {
  return Buffer.from(canonicalJson(head))
}
