import { sql } from 'kysely'
import { bangkokDay } from '../../base/day.ts'
import type { Tx } from '../../store/db.ts'
import type { Mandate } from './mandate.ts'
import { noSuchMandate } from './problems.ts'
import type { Role, Scope, ScopeKind } from './role.ts'

type MandateRow = Omit<Mandate, 'scope'> & { scopeKind: ScopeKind; scopeId: string | null }

function selectMandates(tx: Tx) {
  return tx
    .selectFrom('mandate')
    .leftJoin('mandate_revocation', 'mandate_revocation.mandate_id', 'mandate.id')
    .select([
      'mandate.id',
      'person_id as personId',
      'role',
      'scope_kind as scopeKind',
      'scope_id as scopeId',
      'from_on as from',
      'until_on as until',
      'basis',
      'granted_by as grantedBy',
      'revoked_at as revokedAt',
    ])
}

function toMandate({ scopeKind, scopeId, ...row }: MandateRow): Mandate {
  return { ...row, scope: { kind: scopeKind, id: scopeId } }
}

/** Every mandate a person holds or held, the newest first. */
export async function listMandates(tx: Tx, personId: string): Promise<Mandate[]> {
  const rows = await selectMandates(tx)
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .orderBy('mandate.id', 'desc')
    .execute()
  return rows.map(toMandate)
}

/** Every mandate held, now or once, in a city, an organisation, a body or the programme as a whole; the newest first. */
export async function listMandatesIn(tx: Tx, scope: Scope): Promise<Mandate[]> {
  const rows = await selectMandates(tx)
    .where('scope_kind', '=', scope.kind)
    .where('scope_id', scope.id === null ? 'is' : '=', scope.id)
    .orderBy('from_on', 'desc')
    .orderBy('mandate.id', 'desc')
    .execute()
  return rows.map(toMandate)
}

/** Gets a mandate. Throws `noSuchMandate`. `id` is a UUID. */
export async function requireMandate(tx: Tx, id: string): Promise<Mandate> {
  const row = await selectMandates(tx).where('mandate.id', '=', id).executeTakeFirst()
  if (!row) throw noSuchMandate()
  return toMandate(row)
}

/** How many people who are not samples hold a role at a moment. */
export async function countHolders(tx: Tx, role: Role, now: Date): Promise<number> {
  const today = bangkokDay(now)
  const { holders } = await tx
    .selectFrom('mandate')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .leftJoin('mandate_revocation', 'mandate_revocation.mandate_id', 'mandate.id')
    .select(sql<number>`count(distinct person.id)::int`.as('holders'))
    .where('role', '=', role)
    .where('sample', '=', false)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .where((eb) => eb.or([eb('revoked_at', 'is', null), eb('revoked_at', '>', now)]))
    .executeTakeFirstOrThrow()
  return holders
}
