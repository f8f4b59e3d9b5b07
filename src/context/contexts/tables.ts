import type { Generated } from 'kysely'
import type { ContextKind } from './document.ts'

/** A context that a data space holds. */
export type ContextDocumentTable = {
  tenant: number
  id: string
  kind: ContextKind
  url: string | null
  content_hash: string | null
  body: string
  bytes: number
  etag: string | null
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  number_of_hits: Generated<string>
}

/** An address that an operator has registered. */
export type ContextAddressTable = { id: string; url: string; registered_at: Date }

declare module '../../store/db.ts' {
  interface Tables {
    context_address: ContextAddressTable
  }
  interface CityTables {
    context_document: ContextDocumentTable
  }
}
