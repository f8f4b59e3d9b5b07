import type { Role } from '../people/role.ts'
import type { AuditEntry, Behalf, Who } from './entry.ts'

export type AuditEntryTable = {
  id: string
  at: Date
  who_kind: Who['kind']
  who_id: string
  role: Role | null
  behalf_kind: Behalf['kind'] | null
  behalf_id: string | null
  action: string
  outcome: AuditEntry['outcome']
  times: number
  object_kind: string
  object_id: string | null
  object_version: string | null
  before_digest: string | null
  after_digest: string | null
  reason: string | null
  request_id: string | null
  sample: boolean
}

type AuditPendingTable = { entry_id: string }

/** `number` is read as text: it is an int8. */
type AuditSealTable = { number: string; entry_id: string; hash: string }

declare module '../../store/db.ts' {
  interface Tables {
    audit_entry: AuditEntryTable
    audit_pending: AuditPendingTable
    audit_seal: AuditSealTable
  }
}
