import { isObject, issuerOf, isTooLarge, momentIn } from '../check/credential.ts'
import { standsTo } from '../check/dates.ts'
import type { CheckedProof } from '../check/report.ts'
import { anyVcFaults, asVersion2 } from '../check/vc-faults.ts'
import { checkAnyProofs } from './check-any-proof.ts'
import { checkAnyStatus } from './check-any-status.ts'
import { reportOf, type StandardReport } from './findings.ts'
import type { Sources } from './sources.ts'

/** What a caller of the VC API may ask to have checked besides form, proofs and dates, which always are. */
export const standardChecks = ['proof', 'credentialStatus'] as const
export type StandardCheck = (typeof standardChecks)[number]

/**
 * Checks any credential by the standards alone: its form, its proofs with whoever's key, its dates, and its status where that is asked
 * for. It says nothing of whether anybody trusts the issuer, so it is no verdict on an emblem. Errors: none.
 */
export async function checkAnyCredential(
  credential: unknown,
  checks: readonly StandardCheck[],
  sources: Sources,
  now: Date,
): Promise<StandardReport> {
  if (!isObject(credential)) return reportOf([{ finding: 'malformed', detail: null }])
  const faults = isTooLarge(credential) ? ['size'] : anyVcFaults(credential)
  if (faults.length > 0)
    return reportOf(faults.map((detail) => ({ finding: 'malformed' as const, detail })))
  const need = { purpose: 'assertionMethod', by: issuerOf(credential) } as const
  const proofs = await checkAnyProofs(credential, need, sources, now)
  const statuses = checks.includes('credentialStatus')
    ? await checkAnyStatus(credential, sources, now)
    : []
  const read = asVersion2(credential)
  const stretch = { from: momentIn(read, 'validFrom'), until: momentIn(read, 'validUntil') }
  const stands = standsTo(stretch, now)
  return reportOf([
    ...ofProofs(proofs),
    ...statuses.map((finding) => ({ finding, detail: null })),
    ...(stands === 'before' ? [{ finding: 'not-yet-valid' as const, detail: null }] : []),
    ...(stands === 'after' ? [{ finding: 'expired' as const, detail: null }] : []),
  ])
}

/** What proofs speak against a document. */
export function ofProofs(proofs: readonly CheckedProof[]): StandardReport['found'] {
  return proofs
    .filter(({ result }) => result !== 'passed')
    .map(({ key, result, reason }) => ({
      finding: result === 'unknown' ? 'no-key' : 'bad-proof',
      detail: key === null ? reason : `${reason}: ${key.slice(0, 200)}`,
    }))
}
