import { uuidv7 } from '../../base/id.ts'
import {
  type Act,
  doneEntry,
  personOf,
  record,
  requirePermitOn,
  signInNeeded,
} from '../../identity/index.ts'
import { findCertificate } from '../../programme/index.ts'
import type { Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import type { Json } from '../check/credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { toSeconds } from '../keys/did.ts'
import { refreshLive } from '../live/refresh-live.ts'
import { signHead } from '../log/sign-head.ts'
import { alreadyIssued, notOfACertificate, secondPersonNeeded } from '../problems.ts'
import { issueEmblem } from './issue-emblem.ts'
import { findEmblem, type IssuedEmblem } from './queries.ts'

/** How long a request waits for the second person, in days; after that it counts no more, and is asked anew. */
export const requestDays = 14
const dayMs = 86_400_000

/** The emblem, or the request that waits for another person until then. */
export type Confirmed = { emblem: IssuedEmblem | null; requestId: string; until: string | null }

/**
 * Issues the emblem of a certificate by two persons: the first asks, and another confirms within `requestDays`. What is signed comes from the certificate
 * and never from the request, which may say nothing but which one. Throws `notOfACertificate`, `alreadyIssued`, `secondPersonNeeded`,
 * `noAuthority`, `keyMissing`, `notPermitted`.
 */
export async function confirmIssue(
  deps: EmblemDeps,
  credential: Json,
  act: Act,
): Promise<Confirmed> {
  const person = personOf(act.actor)
  if (!person) throw signInNeeded()
  const prefix = `${issuerOf(deps).publicUrl}/credentials/`
  const id = String(credential.id)
  if (!id.startsWith(prefix)) throw notOfACertificate()
  const certificateId = id.slice(prefix.length)
  const done = await deps.db.transaction(async (tx) => {
    const certificate = await findCertificate(tx, certificateId)
    if (!certificate) throw notOfACertificate()
    requirePermitOn(act.actor, 'emblem.issue', {
      city: certificate.slug,
      sample: certificate.sample,
    })
    await lockName(tx, `emblem issue ${certificateId}`)
    if (await findEmblem(tx, certificateId)) throw alreadyIssued()
    const object = { kind: 'certificate', id: certificateId }
    const waiting = await findWaiting(tx, certificateId, act.now)
    await record(tx, doneEntry(act, { action: 'emblem.issue', object, sample: certificate.sample }))
    if (!waiting)
      return {
        emblem: null,
        requestId: await ask(tx, certificateId, certificate.decision.digest, person, act.now),
        until: toSeconds(new Date(act.now.getTime() + requestDays * dayMs)),
      }
    if (waiting.asked_by === person) throw secondPersonNeeded()
    await tx
      .updateTable('emblem_request')
      .set({ confirmed_by: person, confirmed_at: act.now })
      .where('id', '=', waiting.id)
      .execute()
    const emblem = await issueEmblem(tx, deps, certificate, 'granted', act.now)
    await signHead(tx, deps, act.now)
    return { emblem, requestId: waiting.id, until: null }
  })
  if (done.emblem) await refreshLive(deps, certificateId, act.now)
  return done
}

function findWaiting(tx: Tx, certificateId: string, now: Date) {
  return tx
    .selectFrom('emblem_request')
    .selectAll()
    .where('certificate_id', '=', certificateId)
    .where('confirmed_at', 'is', null)
    .where('asked_at', '>', new Date(now.getTime() - requestDays * dayMs))
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
}

async function ask(
  tx: Tx,
  certificateId: string,
  digest: string,
  person: string,
  now: Date,
): Promise<string> {
  const id = uuidv7(now)
  await tx
    .insertInto('emblem_request')
    .values({
      id,
      certificate_id: certificateId,
      digest,
      asked_by: person,
      asked_at: now,
      confirmed_by: null,
      confirmed_at: null,
    })
    .execute()
  return id
}
