import { bitAt, decodeBits } from './bitstring.ts'
import { checkProofs } from './check-proofs.ts'
import { isObject, issuerOf, type Json, momentIn, objectIn } from './credential.ts'
import { standsTo } from './dates.ts'
import type { DidDocument } from './documents.ts'
import { entryFaults, listLength } from './form-faults.ts'
import type { Check } from './report.ts'
import { checkIssuer, type Trust } from './trust.ts'
import { hasType, vcFaults } from './vc-faults.ts'

type Outcome = Pick<Check, 'result' | 'reason' | 'at'>

/**
 * Whether an emblem is revoked: the signature of the list, its issuer, its dates, and then the bit itself. Anything of it that cannot
 * be checked gives `unknown`: `checkStatus()` of the usual library calls a revoked credential verified.
 */
export async function checkRevocation(
  credential: Json,
  list: Json | null,
  trust: Trust,
  did: DidDocument | null,
  now: Date,
): Promise<Outcome> {
  const status = credential.credentialStatus
  if (status === undefined) return { result: 'none', reason: 'not-revocable', at: null }
  const unknown = (reason: Check['reason'], at: string | null = null): Outcome => ({
    result: 'unknown',
    reason,
    at,
  })
  if (!isObject(status) || entryFaults(status).length > 0) return unknown('malformed')
  if (!list || status.statusListCredential !== list.id) return unknown('no-list')
  const issuer = issuerOf(credential)
  if (!isList(list) || issuer === undefined || issuerOf(list) !== issuer) return unknown('bad-list')
  const proofs = await checkProofs(list, did)
  if (proofs.some(({ result }) => result === 'unknown')) return unknown('no-did-document')
  const signed = checkIssuer(list, issuer, 'status', proofs, trust, did)
  if (signed.result === 'unknown') return unknown(signed.reason)
  if (signed.result === 'failed' || proofs.some(({ result }) => result !== 'passed'))
    return unknown('bad-list')
  const at = String(list.validFrom)
  const from = momentIn(list, 'validFrom')
  const until = momentIn(list, 'validUntil')
  if (!from || !until || standsTo({ from, until }, now) !== 'within')
    return unknown('stale-list', at)
  const bits = await decodeBits(objectIn(list, 'credentialSubject').encodedList)
  if (!bits || bits.length * 8 < listLength) return unknown('bad-list', at)
  const isRevoked = bitAt(bits, Number(status.statusListIndex))
  return isRevoked
    ? { result: 'failed', reason: 'revoked', at }
    : { result: 'passed', reason: 'good', at }
}

function isList(list: Json): boolean {
  const subject = objectIn(list, 'credentialSubject')
  return (
    vcFaults(list).length === 0 &&
    hasType(list.type, 'BitstringStatusListCredential') &&
    subject.type === 'BitstringStatusList' &&
    subject.statusPurpose === 'revocation'
  )
}
