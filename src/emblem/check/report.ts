import type { Kind } from './credential.ts'
import type { LegalCode, ProofCode } from './documents.ts'
import type { Fault } from './vc-faults.ts'

export const checkNames = ['signature', 'issuer', 'revocation', 'dates', 'data'] as const
export type CheckName = (typeof checkNames)[number] | 'log'

/** `none`: there is nothing to check for a document of this kind or in this status. */
export type CheckResult = 'passed' | 'failed' | 'unknown' | 'none'

/** Why a check came out as it did; the words of each stand with the pages. */
export const reasons = [
  'good',
  'malformed',
  'changed',
  'no-proof',
  'wrong-suite',
  'wrong-key',
  'key-withdrawn',
  'no-did-document',
  'unknown-issuer',
  'not-trusted-then',
  'no-trust-list',
  'bad-trust-list',
  'not-yet-valid',
  'expired',
  'revoked',
  'not-revocable',
  'no-list',
  'bad-list',
  'stale-list',
  'no-standing',
  'bad-standing',
  'stale-standing',
  'live-good',
  'no-live',
  'bad-live',
  'stale-live',
  'foreign-live',
  'too-long-live',
  'unproven',
  'no-data',
  'not-in-force',
  'not-checked',
  'in-log',
  'no-log',
  'bad-log',
] as const
export type Reason = (typeof reasons)[number]

/** One of the five checks, or that of the log. `at` is the age of what it rests on: of the list, of the live credential. */
export type Check = { name: CheckName; result: CheckResult; reason: Reason; at: string | null }

/** One proof of a credential, by the key it names. */
export type CheckedProof = { key: string | null; result: CheckResult; reason: Reason }

export type VerdictCode =
  | 'genuine-in-force'
  | 'genuine-under-notice'
  | 'genuine-suspended'
  | 'genuine-expired'
  | 'genuine-revoked'
  | 'genuine-surrendered'
  | 'extract'
  | 'failed'
  | 'could-not-check'

export type Tone = 'green' | 'amber' | 'red' | 'grey' | 'neutral'

/** What came of checking a credential. Everything shown of it is in here or in the credential it names. */
export type Report = {
  kind: Kind | null
  verdict: VerdictCode
  tone: Tone
  sample: boolean
  /** What the data say; null where the verdict has no such line, 'unknown' where it could not be checked. */
  data: { proof: ProofCode | 'unknown'; daysLeft: number | null } | null
  legal: LegalCode | null
  checks: Check[]
  proofs: CheckedProof[]
  /** Places at which the document breaks its form. */
  faults: Fault[]
  /** Who signed, by the key that this kind must be signed with; null where no such proof is good. */
  signedBy: { did: string; key: string; at: string } | null
  checkedAt: string
}
