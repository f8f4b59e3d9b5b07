import { purposeOf } from '../keys/purpose.ts'
import { isMoment, isObject, type Json, listOf } from './credential.ts'
import { clockSkewMs } from './dates.ts'
import type { DidDocument, TrustedKey, TrustList } from './documents.ts'
import type { Check, CheckedProof } from './report.ts'
import { isSealedBy } from './seal.ts'

/** The root key that a verifier holds to be ours: from paper, or from the installation itself. */
export type Root = { id: string; publicKeyMultibase: string }

/** What may sign as a given purpose: the kinds of credential, status lists and statements of standing. */
export type Purpose = TrustedKey['purpose']

/** A trust list that a root has sealed; else why there is none. */
export type Trust = { list: TrustList } | { list: null; reason: 'no-trust-list' | 'bad-trust-list' }

/** Whether one of the roots has sealed the list, and it has the form of one. */
export async function openTrust(document: unknown, roots: readonly Root[]): Promise<Trust> {
  if (document === null || document === undefined || roots.length === 0)
    return { list: null, reason: 'no-trust-list' }
  const known = await followRoots(document, roots)
  if (!(await isSealedByAny(document, known)) || !isTrustList(document))
    return { list: null, reason: 'bad-trust-list' }
  return { list: document as unknown as TrustList }
}

const mostChanges = 20

/** The roots that are known, and those that they have handed over to, each by a seal of one known before it. */
async function followRoots(document: unknown, roots: readonly Root[]): Promise<Root[]> {
  const known = [...roots]
  const changes = isObject(document) ? listOf(document.rootChanges).slice(0, mostChanges) : []
  for (const change of changes) {
    if (!isObject(change) || change.type !== 'RootChange' || !isObject(change.to)) continue
    const { id, publicKeyMultibase } = change.to
    if (typeof id !== 'string' || typeof publicKeyMultibase !== 'string') continue
    if (await isSealedByAny(change, known)) known.push({ id, publicKeyMultibase })
  }
  return known
}

async function isSealedByAny(document: unknown, roots: readonly Root[]): Promise<boolean> {
  const seals = await Promise.all(roots.map((root) => isSealedBy(document, root)))
  return seals.includes(true)
}

function isTrustList(document: unknown): boolean {
  if (!isObject(document) || document.type !== 'TrustList' || !Array.isArray(document.keys))
    return false
  if (typeof document.liveMaxHours !== 'number') return false
  return document.keys.every(
    (key) =>
      isObject(key) &&
      ['issuer', 'key', 'publicKeyMultibase'].every((name) => typeof key[name] === 'string') &&
      purposeOf(String(key.key).split('#')[1] ?? '') === key.purpose &&
      isMoment(String(key.from)),
  )
}

/** The check of the issuer, and the proof that names the key required. */
export type TrustCheck = Pick<Check, 'result' | 'reason'> & { proof: CheckedProof | null }

/**
 * Whether a credential is by an issuer whose key may sign this purpose, then. A good signature by anybody else, or by another key of
 * the same issuer, is not genuine.
 */
export function checkIssuer(
  credential: Json,
  issuer: string | undefined,
  purpose: Purpose,
  proofs: readonly CheckedProof[],
  trust: Trust,
  did: DidDocument | null,
): TrustCheck {
  if (!trust.list) return { result: 'unknown', reason: trust.reason, proof: null }
  const ours = trust.list.keys.filter((key) => key.issuer === issuer)
  if (ours.length === 0) return { result: 'failed', reason: 'unknown-issuer', proof: null }
  const fitting = ours.filter((key) => key.purpose === purpose && isOfDocument(key, did))
  const proof = proofs.find((one) => fitting.some(({ key }) => key === one.key))
  if (!proof) return { result: 'failed', reason: 'wrong-key', proof: null }
  const key = fitting.find((one) => one.key === proof.key) as TrustedKey
  const signed = listOf(credential.proof).find(
    (one) => isObject(one) && one.verificationMethod === proof.key,
  ) as Json
  if (!isTrustedAt(key, new Date(String(signed?.created))))
    return { result: 'failed', reason: 'not-trusted-then', proof: null }
  return { result: 'passed', reason: 'good', proof }
}

/** Whether the key of the trust list is the one that the DID document shows; without a document nothing speaks against it. */
function isOfDocument(key: TrustedKey, did: DidDocument | null): boolean {
  const shown = did?.verificationMethod.find(({ id }) => id === key.key)
  return !did || shown?.publicKeyMultibase === key.publicKeyMultibase
}

export function isTrustedAt(key: TrustedKey, at: Date): boolean {
  if (key.compromisedAt !== null) return false
  const isLate = key.until !== null && at.getTime() >= Date.parse(key.until)
  return at.getTime() + clockSkewMs >= Date.parse(key.from) && !isLate
}

/** Whether a statement is sealed by a key of the issuer that may seal it. */
export async function isSealedByIssuer(
  document: unknown,
  issuer: string,
  trust: Trust,
  at: Date,
): Promise<boolean> {
  const keys =
    trust.list?.keys.filter((key) => key.issuer === issuer && key.purpose === 'status') ?? []
  const fitting = keys.filter((key) => isTrustedAt(key, at))
  const seals = await Promise.all(
    fitting.map(({ key, publicKeyMultibase }) =>
      isSealedBy(document, { id: key, publicKeyMultibase }),
    ),
  )
  return seals.includes(true)
}
