import type { Day } from '../../base/day.ts'
import type { Text } from '../../base/text.ts'
import type { LegalStatus } from '../status.ts'

/** What a body decided, as the signed decision says it. `digest` is the SHA-256 of the signed document in hexadecimal. */
export type SignedDecision = {
  reference: string
  /** A body of the rules. */
  bodyId: string
  body: Text
  signedAt: Date
  /** Offices that signed, never people. */
  signedBy: Text[]
  digest: string
}

/** The plan version that a decision was made on: immutable, so its digest stays. */
export type PlanVersion = { planId: string; number: number; digest: string }

/** Who may issue emblems, by which law, and who signs for it. Without it nothing is issued for a real city. */
export type Authority = { issuer: Text; basis: Text; signer: Text }

/** A certificate granted by a signed decision in this installation. Nothing of it ever changes; what happens to it are events. */
export type Certificate = {
  id: string
  slug: string
  city: Text
  sample: boolean
  /** The level of the programme, as the rules name it. */
  level: Text
  /** Validity counts from it. */
  resolvedAt: Date
  /** Resolution and term of the rules, exclusive. */
  validUntil: Date
  /** When it was or will be handed over; null while no day is set. */
  ceremonyOn: Day | null
  termMonths: number
  rules: { id: string; version: number }
  plan: PlanVersion
  decision: SignedDecision
  /** Null for the sample city alone. */
  authority: Authority | null
  grantedAt: Date
}

export const certificateChanges = [
  'notice',
  'cured',
  'suspended',
  'restored',
  'revoked',
  'surrendered',
  'renewed',
] as const
export type CertificateChange = (typeof certificateChanges)[number]

/** A change of status by a signed decision. `validUntil` is set by a renewal and by nothing else. */
export type CertificateEvent = {
  number: number
  kind: CertificateChange
  at: Date
  reason: Text
  decision: SignedDecision
  validUntil: Date | null
}

/** Where a certificate stands by decision alone, before the calendar is looked at. */
type Decided = Extract<
  LegalStatus,
  'certified' | 'under-notice' | 'suspended' | 'revoked' | 'surrendered'
>

const certified: Partial<Record<CertificateChange, Decided>> = {
  notice: 'under-notice',
  suspended: 'suspended',
  revoked: 'revoked',
  surrendered: 'surrendered',
  renewed: 'certified',
}

/** What may follow on what. A revocation and a surrender are final; a renewal does not lift a notice. */
const steps: Record<Decided, Partial<Record<CertificateChange, Decided>>> = {
  certified,
  'under-notice': {
    cured: 'certified',
    suspended: 'suspended',
    revoked: 'revoked',
    surrendered: 'surrendered',
    renewed: 'under-notice',
  },
  suspended: { restored: 'certified', revoked: 'revoked', surrendered: 'surrendered' },
  revoked: {},
  surrendered: {},
}

/** Whether a change may follow on a legal status. An expired certificate can only be renewed, revoked or surrendered. */
export function mayFollow(status: LegalStatus, kind: CertificateChange): boolean {
  if (status === 'expired') return ['renewed', 'revoked', 'surrendered'].includes(kind)
  return status in steps && steps[status as Decided][kind] !== undefined
}

/**
 * The legal status of a certificate at a moment, from the grant and its events alone; nothing is stored.
 * Shapes: `events` in the order of their numbers, those after `at` are not seen. Errors: none.
 * Source: docs/adr/0002-two-statuses.md.
 */
export function certificateStatus(
  certificate: Pick<Certificate, 'validUntil'>,
  events: readonly Pick<CertificateEvent, 'kind' | 'at' | 'validUntil'>[],
  at: Date,
): LegalStatus {
  let status: Decided = 'certified'
  for (const event of events.filter((one) => one.at <= at))
    status = steps[status][event.kind] ?? status
  if (status === 'revoked' || status === 'surrendered') return status
  return at >= validUntilOf(certificate, events, at) ? 'expired' : status
}

/** Until when it runs as things stand at a moment: the term of the grant, or that of the newest renewal. */
export function validUntilOf(
  certificate: Pick<Certificate, 'validUntil'>,
  events: readonly Pick<CertificateEvent, 'at' | 'validUntil'>[],
  at: Date,
): Date {
  const renewal = events.findLast((event) => event.validUntil !== null && event.at <= at)
  return renewal?.validUntil ?? certificate.validUntil
}
