import { didContext, multikeyContext } from '../check/contexts.ts'
import type { DidDocument, RootChange, TrustedKey, TrustList } from '../check/documents.ts'
import type { Sealed } from '../check/seal.ts'
import { type KeyPurpose, purposeOf } from './purpose.ts'

/** A key of this installation as the database keeps it: public half only. */
export type PublicKey = {
  name: string
  publicKeyMultibase: string
  addedAt: Date
  /** From when it signs no more: its successor does, and its private half is destroyed. */
  retiredAt: Date | null
  /** Since when somebody else may have it. Nothing it ever signed is trusted. */
  compromisedAt: Date | null
}

/** The DID of a public address: `did:web:city.example`, a port as `%3A8080`. Source: did:web, method-specific identifier. */
export function didOf(publicUrl: string): string {
  return `did:web:${new URL(publicUrl).host.replace(':', '%3A')}`
}

/** Whether the DID can be resolved by others: over https, at a name that is not this machine's own. */
export function isResolvable(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' && !/^(localhost|127\.|\[::1\]|.*\.localhost$)/.test(hostname)
}

/** The full id of a key, as proofs name it. */
export function keyId(did: string, name: string): string {
  return `${did}#${name}`
}

/** The DID document: every key there ever was, but for assertions those alone that nobody else may have. The root asserts nothing. */
export function makeDidDocument(did: string, keys: readonly PublicKey[]): DidDocument {
  return {
    '@context': [didContext, multikeyContext],
    id: did,
    verificationMethod: keys.map(({ name, publicKeyMultibase }) => ({
      id: keyId(did, name),
      type: 'Multikey',
      controller: did,
      publicKeyMultibase,
    })),
    assertionMethod: keys
      .filter(({ name, compromisedAt }) => compromisedAt === null && purposeOf(name) !== 'root')
      .map(({ name }) => keyId(did, name)),
  }
}

/** The trust list of our own keys, before it is sealed. */
export function makeTrustList(
  did: string,
  keys: readonly PublicKey[],
  facts: {
    number: number
    liveMaxHours: number
    now: Date
    rootChanges?: readonly Sealed<RootChange>[]
  },
): TrustList {
  const { rootChanges = [] } = facts
  return {
    type: 'TrustList',
    ...(rootChanges.length > 0 && { rootChanges: [...rootChanges] }),
    number: facts.number,
    issuedAt: toSeconds(facts.now),
    liveMaxHours: facts.liveMaxHours,
    keys: keys.filter(({ name }) => purposeOf(name) !== 'root').map((key) => trusted(did, key)),
  }
}

function trusted(did: string, key: PublicKey): TrustedKey {
  return {
    issuer: did,
    key: keyId(did, key.name),
    publicKeyMultibase: key.publicKeyMultibase,
    purpose: purposeOf(key.name) as KeyPurpose,
    from: toSeconds(key.addedAt),
    until: key.retiredAt && toSeconds(key.retiredAt),
    compromisedAt: key.compromisedAt && toSeconds(key.compromisedAt),
  }
}

/** ISO 8601 in UTC with whole seconds, as credentials have it. */
export function toSeconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}
