import type { Text } from '../../base/text.ts'
import type { Authority, CertificateChange, PlanVersion, SignedDecision } from './certificate.ts'

/** A decision as JSON keeps it: its moment in ISO 8601. */
export type StoredDecision = Omit<SignedDecision, 'signedAt'> & { signedAt: string }

type CertificateTable = {
  id: string
  slug: string
  city: Text
  sample: boolean
  level: Text
  resolved_at: Date
  valid_until: Date
  ceremony_on: string | null
  term_months: number
  rule_set_id: string
  rule_set_version: number
  plan: PlanVersion
  decision: StoredDecision
  authority: Authority | null
  granted_at: Date
}

type CertificateEventTable = {
  certificate_id: string
  number: number
  kind: CertificateChange
  at: Date
  reason: Text
  decision: StoredDecision
  valid_until: Date | null
  recorded_at: Date
}

declare module '../../store/db.ts' {
  interface Tables {
    certificate: CertificateTable
    certificate_event: CertificateEventTable
  }
}
