import type { Text } from '../../base/text.ts'
import { type AuditEntry, record } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import { changeNotAllowed, noSuchCertificate, resolutionAhead } from '../problems.ts'
import {
  type Certificate,
  type CertificateChange,
  type CertificateEvent,
  certificateStatus,
  mayFollow,
  type SignedDecision,
  validUntilOf,
} from './certificate.ts'
import { endOfTerm } from './grant-certificate.ts'
import { insertCertificateEvent, listCertificateEvents, lockCertificate } from './queries.ts'

/** A change that a body has decided. It counts from `at`, which is never later than now. */
export type Change = { kind: CertificateChange; at: Date; reason: Text; decision: SignedDecision }

/**
 * Records what a body has decided about a certificate. A renewal runs for another term, from the end of the old one, or from its own
 * moment where the old one had ended. An event `certificate.changed` tells upper rooms.
 * Throws `noSuchCertificate`, `resolutionAhead` or `changeNotAllowed`.
 */
export async function changeCertificate(
  db: Db,
  id: string,
  change: Change,
  now: Date,
  audit: (certificate: Certificate, event: CertificateEvent) => AuditEntry,
): Promise<CertificateEvent> {
  return db.transaction(async (tx) => {
    const certificate = await lockCertificate(tx, id)
    if (!certificate) throw noSuchCertificate()
    if (change.at > now) throw resolutionAhead()
    const events = await listCertificateEvents(tx, id)
    const newest = events.at(-1)
    const isInOrder = change.at >= (newest?.at ?? certificate.resolvedAt)
    if (!isInOrder || !mayFollow(certificateStatus(certificate, events, change.at), change.kind))
      throw changeNotAllowed()
    const until = validUntilOf(certificate, events, change.at)
    const from = new Date(Math.max(until.getTime(), change.at.getTime()))
    const event: CertificateEvent = {
      ...change,
      number: events.length + 1,
      validUntil: change.kind === 'renewed' ? endOfTerm(from, certificate.termMonths) : null,
    }
    await insertCertificateEvent(tx, id, event, now)
    await record(tx, audit(certificate, event))
    const body = { certificateId: id, slug: certificate.slug, number: event.number }
    append(tx, { type: 'certificate.changed', body, at: now })
    return event
  })
}
