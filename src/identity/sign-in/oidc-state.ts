import type { Tx } from '../../store/db.ts'
import { hashSecret, isSecret, makeSecret } from '../session/secret.ts'
import { keyedHash } from './keyed-hash.ts'

/** What a round trip to a provider is for: to sign in, to link an account that is signed in to, or to accept an invitation. */
export type OidcIntent =
  | { kind: 'sign-in' }
  | { kind: 'link'; personId: string }
  | { kind: 'invitation'; linkId: string }

/** How long a round trip may take, in minutes. */
export const oidcMinutes = 10

/** A round trip that has begun. `state` travels through the provider, `binding` stays in the browser that began it. */
export type RoundTrip = { state: string; binding: string }

/** Begins a round trip; only hashes are kept. */
export async function makeRoundTrip(
  tx: Tx,
  issuer: string,
  intent: OidcIntent,
  now: Date,
): Promise<RoundTrip & { expiresAt: Date }> {
  const trip = { state: makeSecret(), binding: makeSecret() }
  const expiresAt = new Date(now.getTime() + oidcMinutes * 60_000)
  await tx
    .insertInto('oidc_state')
    .values({
      state_hash: hashSecret(trip.state),
      binding_hash: hashSecret(trip.binding),
      issuer,
      person_id: intent.kind === 'link' ? intent.personId : null,
      link_id: intent.kind === 'invitation' ? intent.linkId : null,
      expires_at: expiresAt,
    })
    .execute()
  return { ...trip, expiresAt }
}

/**
 * Takes a round trip that comes back away, whatever comes of it, and says what it was for. Gives undefined for one that did not
 * begin here, has come back before, is too old, or comes back to another browser or from another provider.
 */
export async function takeRoundTrip(
  tx: Tx,
  issuer: string,
  { state, binding }: RoundTrip,
  now: Date,
): Promise<OidcIntent | undefined> {
  if (!isSecret(state) || !isSecret(binding)) return undefined
  const row = await tx
    .deleteFrom('oidc_state')
    .where('state_hash', '=', hashSecret(state))
    .returning(['binding_hash', 'issuer', 'person_id', 'link_id', 'expires_at'])
    .executeTakeFirst()
  if (!row || row.expires_at <= now || row.issuer !== issuer) return undefined
  if (!row.binding_hash.equals(hashSecret(binding))) return undefined
  if (row.person_id) return { kind: 'link', personId: row.person_id }
  return row.link_id ? { kind: 'invitation', linkId: row.link_id } : { kind: 'sign-in' }
}

/** The nonce and the PKCE verifier of a round trip: made from both halves and the key, so that they need not be kept. */
export function proofsOf(
  key: Uint8Array,
  { state, binding }: RoundTrip,
): { nonce: string; verifier: string } {
  const both = `${state} ${binding}`
  return {
    nonce: keyedHash(key, 'oidc nonce', both).toString('base64url'),
    verifier: keyedHash(key, 'oidc verifier', both).toString('base64url'),
  }
}
