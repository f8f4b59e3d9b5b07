import { checkProofs } from './check-proofs.ts'
import {
  achievementOf,
  isObject,
  issuerOf,
  type Json,
  kindOf,
  listOf,
  momentIn,
} from './credential.ts'
import { standsTo } from './dates.ts'
import type { DidDocument, LegalCode, Standing } from './documents.ts'
import { formFaults } from './form-faults.ts'
import type { Check, Report } from './report.ts'
import { checkIssuer, type Trust } from './trust.ts'

type Outcome = Pick<Check, 'result' | 'reason' | 'at'> & { data: Report['data'] }

const hourMs = 3_600_000
const inForce: readonly LegalCode[] = ['certified', 'under-notice']

/**
 * What the data say of an emblem: green needs a live credential that is genuine, of this very emblem, of today and not longer than the
 * ceiling. Without one it is what the standing says, and never green.
 */
export async function checkData(
  emblem: Json,
  live: Json | null,
  standing: Standing | null,
  trust: Trust,
  did: DidDocument | null,
  now: Date,
): Promise<Outcome> {
  if (standing && !inForce.includes(standing.legal))
    return { result: 'none', reason: 'not-in-force', at: null, data: null }
  const unknown = { proof: 'unknown', daysLeft: null } as const
  if (!standing) return { result: 'unknown', reason: 'no-standing', at: null, data: unknown }
  const { proof, daysLeft } = standing
  // The newest word that none is issued counts more than one that was issued before.
  if (proof === 'unproven' || proof === 'no-data')
    return { result: 'none', reason: proof, at: standing.issuedAt, data: { proof, daysLeft: null } }
  if (!live) return { result: 'unknown', reason: 'no-live', at: null, data: unknown }
  const fault = await faultOf(emblem, live, trust, did, now)
  const at = typeof live.validFrom === 'string' ? live.validFrom : null
  if (fault) return { result: 'failed', reason: fault, at, data: unknown }
  return { result: 'passed', reason: 'live-good', at, data: { proof, daysLeft } }
}

async function faultOf(
  emblem: Json,
  live: Json,
  trust: Trust,
  did: DidDocument | null,
  now: Date,
): Promise<Check['reason'] | undefined> {
  if (kindOf(live) !== 'live' || formFaults(live, 'live').length > 0) return 'bad-live'
  if (issuerOf(live) !== issuerOf(emblem)) return 'bad-live'
  const proofs = await checkProofs(live, did)
  const signed = checkIssuer(live, issuerOf(live), 'live', proofs, trust, did)
  if (signed.result !== 'passed' || proofs.some(({ result }) => result !== 'passed'))
    return 'bad-live'
  if (!isOf(live, emblem)) return 'foreign-live'
  const [from, until] = [momentIn(live, 'validFrom'), momentIn(live, 'validUntil')]
  if (!from || !until || isTooLong(from, until, trust)) return 'too-long-live'
  return standsTo({ from, until }, now) === 'within' ? undefined : 'stale-live'
}

/** Whether a live credential names this emblem. */
function isOf(live: Json, emblem: Json): boolean {
  return listOf(achievementOf(live).related).some((one) => isObject(one) && one.id === emblem.id)
}

/** Whether it runs longer than the ceiling of the programme. */
export function isTooLong(from: Date, until: Date, trust: Trust): boolean {
  return until.getTime() - from.getTime() > (trust.list?.liveMaxHours ?? 0) * hourMs
}
