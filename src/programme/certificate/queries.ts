import type { Tx } from '../../store/db.ts'
import type { Certificate, CertificateEvent, SignedDecision } from './certificate.ts'
import type { StoredDecision } from './tables.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Gets a certificate; undefined for what is no id of one. */
export async function findCertificate(tx: Tx, id: string): Promise<Certificate | undefined> {
  if (!uuid.test(id)) return undefined
  const row = await tx.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toCertificate(row)
}

/** Gets the newest certificate of a city. */
export async function findCertificateOf(tx: Tx, slug: string): Promise<Certificate | undefined> {
  const row = await tx
    .selectFrom('certificate')
    .selectAll()
    .where('slug', '=', slug)
    .orderBy('resolved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toCertificate(row)
}

/** All certificates granted here, the oldest grant first. */
export async function listCertificates(tx: Tx): Promise<Certificate[]> {
  const rows = await tx
    .selectFrom('certificate')
    .selectAll()
    .orderBy('granted_at')
    .orderBy('id')
    .execute()
  return rows.map(toCertificate)
}

/** What happened to a certificate since its grant, in order. */
export async function listCertificateEvents(tx: Tx, id: string): Promise<CertificateEvent[]> {
  const rows = await tx
    .selectFrom('certificate_event')
    .selectAll()
    .where('certificate_id', '=', id)
    .orderBy('number')
    .execute()
  return rows.map(({ number, kind, at, reason, decision, valid_until: validUntil }) => ({
    number,
    kind,
    at,
    reason,
    decision: toDecision(decision),
    validUntil,
  }))
}

/** Gets a certificate and holds its row until the transaction ends. */
export async function lockCertificate(tx: Tx, id: string): Promise<Certificate | undefined> {
  if (!uuid.test(id)) return undefined
  const row = await tx
    .selectFrom('certificate')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && toCertificate(row)
}

/** Stores a grant. */
export async function insertCertificate(tx: Tx, one: Certificate): Promise<void> {
  await tx
    .insertInto('certificate')
    .values({
      id: one.id,
      slug: one.slug,
      city: one.city,
      sample: one.sample,
      level: one.level,
      resolved_at: one.resolvedAt,
      valid_until: one.validUntil,
      ceremony_on: one.ceremonyOn,
      term_months: one.termMonths,
      rule_set_id: one.rules.id,
      rule_set_version: one.rules.version,
      plan: one.plan,
      decision: toStored(one.decision),
      authority: one.authority,
      granted_at: one.grantedAt,
    })
    .execute()
}

/** Stores a change of status. */
export async function insertCertificateEvent(
  tx: Tx,
  id: string,
  event: CertificateEvent,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('certificate_event')
    .values({
      certificate_id: id,
      number: event.number,
      kind: event.kind,
      at: event.at,
      reason: event.reason,
      decision: toStored(event.decision),
      valid_until: event.validUntil,
      recorded_at: now,
    })
    .execute()
}

/** The version of the rules that a grant is made under; undefined before the first import. */
export function currentRules(tx: Tx): Promise<{ id: string; version: number } | undefined> {
  return tx
    .selectFrom('record_version')
    .select(['rule_set_id as id', 'rule_set_version as version'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function toCertificate(row: {
  id: string
  slug: string
  city: Certificate['city']
  sample: boolean
  level: Certificate['level']
  resolved_at: Date
  valid_until: Date
  ceremony_on: string | null
  term_months: number
  rule_set_id: string
  rule_set_version: number
  plan: Certificate['plan']
  decision: StoredDecision
  authority: Certificate['authority']
  granted_at: Date
}): Certificate {
  const { id, slug, city, sample, level, plan, authority } = row
  return {
    id,
    slug,
    city,
    sample,
    level,
    resolvedAt: row.resolved_at,
    validUntil: row.valid_until,
    ceremonyOn: row.ceremony_on,
    termMonths: row.term_months,
    rules: { id: row.rule_set_id, version: row.rule_set_version },
    plan,
    decision: toDecision(row.decision),
    authority,
    grantedAt: row.granted_at,
  }
}

function toDecision(stored: StoredDecision): SignedDecision {
  return { ...stored, signedAt: new Date(stored.signedAt) }
}

function toStored(decision: SignedDecision): StoredDecision {
  return { ...decision, signedAt: decision.signedAt.toISOString() }
}
