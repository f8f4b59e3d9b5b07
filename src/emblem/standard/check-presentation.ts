import { vcContext } from '../check/contexts.ts'
import { isObject, isTooLarge, type Json, listOf } from '../check/credential.ts'
import { hasType, isAddress } from '../check/vc-faults.ts'
import { ofProofs } from './check-any-credential.ts'
import { checkAnyProofs } from './check-any-proof.ts'
import { reportOf, type StandardReport } from './findings.ts'
import type { Sources } from './sources.ts'

/** What the presentation has to answer, as the caller of the VC API gives it. */
export type Asked = { domain?: unknown; challenge?: unknown }

/**
 * Checks a presentation itself, not what is presented: its form, and its proof where it has one or a challenge asks for one. Anybody may
 * present what is public. Errors: none. Source: VC Data Model 2.0, section 4.13.
 */
export async function checkPresentation(
  presentation: Json,
  { domain, challenge }: Asked,
  sources: Sources,
  now: Date,
): Promise<StandardReport> {
  const faults = isTooLarge(presentation) ? ['size'] : presentationFaults(presentation)
  if (faults.length > 0)
    return reportOf(faults.map((detail) => ({ finding: 'malformed' as const, detail })))
  if (presentation.proof === undefined && challenge === undefined) return reportOf([])
  const need = { purpose: 'authentication', domain, challenge } as const
  return reportOf(ofProofs(await checkAnyProofs(presentation, need, sources, now)))
}

function presentationFaults(presentation: Json): string[] {
  const { '@context': context, id, type, holder, verifiableCredential } = presentation
  const isContext =
    Array.isArray(context) &&
    context[0] === vcContext &&
    context.every((one) => isAddress(one) || isObject(one))
  const isHolder = holder === undefined || isAddress(isObject(holder) ? holder.id : holder)
  return [
    ...(isContext ? [] : ['@context']),
    ...(id === undefined || isAddress(id) ? [] : ['id']),
    ...(hasType(type, 'VerifiablePresentation') ? [] : ['type']),
    ...(isHolder ? [] : ['holder']),
    ...(listOf(verifiableCredential).every(isObject) ? [] : ['verifiableCredential']),
  ]
}
