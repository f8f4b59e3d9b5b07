import type { ColumnType } from 'kysely'
import type { Day } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import type { Role, ScopeKind } from './role.ts'

type PersonTable = {
  id: ColumnType<string, string, never>
  name: string
  email: string
  lang: Lang
  sample: ColumnType<boolean, boolean, never>
  created_at: ColumnType<Date, Date, never>
  erased_at: Date | null
}

type MembershipTable = {
  id: string
  person_id: string
  organisation_id: string
  from_on: Day
  until_on: Day | null
}

type MandateTable = {
  id: string
  person_id: string
  role: Role
  scope_kind: ScopeKind
  scope_id: string | null
  from_on: Day
  until_on: Day | null
  basis: string
  granted_by: string | null
  granted_at: Date
}

type MandateRevocationTable = {
  mandate_id: string
  revoked_at: Date
  revoked_by: string | null
  reason: string
}

declare module '../../store/db.ts' {
  interface Tables {
    person: PersonTable
    membership: MembershipTable
    mandate: MandateTable
    mandate_revocation: MandateRevocationTable
  }
}
