import { createHash, randomBytes } from 'node:crypto'

/** What a token for systems begins with, so that one left in the open is known for what it is. */
export const apiTokenPrefix = 'lmt_'

/** Makes a secret of 256 random bits in base64url: 43 characters. */
export function makeSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** What is kept of a secret: its SHA-256. It has too many bits to be guessed, so it needs neither salt nor slowness. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Whether a text has the form of a secret with this prefix; what has not is not looked up. */
export function isSecret(value: string, prefix = ''): boolean {
  return value.startsWith(prefix) && /^[A-Za-z0-9_-]{43}$/.test(value.slice(prefix.length))
}
