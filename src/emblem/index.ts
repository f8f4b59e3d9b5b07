import './tables.ts'

export { unbake } from './bake/unbake.ts'
export { browserCheck } from './browser/bundle.ts'
export { checkCredential } from './check/check-credential.ts'
export { isObject, type Json } from './check/credential.ts'
export { emptyKit, type Kit } from './check/documents.ts'
export * from './check/report.ts'
export type { Root } from './check/trust.ts'
export { type Checked, checkHere } from './check-here.ts'
export type { CommitmentReading, FindProof, ProofOfCity } from './credential/proof-of-city.ts'
export {
  credentialFile,
  type Form,
  forms,
  formTypes,
  requireCredential,
  type Stored,
} from './credential-files.ts'
export { lookAtAll, startEmblemDuties } from './duties.ts'
export { type EmblemDeps, type FindKey, issuerOf } from './emblem-deps.ts'
export { type Extract, extractOf, findExtract } from './extract/issue-extract.ts'
export { credentialType } from './interface/headers.ts'
export { readHandedIn } from './interface/read-handed-in.ts'
export { followCertificate } from './issue/follow-certificate.ts'
export { issueEmblem } from './issue/issue-emblem.ts'
export {
  findByShort,
  findEmblem,
  findShort,
  type IssuedEmblem,
  listVersions,
} from './issue/queries.ts'
export {
  type NewKey,
  nextKeyName,
  replaceCompromised,
  rotateKey,
  rotateRoot,
} from './keys/change-keys.ts'
export { isResolvable } from './keys/did.ts'
export { makeKeyReader } from './keys/key-reader.ts'
export {
  type KeyPlaces,
  type KeyRing,
  keyPlaces,
  makeKey,
  makeKeyRing,
  openKeyRing,
  writeKeyRing,
} from './keys/key-ring.ts'
export { isMultikey } from './keys/multikey.ts'
export { type KeyPurpose, keyPurposes } from './keys/purpose.ts'
export { publicMultikey } from './keys/signer.ts'
export { proofFromIndicators } from './live/find-proof.ts'
export { findLive, type LiveState } from './live/queries.ts'
export { refreshLive } from './live/refresh-live.ts'
export { makeKit, rootsOf } from './make-kit.ts'
export { emblemData } from './personal-data.ts'
export { readMarkFile } from './picture/read-mark-file.ts'
export * from './problems.ts'
export { signedList } from './status/signed-list.ts'
