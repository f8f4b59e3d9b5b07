import type { Tx } from '../../store/db.ts'
import type { Role, Scope, ScopeKind } from '../people/role.ts'
import type { Invitation } from './invitation.ts'
import { linkUnknown } from './problems.ts'

type InvitationRow = Omit<Invitation, 'scope'> & { scopeKind: ScopeKind; scopeId: string | null }

function selectInvitations(tx: Tx) {
  return tx
    .selectFrom('invitation')
    .innerJoin('one_time_link', 'one_time_link.id', 'invitation.link_id')
    .select(['one_time_link.id', 'name', 'email', 'lang', 'role', 'basis'])
    .select(['scope_kind as scopeKind', 'scope_id as scopeId', 'from_on as from'])
    .select(['until_on as until', 'invited_by as invitedBy', 'made_at as madeAt'])
    .select('expires_at as expiresAt')
}

function toInvitation({ scopeKind, scopeId, ...row }: InvitationRow): Invitation {
  return { ...row, scope: { kind: scopeKind, id: scopeId } }
}

/** Gets an invitation by the id of its link. Throws `linkUnknown`. */
export async function requireInvitation(tx: Tx, id: string): Promise<Invitation> {
  const row = await selectInvitations(tx).where('one_time_link.id', '=', id).executeTakeFirst()
  if (!row) throw linkUnknown()
  return toInvitation(row)
}

/** Which open invitations are asked for: by where, and as what, the invited are to act. */
export type InvitationFilter = { scope?: Scope | undefined; role?: Role | undefined }

/** Invitations that wait for an answer, the newest first. */
export async function listInvitations(
  tx: Tx,
  { scope, role }: InvitationFilter,
  now: Date,
): Promise<Invitation[]> {
  let open = selectInvitations(tx).where('used_at', 'is', null).where('expires_at', '>', now)
  if (scope)
    open = open
      .where('scope_kind', '=', scope.kind)
      .where('scope_id', scope.id === null ? 'is' : '=', scope.id)
  if (role) open = open.where('role', '=', role)
  const rows = await open.orderBy('made_at', 'desc').orderBy('one_time_link.id').execute()
  return rows.map(toInvitation)
}

/** Finds an invitation that waits for an answer and holds it until the transaction ends. `id` is a UUID. */
export async function lockOpenInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  const row = await selectInvitations(tx)
    .where('one_time_link.id', '=', id)
    .where('used_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && toInvitation(row)
}
