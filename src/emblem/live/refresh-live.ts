import { uuidv7 } from '../../base/id.ts'
import {
  type Certificate,
  type CertificateEvent,
  certificateStatus,
  findCertificate,
  listCertificateEvents,
  validUntilOf,
} from '../../programme/index.ts'
import type { Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { append } from '../../store/outbox.ts'
import type { Json } from '../check/credential.ts'
import { liveBody, mayBeLive } from '../credential/live.ts'
import type { ProofOfCity } from '../credential/proof-of-city.ts'
import { signCredential } from '../credential/sign-credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { findEmblem } from '../issue/queries.ts'
import { requireSigner } from '../keys/register-keys.ts'
import { appendLeaf } from '../log/append-leaf.ts'
import { livePeriods } from './periods.ts'
import { findLive, type LiveState, saveLive } from './queries.ts'
import { noProof, toStored } from './stored-proof.ts'

/** A live credential is signed again after an hour, so that the one at hand always has most of its life before it. */
const renewMs = 3_600_000

/**
 * Looks at what the data of a certificate's city say now, and issues, renews or withholds the live credential. A change of the proof
 * is written into the log, and told. Throws `keyMissing`.
 */
export async function refreshLive(
  deps: EmblemDeps,
  certificateId: string,
  now: Date,
): Promise<void> {
  const certificate = await findCertificate(deps.db.read, certificateId)
  if (!certificate) return
  // Asked outside the transaction: the indicators read for themselves.
  const found = await deps.findProof(certificate.slug, now)
  const proof = found ?? { ...noProof, since: now }
  await deps.db.transaction(async (tx) => {
    await lockName(tx, `emblem live ${certificateId}`)
    if (!(await findEmblem(tx, certificateId))) return
    const events = await listCertificateEvents(tx, certificateId)
    const known = await findLive(tx, certificateId)
    const document = await documentFor(tx, deps, { certificate, events, proof, known, now })
    const isNew = known?.proof.proof !== proof.proof
    const since = isNew ? now : known.since
    const issuedAt = document === null ? null : document === known?.document ? known.issuedAt : now
    await saveLive(tx, certificateId, {
      proof: toStored(proof),
      since,
      lookedAt: now,
      document,
      issuedAt,
    })
    if (!isNew) return
    const facts = {
      certificate: certificateId,
      proof: proof.proof,
      before: known?.proof.proof ?? null,
    }
    await appendLeaf(tx, `data ${certificateId} ${now.toISOString()}`, 'data', facts, now)
    append(tx, {
      type: 'emblem.proof-changed',
      body: { certificateId, proof: proof.proof },
      at: now,
    })
  })
}

type Facts = {
  certificate: Certificate
  events: readonly CertificateEvent[]
  proof: ProofOfCity
  known: LiveState | undefined
  now: Date
}

/** The live credential that there should be now: the one at hand, a new one, or none. */
async function documentFor(tx: Tx, deps: EmblemDeps, facts: Facts): Promise<Json | null> {
  const { certificate, events, proof, known, now } = facts
  const legal = certificateStatus(certificate, events, now)
  if (!mayBeLive(proof) || (legal !== 'certified' && legal !== 'under-notice')) return null
  const signer = await requireSigner(tx, deps, 'live', now)
  const isFresh = known?.issuedAt && now.getTime() - known.issuedAt.getTime() < renewMs
  const isSame = JSON.stringify(known?.proof) === JSON.stringify(toStored(proof))
  const [signed] = Array.isArray(known?.document?.proof) ? known.document.proof : []
  const isByCurrentKey = signed?.verificationMethod === signer.id
  if (known?.document && isFresh && isSame && isByCurrentKey) return known.document
  const until = validUntilOf(certificate, events, now)
  const id = `urn:uuid:${uuidv7(now)}`
  const periods = await livePeriods(tx)
  return signCredential(
    liveBody(issuerOf(deps), certificate, proof, { id, now, until, periods }),
    signer,
    now,
  )
}
