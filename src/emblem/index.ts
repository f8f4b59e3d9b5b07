import './tables.ts'

export { checkCredential } from './check/check-credential.ts'
export type { Kit } from './check/documents.ts'
export * from './check/report.ts'
export { type Checked, checkHere } from './check-here.ts'
export type { CommitmentReading, FindProof, ProofOfCity } from './credential/proof-of-city.ts'
export { lookAtAll, startEmblemDuties } from './duties.ts'
export { type EmblemDeps, type FindKey, issuerOf } from './emblem-deps.ts'
export { type Extract, extractOf, findExtract } from './extract/issue-extract.ts'
export { followCertificate } from './issue/follow-certificate.ts'
export { issueEmblem } from './issue/issue-emblem.ts'
export {
  findByShort,
  findEmblem,
  findShort,
  type IssuedEmblem,
  listVersions,
} from './issue/queries.ts'
export { nextKeyName, replaceCompromised, rotateKey } from './keys/change-keys.ts'
export { isResolvable } from './keys/did.ts'
export {
  type KeyPlaces,
  type KeyRing,
  keyPlaces,
  makeKey,
  makeKeyRing,
  openKeyRing,
  writeKeyRing,
} from './keys/key-ring.ts'
export { type KeyPurpose, keyPurposes } from './keys/purpose.ts'
export { findLive, type LiveState } from './live/queries.ts'
export { refreshLive } from './live/refresh-live.ts'
export { makeKit, rootsOf } from './make-kit.ts'
export * from './problems.ts'
export { signedList } from './status/signed-list.ts'
