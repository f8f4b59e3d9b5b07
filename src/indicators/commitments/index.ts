import './tables.ts'

export * from './commitment.ts'
export { expectedAt, isAsGood } from './expected.ts'
export { isComparable, type Judged, judge, showExpected } from './judge.ts'
export * from './make-commitment.ts'
export { type CityProof, lapsesOf, nextProofChange, type ProofReason, proofOf } from './proof-of.ts'
export { listProofChanges, type ProofChange } from './proof-queries.ts'
export { findCommitment, listCommitments, listJudgements } from './queries.ts'
