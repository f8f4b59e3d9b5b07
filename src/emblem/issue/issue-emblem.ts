import { randomBytes, randomInt } from 'node:crypto'
import {
  type Certificate,
  listCertificateEvents,
  noAuthority,
  validUntilOf,
} from '../../programme/index.ts'
import type { Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { listLength } from '../check/form-faults.ts'
import { digestOf } from '../check/merkle.ts'
import { emblemBody, type StatusPlace } from '../credential/emblem.ts'
import { signCredential } from '../credential/sign-credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { requireSigner } from '../keys/register-keys.ts'
import { appendLeaf } from '../log/append-leaf.ts'
import {
  findEmblem,
  type IssuedEmblem,
  insertEmblem,
  insertShort,
  newestList,
  takenIndexes,
} from './queries.ts'

/** Why an emblem is signed: the grant, a renewal, another key. */
export type IssueReason = 'granted' | 'renewed' | 'key-changed'

/**
 * Signs the emblem of a certificate and writes it into the log; another version stands under the same address. The decision is in
 * the log before what rests on it. Throws `noAuthority` for a real city without one, and `keyMissing`.
 */
export async function issueEmblem(
  tx: Tx,
  deps: EmblemDeps,
  certificate: Certificate,
  why: IssueReason,
  now: Date,
): Promise<IssuedEmblem> {
  if (!certificate.sample && !(deps.authority && certificate.authority)) throw noAuthority()
  const signer = await requireSigner(tx, deps, 'emblem', now)
  const leaf = await logDecision(tx, certificate, now)
  const version = ((await findEmblem(tx, certificate.id))?.version ?? 0) + 1
  const place = await takePlace(tx)
  const events = await listCertificateEvents(tx, certificate.id)
  const until = validUntilOf(certificate, events, now)
  const body = emblemBody(issuerOf(deps), certificate, { until, place, leaf })
  const document = await signCredential(body, signer, now)
  const digest = await digestOf(document)
  const facts = { credential: document.id, version, digest, key: signer.id, why }
  await appendLeaf(tx, issueSubject(certificate.id, version), 'issue', facts, now)
  const keyName = signer.id.split('#')[1] as string
  const issued = {
    certificateId: certificate.id,
    version,
    document,
    digest,
    keyName,
    place,
    issuedAt: now,
  }
  await insertShort(tx, certificate.id, shortAddress())
  await insertEmblem(tx, issued)
  return issued
}

/** What the log calls the issue of a version of an emblem. */
export function issueSubject(certificateId: string, version: number): string {
  return `issue ${certificateId} ${version}`
}

function logDecision(tx: Tx, certificate: Certificate, now: Date): Promise<number> {
  const { id, slug, decision, plan, resolvedAt, sample } = certificate
  const facts = {
    certificate: id,
    city: slug,
    sample,
    resolvedAt: resolvedAt.toISOString(),
    reference: decision.reference,
    body: decision.bodyId,
    decision: decision.digest,
    plan: plan.digest,
  }
  return appendLeaf(tx, `decision ${id}`, 'decision', facts, now)
}

/** Up to half of a list is given away, so that a free place is soon found; then comes the next list. */
const fullAt = listLength / 2

/** A place that nobody has had, at random, so that the place tells nothing. */
async function takePlace(tx: Tx): Promise<StatusPlace> {
  await lockName(tx, 'emblem status places')
  const newest = await newestList(tx)
  const taken = await takenIndexes(tx, newest)
  if (taken.size >= fullAt) return { list: newest + 1, index: randomInt(listLength) }
  for (;;) {
    const index = randomInt(listLength)
    if (!taken.has(index)) return { list: newest, index }
  }
}

/** Ten letters and digits at random. */
function shortAddress(): string {
  return [...randomBytes(10)].map((byte) => (byte % 32).toString(32)).join('')
}
