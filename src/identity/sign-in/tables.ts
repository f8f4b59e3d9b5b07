import type { ColumnType } from 'kysely'
import type { Day } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import type { Role, ScopeKind } from '../people/role.ts'
import type { AttemptKind } from './attempts.ts'
import type { LinkPurpose } from './link.ts'

type PasswordTable = { person_id: string; hash: string; set_at: Date }

type AttemptTable = { id: string; kind: AttemptKind; account: Buffer; address: Buffer; at: Date }

type LinkTable = {
  id: string
  token_hash: Buffer
  purpose: LinkPurpose
  person_id: string | null
  made_at: Date
  expires_at: Date
  used_at: Date | null
}

type InvitationTable = {
  link_id: string
  name: string
  email: string
  lang: Lang
  role: Role
  scope_kind: ScopeKind
  scope_id: string | null
  from_on: Day
  until_on: Day | null
  basis: string
  invited_by: string
}

type RecoveryRequestTable = { id: string; email: string; asked_at: Date }

/** `counter` is an int8 and read as text. */
type PasskeyTable = {
  id: string
  person_id: string
  user_handle: Buffer
  public_key: Buffer
  counter: ColumnType<string, number, number>
  transports: string[]
  backed_up: boolean
  label: string
  made_at: Date
  last_used_at: Date | null
}

type PasskeyChallengeTable = {
  challenge_hash: Buffer
  purpose: 'sign-in' | 'register'
  person_id: string | null
  link_id: string | null
  user_handle: Buffer | null
  expires_at: Date
}

type OidcIdentityTable = {
  issuer: string
  subject: string
  person_id: string
  citizen_hash: Buffer | null
  linked_at: Date
  last_used_at: Date
}

type OidcStateTable = {
  state_hash: Buffer
  binding_hash: Buffer
  issuer: string
  person_id: string | null
  link_id: string | null
  expires_at: Date
}

declare module '../../store/db.ts' {
  interface Tables {
    password: PasswordTable
    sign_in_attempt: AttemptTable
    one_time_link: LinkTable
    invitation: InvitationTable
    recovery_request: RecoveryRequestTable
    passkey: PasskeyTable
    passkey_challenge: PasskeyChallengeTable
    oidc_identity: OidcIdentityTable
    oidc_state: OidcStateTable
  }
}
