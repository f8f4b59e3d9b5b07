import { checkData, isTooLong } from './check-live.ts'
import { checkProofs } from './check-proofs.ts'
import { checkRevocation } from './check-revocation.ts'
import {
  isObject,
  isSample,
  issuerOf,
  isTooLarge,
  type Json,
  kindOf,
  momentIn,
} from './credential.ts'
import { standsTo } from './dates.ts'
import type { Kit, Standing } from './documents.ts'
import { formFaults } from './form-faults.ts'
import { digestOf, isIncluded } from './merkle.ts'
import type { Check, CheckedProof, Report } from './report.ts'
import {
  checkIssuer,
  isSealedByIssuer,
  openTrust,
  type Root,
  type Trust,
  type TrustCheck,
} from './trust.ts'
import { verdictOf } from './verdict.ts'

/**
 * Checks a document that claims to be an emblem, a live credential or an extract, with what a kit holds and nothing else: the same
 * code on the server, in a browser and offline. `roots` are the keys by which the verifier knows trust lists.
 * Errors: none; whatever is wrong or cannot be checked stands in the report.
 */
export async function checkCredential(
  document: unknown,
  kit: Kit,
  roots: readonly Root[],
  now: Date,
): Promise<Report> {
  const kind = isObject(document) ? kindOf(document) : undefined
  if (!isObject(document) || kind === undefined) return notOurs(kindPlace, now)
  if (isTooLarge(document)) return notOurs('size', now)
  const trust = await openTrust(kit.trustList, roots)
  const issuer = issuerOf(document)
  const did = kit.didDocument?.id === issuer ? kit.didDocument : null
  const faults = formFaults(document, kind)
  const proofs = faults.length > 0 ? [] : await checkProofs(document, did)
  const signature = signatureOf(faults.length > 0, proofs)
  const trusted = checkIssuer(document, issuer, kind, proofs, trust, did)
  const standing = kind === 'emblem' ? await openStanding(document, kit, trust, now) : null
  const revocation =
    kind === 'emblem'
      ? await checkRevocation(document, kit.statusList, trust, did, now)
      : ({ result: 'none', reason: 'not-revocable', at: null } as const)
  const data =
    kind === 'emblem'
      ? await checkData(document, kit.live, standing, trust, did, now)
      : ({ result: 'none', reason: 'not-checked', at: null, data: null } as const)
  const checks: Check[] = [
    { name: 'signature', ...signature, at: signedAt(document, trusted) },
    { name: 'issuer', ...issuerCheck(trusted, signature), at: trust.list?.issuedAt ?? null },
    { name: 'revocation', result: revocation.result, reason: revocation.reason, at: revocation.at },
    { name: 'dates', ...datesOf(document, kind, trust, now), at: null },
    { name: 'data', result: data.result, reason: data.reason, at: data.at },
    { name: 'log', ...(await checkLog(document, kit, trust, now)) },
  ]
  const legal = standing?.legal ?? null
  return {
    kind,
    ...verdictOf({ kind, checks, legal, data: data.data }),
    sample: isSample(document),
    data: data.data,
    legal,
    checks,
    proofs,
    faults,
    signedBy: signerOf(document, trusted, issuer),
    checkedAt: now.toISOString(),
  }
}

const kindPlace = 'credentialSubject.achievement.achievementType'

function notOurs(fault: string, now: Date): Report {
  const failed = { result: 'failed', reason: 'malformed', at: null } as const
  return {
    kind: null,
    verdict: 'failed',
    tone: 'red',
    sample: false,
    data: null,
    legal: null,
    checks: [{ name: 'signature', ...failed }],
    proofs: [],
    faults: [fault],
    signedBy: null,
    checkedAt: now.toISOString(),
  }
}

type Outcome = Pick<Check, 'result' | 'reason'>

/** The worst of all proofs: one bad proof among good ones is reported, not passed over. */
function signatureOf(isMalformed: boolean, proofs: readonly CheckedProof[]): Outcome {
  if (isMalformed) return { result: 'failed', reason: 'malformed' }
  const worst =
    proofs.find(({ result }) => result === 'failed') ??
    proofs.find(({ result }) => result === 'unknown')
  return worst ?? { result: 'passed', reason: 'good' }
}

function issuerCheck({ result, reason }: TrustCheck, signature: Outcome): Outcome {
  // Without a good signature nobody is known to have issued it, whatever name stands there.
  if (result === 'passed' && signature.result !== 'passed')
    return { result: 'unknown', reason: 'not-checked' }
  return { result, reason }
}

function datesOf(document: Json, kind: string, trust: Trust, now: Date): Outcome {
  const [from, until] = [momentIn(document, 'validFrom'), momentIn(document, 'validUntil')]
  if (!from) return { result: 'failed', reason: 'malformed' }
  if (kind === 'live' && trust.list && (!until || isTooLong(from, until, trust)))
    return { result: 'failed', reason: 'not-yet-valid' }
  const stands = standsTo({ from, until }, now)
  if (stands === 'within') return { result: 'passed', reason: 'good' }
  return { result: 'failed', reason: stands === 'before' ? 'not-yet-valid' : 'expired' }
}

/** The statement of standing of this emblem, sealed by its issuer and of today; null when there is none to go by. */
async function openStanding(
  document: Json,
  { standing }: Kit,
  trust: Trust,
  now: Date,
): Promise<Standing | null> {
  const issuer = issuerOf(document)
  if (!standing || issuer === undefined || standing.credential !== document.id) return null
  const [from, until] = [momentIn(standing, 'issuedAt'), momentIn(standing, 'validUntil')]
  if (!from || !until || standsTo({ from, until }, now) !== 'within') return null
  return (await isSealedByIssuer(standing, issuer, trust, from)) ? standing : null
}

async function checkLog(
  document: Json,
  { log }: Kit,
  trust: Trust,
  now: Date,
): Promise<Pick<Check, 'result' | 'reason' | 'at'>> {
  const issuer = issuerOf(document)
  if (!log || issuer === undefined) return { result: 'unknown', reason: 'no-log', at: null }
  const at = String(log.head.at)
  const isHead = await isSealedByIssuer(log.head, issuer, trust, new Date(at))
  const isGood =
    isHead &&
    new Date(at) <= new Date(now.getTime() + 300_000) &&
    log.leaf.credential === document.id &&
    log.leaf.digest === (await digestOf(document)) &&
    (await isIncluded(log.leaf, log.index, log.path, log.head))
  return isGood
    ? { result: 'passed', reason: 'in-log', at }
    : { result: 'failed', reason: 'bad-log', at }
}

function signedAt(document: Json, { proof }: TrustCheck): string | null {
  const proofs = Array.isArray(document.proof) ? document.proof : []
  const found = proofs.find((one) => isObject(one) && one.verificationMethod === proof?.key)
  return isObject(found) ? String(found.created) : null
}

function signerOf(
  document: Json,
  trusted: TrustCheck,
  did: string | undefined,
): Report['signedBy'] {
  const at = signedAt(document, trusted)
  if (trusted.result !== 'passed' || trusted.proof?.result !== 'passed') return null
  if (did === undefined || at === null) return null
  return { did, key: trusted.proof.key as string, at }
}
