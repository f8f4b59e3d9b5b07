import type { Json } from './check/credential.ts'
import type { TreeHead, TrustList } from './check/documents.ts'
import type { Sealed } from './check/seal.ts'
import type { StoredProof } from './live/stored-proof.ts'

declare module '../store/db.ts' {
  interface Tables {
    emblem_key: {
      name: string
      public_key: string
      added_at: Date
      retired_at: Date | null
      compromised_at: Date | null
    }
    emblem_trust_list: { number: number; document: Sealed<TrustList>; issued_at: Date }
    emblem_address: { certificate_id: string; short: string }
    emblem_credential: {
      certificate_id: string
      version: number
      document: Json
      digest: string
      key_name: string
      status_list: number
      status_index: number
      issued_at: Date
    }
    emblem_revocation: { status_list: number; status_index: number; revoked_at: Date }
    emblem_live: {
      certificate_id: string
      proof: StoredProof
      since: Date
      looked_at: Date
      document: Json | null
      issued_at: Date | null
    }
    record_extract: {
      id: string
      slug: string
      content_hash: string
      document: Json
      digest: string
      key_name: string
      issued_at: Date
    }
    emblem_leaf: {
      index: string
      subject: string
      body: string
      hash: string
      link: string
      at: Date
    }
    emblem_head: { id: string; size: string; document: Sealed<TreeHead>; at: Date }
    emblem_request: {
      id: string
      certificate_id: string
      digest: string
      asked_by: string
      asked_at: Date
      confirmed_by: string | null
      confirmed_at: Date | null
    }
  }
}
