import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { makeLoader } from '../check/contexts.ts'
import { isMoment, isObject, type Json, listOf } from '../check/credential.ts'
import { readBase58 } from '../check/multibase.ts'
import type { CheckedProof } from '../check/report.ts'
import { hasSigned } from '../check/seal.ts'
import type { KeyDocument } from './key-document.ts'
import type { Sources } from './sources.ts'

/** What a proof has to be for: a credential of an issuer, or a presentation that answers a challenge. */
export type Need = {
  purpose: 'assertionMethod' | 'authentication'
  /** Whose key one of the proofs must be by; anybody's where it is absent. Others may have signed beside. */
  by?: string | undefined
  domain?: unknown
  challenge?: unknown
}

const mostProofs = 4
const loader = makeLoader()
const encoder = new TextEncoder()

/**
 * Checks every proof of a document by itself, with whoever's key it names: `eddsa-rdfc-2022` and nothing else. Terms that no context of
 * ours knows make it bad. A proof that builds on others (`previousProof`) is over them too. Errors: none.
 * Source: W3C VC Data Integrity 1.0, section 4; Data Integrity EdDSA 1.0, section 3.2.
 */
export async function checkAnyProofs(
  document: Json,
  need: Need,
  sources: Sources,
  now: Date,
): Promise<CheckedProof[]> {
  const proofs = listOf(document.proof)
  const whole = proofs.filter(isObject)
  if (proofs.length === 0 || proofs.length > mostProofs || whole.length < proofs.length)
    return [{ key: null, result: 'failed', reason: 'no-proof' }]
  const checked: CheckedProof[] = []
  for (const proof of whole)
    checked.push(await checkOne(document, proof, whole, need, sources, now))
  const isBy = ({ key }: CheckedProof) => key?.split('#')[0] === need.by
  return need.by === undefined || checked.some(isBy)
    ? checked
    : [...checked, { key: null, result: 'failed', reason: 'wrong-key' }]
}

async function checkOne(
  document: Json,
  proof: Json,
  all: readonly Json[],
  need: Need,
  sources: Sources,
  now: Date,
): Promise<CheckedProof> {
  const named = proof.verificationMethod
  const key = typeof named === 'string' ? named : null
  const fail = (reason: CheckedProof['reason']): CheckedProof => ({ key, result: 'failed', reason })
  if (key === null || !isOurSuite(proof) || !meets(proof, need)) return fail('wrong-suite')
  if (isOver(proof, now)) return fail('expired')
  const [did = ''] = key.split('#')
  const keys = await sources.keys(did)
  if (!keys) return { key, result: 'unknown', reason: 'no-did-document' }
  const method = keys.methods.find(({ id }) => id === idOf(key, keys))
  if (!method) return fail('wrong-key')
  if (!keys[need.purpose].includes(method.id)) return fail('key-withdrawn')
  const before = previousOf(proof, all)
  if (!before) return fail('no-proof')
  const isGood = await hasSignedProof(document, proof, before, method.publicKeyMultibase)
  return isGood ? { key, result: 'passed', reason: 'good' } : fail('changed')
}

/** A `did:key` may be named without its one fragment. */
function idOf(key: string, { methods: [first] }: KeyDocument): string {
  return key.includes('#') ? key : (first?.id ?? key)
}

function isOurSuite({ type, cryptosuite: suite, proofValue, created, expires }: Json): boolean {
  const isDate = (value: unknown) =>
    value === undefined || (typeof value === 'string' && isMoment(value))
  return (
    type === 'DataIntegrityProof' &&
    suite === 'eddsa-rdfc-2022' &&
    typeof proofValue === 'string' &&
    isDate(created) &&
    isDate(expires)
  )
}

function meets(proof: Json, { purpose, domain, challenge }: Need): boolean {
  if (proof.proofPurpose !== purpose) return false
  const isDomain = domain === undefined || listOf(proof.domain).includes(domain)
  return isDomain && (challenge === undefined || proof.challenge === challenge)
}

function isOver({ expires }: Json, now: Date): boolean {
  return typeof expires === 'string' && Date.parse(expires) <= now.getTime()
}

/** The proofs that one builds on, in the order of the document; undefined when one of them is not there, or it builds on itself. */
function previousOf(proof: Json, all: readonly Json[]): Json[] | undefined {
  const ids = listOf(proof.previousProof)
  if (ids.length === 0) return []
  const found = all.filter((one) => one !== proof && ids.includes(one.id))
  return new Set(found.map(({ id }) => id)).size === new Set(ids).size ? found : undefined
}

async function hasSignedProof(
  document: Json,
  proof: Json,
  before: readonly Json[],
  publicKeyMultibase: string,
): Promise<boolean> {
  const { proof: _, ...rest } = document
  const { proofValue, ...options } = proof
  const signature = readBase58(proofValue)
  if (signature?.length !== 64) return false
  try {
    const hashes = [
      await hashOf({ '@context': document['@context'], ...options }),
      await hashOf(before.length > 0 ? { ...rest, proof: [...before] } : rest),
    ]
    const data = new Uint8Array(64)
    hashes.forEach((hash, at) => {
      data.set(hash, at * 32)
    })
    return await hasSigned(publicKeyMultibase, data, signature)
  } catch {
    // What the canonical form refuses, an unknown term or context, is not signed.
    return false
  }
}

async function hashOf(input: object): Promise<Uint8Array> {
  const { canonize } = cryptosuite as { canonize(input: object, options: object): Promise<string> }
  const form = await canonize(input, { documentLoader: loader, base: null, safe: true })
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(form)))
}
