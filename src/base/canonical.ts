import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** Writes a JSON value in one way only (RFC 8785): members by name, no spaces; absent members (undefined) are left out. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? 'null'
}

/** SHA-256 of a JSON value's one way of being written, in hexadecimal. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
