import { addMonths, bangkokDay, type Day, startOfDay } from '../../base/day.ts'
import { uuidv7 } from '../../base/id.ts'
import type { Text } from '../../base/text.ts'
import { type AuditEntry, record } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import { noAuthority, noRecord, noSuchCity, resolutionAhead } from '../problems.ts'
import { findRecord } from '../record-queries.ts'
import { findRules } from '../rule-queries.ts'
import type { Authority, Certificate, PlanVersion, SignedDecision } from './certificate.ts'
import { currentRules, insertCertificate } from './queries.ts'

/** What a body grants. `authority` is the setting of this installation; null where none is configured. */
export type Grant = {
  slug: string
  level: Text
  resolvedAt: Date
  ceremonyOn: Day | null
  plan: PlanVersion
  decision: SignedDecision
}

/**
 * Grants a certificate by a signed decision: the act that a later assessment ends in. The term is that of the rules in force; it
 * counts from the resolution. `audit` makes the entry of who did it. An event `certificate.granted` tells upper rooms.
 * Throws `noSuchCity`, `noRecord`, `resolutionAhead`, and `noAuthority` for a real city where the authority is not configured.
 */
export async function grantCertificate(
  db: Db,
  grant: Grant,
  authority: Authority | null,
  now: Date,
  audit: (certificate: Certificate) => AuditEntry,
): Promise<Certificate> {
  return db.transaction(async (tx) => {
    const [city, rules, version] = [
      await findRecord(tx, grant.slug),
      await findRules(tx),
      await currentRules(tx),
    ]
    if (!rules || !version) throw noRecord()
    if (!city) throw noSuchCity()
    if (!city.sample && !authority) throw noAuthority()
    if (grant.resolvedAt > now) throw resolutionAhead()
    const termMonths = rules.emblem.validityMonths.value
    const certificate: Certificate = {
      id: uuidv7(now),
      ...grant,
      city: city.name,
      sample: city.sample,
      validUntil: endOfTerm(grant.resolvedAt, termMonths),
      termMonths,
      rules: version,
      authority: city.sample ? null : authority,
      grantedAt: now,
    }
    await insertCertificate(tx, certificate)
    await record(tx, audit(certificate))
    const body = { certificateId: certificate.id, slug: certificate.slug }
    append(tx, { type: 'certificate.granted', body, at: now })
    return certificate
  })
}

/** The first moment after the term: the same time of day, so many months later by the calendar of Bangkok. */
export function endOfTerm(from: Date, months: number): Date {
  const on = bangkokDay(from)
  const sinceMidnight = from.getTime() - startOfDay(on).getTime()
  return new Date(startOfDay(addMonths(on, months)).getTime() + sinceMidnight)
}
