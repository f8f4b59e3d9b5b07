import { from } from '@digitalbazaar/ed25519-multikey'
import canonicalize from 'canonicalize'
import { isObject, type Json } from './credential.ts'

/** A JSON object that a key has signed: Ed25519 over its canonical form (RFC 8785) without `seal`; the signature in base64url. */
export type Sealed<T extends object> = T & { seal: { key: string; signature: string } }

/** The bytes that a seal is over. */
export function sealedBytes(body: object): Uint8Array {
  const { seal: _, ...rest } = body as Json
  return new TextEncoder().encode(canonicalize(rest))
}

/** Whether the seal is the key's, named as it should be. */
export async function isSealedBy(
  document: unknown,
  key: { id: string; publicKeyMultibase: string },
): Promise<boolean> {
  if (!isObject(document) || !isObject(document.seal)) return false
  const { key: named, signature } = document.seal
  if (named !== key.id || typeof signature !== 'string') return false
  const bytes = fromBase64url(signature)
  if (!bytes) return false
  return hasSigned(key.publicKeyMultibase, sealedBytes(document), bytes)
}

/** Whether a public key has signed the data; a key that cannot be read has signed nothing. */
export async function hasSigned(
  publicKeyMultibase: string,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const key = await from({ type: 'Multikey', publicKeyMultibase })
    return await key.verifier().verify({ data, signature })
  } catch {
    return false
  }
}

/** Reads base64url in its one way of being written; undefined for all else. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    return toBase64url(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}

export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
