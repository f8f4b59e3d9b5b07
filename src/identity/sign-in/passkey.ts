import { isIP } from 'node:net'

/** A passkey as its owner sees it in a list. */
export type Passkey = {
  /** The credential's id, base64url. */
  id: string
  /** What its owner calls it. */
  label: string
  madeAt: Date
  lastUsedAt: Date | null
  /** Whether it is kept on more than one device, by whoever makes them. */
  backedUp: boolean
}

/** The longest label, in characters, and how long a challenge waits for its answer, in minutes. */
export const passkeyLimits = { label: 100, challengeMinutes: 5 }

/** Signatures that are taken, as COSE names them: Ed25519, ES256, RS256. Source: W3C WebAuthn 3, 5.4, pubKeyCredParams. */
export const passkeyAlgorithms = [-8, -7, -257]

/** The party that passkeys hold for: the host of the installation's public address, and nobody else's. */
export function relyingParty(publicUrl: string): { id: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, origin }
}

/** Whether browsers can make passkeys for this address: it has a name, and is https or this machine. Source: WebAuthn 3, 5.1.2. */
export function canHavePasskeys(publicUrl: string): boolean {
  const { hostname, protocol } = new URL(publicUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
}
