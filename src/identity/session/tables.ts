import type { SignInMethod } from './session.ts'

type SessionTable = {
  id: string
  token_hash: Buffer
  person_id: string
  mandate_id: string | null
  method: SignInMethod
  agent: string | null
  started_at: Date
  last_used_at: Date
}

type ApiTokenTable = {
  id: string
  token_hash: Buffer
  tenant_number: number
  label: string
  purposes: string[]
  issued_by: string | null
  issued_at: Date
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
  revoked_by: string | null
}

declare module '../../store/db.ts' {
  interface Tables {
    session: SessionTable
    api_token: ApiTokenTable
  }
}
