import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { verifyCredential } from '@digitalbazaar/vc'
import { didContext, makeLoader, multikeyContext } from './contexts.ts'
import { isMoment, isObject, type Json, listOf } from './credential.ts'
import type { DidDocument, VerificationMethod } from './documents.ts'
import type { CheckedProof } from './report.ts'

const mostProofs = 4

/**
 * Checks each proof of a credential by itself: a set passes in the library when any one of it is good. Dates and status are not
 * looked at here. Errors: none; what is wrong stands in the result, in the order of the proofs.
 */
export async function checkProofs(
  credential: Json,
  did: DidDocument | null,
): Promise<CheckedProof[]> {
  const proofs = listOf(credential.proof)
  if (proofs.length === 0 || proofs.length > mostProofs)
    return [{ key: null, result: 'failed', reason: 'no-proof' }]
  return Promise.all(proofs.map((proof) => checkProof(credential, proof, did)))
}

async function checkProof(
  credential: Json,
  proof: unknown,
  did: DidDocument | null,
): Promise<CheckedProof> {
  const key =
    isObject(proof) && typeof proof.verificationMethod === 'string'
      ? proof.verificationMethod
      : null
  const fail = (reason: CheckedProof['reason']): CheckedProof => ({ key, result: 'failed', reason })
  if (!isObject(proof) || !isOurSuite(proof)) return fail('wrong-suite')
  if (!did) return { key, result: 'unknown', reason: 'no-did-document' }
  const method = did.verificationMethod.find(({ id }) => id === key)
  if (!method) return fail('wrong-key')
  if (!did.assertionMethod.includes(method.id)) return fail('key-withdrawn')
  const isGood = await isSigned({ ...credential, proof }, method, did)
  return isGood ? { key, result: 'passed', reason: 'good' } : fail('changed')
}

function isOurSuite(proof: Json): boolean {
  return (
    proof.type === 'DataIntegrityProof' &&
    proof.cryptosuite === 'eddsa-rdfc-2022' &&
    proof.proofPurpose === 'assertionMethod' &&
    typeof proof.proofValue === 'string' &&
    proof.proofValue.startsWith('z') &&
    typeof proof.created === 'string' &&
    isMoment(proof.created)
  )
}

/** Whether the one proof of a credential is good. Terms that no context knows make it bad: they stand outside the signature. */
async function isSigned(
  credential: Json,
  method: VerificationMethod,
  did: DidDocument,
): Promise<boolean> {
  const documents = new Map<string, object>([
    [method.id, { '@context': multikeyContext, ...method }],
    [did.id, { ...did, '@context': [didContext, multikeyContext] }],
  ])
  const inside =
    typeof credential.validFrom === 'string' ? new Date(credential.validFrom) : new Date(0)
  const { verified } = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: makeLoader(documents),
    // Dates are a check of their own; here they must not stand in the way.
    now: inside,
    checkStatus: async () => ({ verified: true }),
  })
  return verified
}
