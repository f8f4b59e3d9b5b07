import type { Db } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { type Act, isSample, personOf } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import type { PolicyObject } from '../policy/relation.ts'
import { noSuchToken } from './problems.ts'
import { apiTokenColumns } from './token-queries.ts'

/**
 * Revokes a token of a tenant at once. `space` is the tenant as the policy looks at it. Throws `noSuchToken`, also for one of
 * another tenant or already revoked, `notPermitted` or `signInNeeded`.
 */
export function revokeToken(
  db: Db,
  tenant: number,
  tokenId: string,
  space: PolicyObject,
  act: Act,
): Promise<void> {
  return db.transaction(async (tx) => {
    requirePermitOn(act.actor, 'token.revoke', { ...space, tenant })
    const before = await tx
      .selectFrom('api_token')
      .select(apiTokenColumns)
      .where('id', '=', tokenId)
      .where('tenant_number', '=', tenant)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw noSuchToken()
    await tx
      .updateTable('api_token')
      .set({ revoked_at: act.now, revoked_by: personOf(act.actor) })
      .where('id', '=', tokenId)
      .execute()
    const object = { kind: 'token', id: tokenId }
    const after = { ...before, revokedAt: act.now }
    const sample = space.sample ?? isSample(act.actor)
    await record(tx, doneEntry(act, { action: 'token.revoke', object, before, after, sample }))
  })
}
