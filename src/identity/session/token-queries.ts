import type { Tx } from '../../store/db.ts'
import type { Actor } from '../policy/actor.ts'
import type { ApiToken } from './api-token.ts'
import { apiTokenPrefix, hashSecret, isSecret } from './secret.ts'
import { minuteBefore } from './session.ts'

export const apiTokenColumns = [
  'api_token.id',
  'tenant_number as tenant',
  'label',
  'purposes',
  'issued_by as issuedBy',
  'issued_at as issuedAt',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const

/** Tokens of a tenant, those still good first, then the newest first. */
export function listTokens(tx: Tx, tenant: number, now: Date): Promise<ApiToken[]> {
  return tx
    .selectFrom('api_token')
    .select(apiTokenColumns)
    .where('tenant_number', '=', tenant)
    .orderBy((eb) => eb.and([eb('revoked_at', 'is', null), eb('expires_at', '>', now)]), 'desc')
    .orderBy('issued_at', 'desc')
    .orderBy('api_token.id')
    .execute()
}

/** Finds the token of a secret; none for one that is wrong, expired or revoked. */
export async function findToken(
  tx: Tx,
  secret: string,
  now: Date,
): Promise<{ actor: Extract<Actor, { kind: 'token' }>; token: ApiToken } | undefined> {
  if (!isSecret(secret, apiTokenPrefix)) return undefined
  const token = await tx
    .selectFrom('api_token')
    .select(apiTokenColumns)
    .where('token_hash', '=', hashSecret(secret))
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!token) return undefined
  const { id, tenant, purposes } = token
  return { token, actor: { kind: 'token', tokenId: id, tenant, purposes } }
}

/** Notes that a token is in use, at most once a minute. */
export async function touchToken(tx: Tx, token: ApiToken, now: Date): Promise<void> {
  const due = minuteBefore(now)
  if (token.lastUsedAt && token.lastUsedAt > due) return
  await tx
    .updateTable('api_token')
    .set({ last_used_at: now })
    .where('id', '=', token.id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', due)]))
    .execute()
}
