import {
  type CertificateEvent,
  findCertificate,
  listCertificateEvents,
} from '../../programme/index.ts'
import type { Tx } from '../../store/db.ts'
import type { OutboxEvent } from '../../store/outbox.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { refreshLive } from '../live/refresh-live.ts'
import { appendLeaf } from '../log/append-leaf.ts'
import { signHead } from '../log/sign-head.ts'
import { issueEmblem } from './issue-emblem.ts'
import { findEmblem, insertRevocations, listVersions } from './queries.ts'

/**
 * Follows what is decided about certificates: signs the emblem of a sample's grant, sets bits, writes the log, withholds the live
 * credential. A real city's emblem is issued by two persons. Telling an event again changes nothing.
 */
export async function followCertificate(deps: EmblemDeps, event: OutboxEvent): Promise<void> {
  if (event.type !== 'certificate.granted' && event.type !== 'certificate.changed') return
  const id = String(event.body.certificateId)
  const now = deps.clock()
  await deps.db.transaction(async (tx) => {
    const certificate = await findCertificate(tx, id)
    if (!certificate) return
    if (event.type === 'certificate.granted') {
      if (certificate.sample && !(await findEmblem(tx, id)))
        await issueEmblem(tx, deps, certificate, 'granted', now)
    } else {
      const events = await listCertificateEvents(tx, id)
      const change = events.find(({ number }) => number === event.body.number)
      if (change) await followChange(tx, deps, id, change, now)
    }
    await signHead(tx, deps, now)
  })
  await refreshLive(deps, id, now)
}

async function followChange(
  tx: Tx,
  deps: EmblemDeps,
  id: string,
  change: CertificateEvent,
  now: Date,
) {
  const { kind, number, decision, at, reason } = change
  const versions = await listVersions(tx, id)
  const subject = `status ${id} ${number}`
  const facts = {
    credential: `${issuerOf(deps).publicUrl}/credentials/${id}`,
    status: kind,
    decidedAt: at.toISOString(),
    reference: decision.reference,
    decision: decision.digest,
    reason,
  }
  const known = await tx
    .selectFrom('emblem_leaf')
    .select('index')
    .where('subject', '=', subject)
    .executeTakeFirst()
  await appendLeaf(tx, subject, 'status', facts, now)
  if (kind === 'revoked' || kind === 'surrendered')
    await insertRevocations(
      tx,
      versions.map(({ place }) => place),
      now,
    )
  if (kind === 'renewed' && !known && versions.length > 0) {
    const certificate = await findCertificate(tx, id)
    if (certificate) await issueEmblem(tx, deps, certificate, 'renewed', now)
  }
}
