import type { KeyPurpose } from '../keys/purpose.ts'
import type { Json } from './credential.ts'
import type { Sealed } from './seal.ts'

/** A key as a DID document shows it. */
export type VerificationMethod = {
  id: string
  type: 'Multikey'
  controller: string
  publicKeyMultibase: string
}

/** The DID document of an installation. A retired key stays in `assertionMethod`, a compromised one does not. */
export type DidDocument = {
  '@context': string[]
  id: string
  verificationMethod: VerificationMethod[]
  assertionMethod: string[]
}

/** A key that may sign things of one purpose, within [from, until), and not at all once it is compromised. */
export type TrustedKey = {
  issuer: string
  key: string
  publicKeyMultibase: string
  purpose: KeyPurpose
  from: string
  until: string | null
  compromisedAt: string | null
}

/** That a root key hands over to its successor. Sealed by the one that goes. */
export type RootChange = {
  type: 'RootChange'
  to: { id: string; publicKeyMultibase: string }
  at: string
}

/** Who may issue what; sealed by a root key, whose public half a verifier has from paper. */
export type TrustList = {
  type: 'TrustList'
  /** How root keys have handed over to each other, the oldest first: who knows an old one finds the new one. */
  rootChanges?: Sealed<RootChange>[]
  number: number
  issuedAt: string
  /** No live credential may run longer. */
  liveMaxHours: number
  keys: TrustedKey[]
}

export type LegalCode =
  | 'certified'
  | 'under-notice'
  | 'suspended'
  | 'revoked'
  | 'expired'
  | 'surrendered'
export type ProofCode = 'proven' | 'at-risk' | 'unproven' | 'no-data'

/** How an emblem stands, for a day: what no long-lived credential can say. Sealed by the status key. */
export type Standing = {
  type: 'Standing'
  credential: string
  legal: LegalCode
  proof: ProofCode
  /** Days of grace that are left while at risk. */
  daysLeft: number | null
  issuedAt: string
  validUntil: string
}

/** A head of the decision log (RFC 9162); hashes in hexadecimal. Sealed by the status key. */
export type TreeHead = { type: 'TreeHead'; log: string; size: number; root: string; at: string }

/** That a credential was written into the log when it was issued. */
export type LogProof = {
  index: number
  leaf: Json
  path: string[]
  head: Sealed<TreeHead>
}

/** Everything that a check needs besides the credential. What is null could not be had. */
export type Kit = {
  didDocument: DidDocument | null
  trustList: Sealed<TrustList> | null
  statusList: Json | null
  standing: Sealed<Standing> | null
  live: Json | null
  log: LogProof | null
}

export const emptyKit: Kit = {
  didDocument: null,
  trustList: null,
  statusList: null,
  standing: null,
  live: null,
  log: null,
}
