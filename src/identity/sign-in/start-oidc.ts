import * as oidc from 'openid-client'
import type { Db } from '../../store/db.ts'
import { requireFresh } from './fresh.ts'
import { requireLink } from './link.ts'
import { makeRoundTrip, type OidcIntent, proofsOf } from './oidc-state.ts'
import { type Provider, redirectUri } from './provider.ts'
import type { SignInSetting, Visit } from './sign-in.ts'

/** What somebody goes to a provider for; an invitation by its token. */
export type OidcWish =
  | { kind: 'sign-in' }
  | { kind: 'link' }
  | { kind: 'invitation'; token: string }

/** Where to send the browser, and what it must bring back: `binding` goes into a cookie of the browser that asked. */
export type OidcStart = { url: string; binding: string; expiresAt: Date }

/**
 * Begins a round trip to a provider: authorization code, PKCE (S256), nonce and state. Never limited. Throws
 * `providerUnavailable`; for a link `signInNeeded`, `signInAgain` or `notPermitted`; for an invitation `linkUnknown`,
 * `linkExpired` or `linkUsed`. Source: RFC 9700, section 2.1.
 */
export async function startOidc(
  db: Db,
  setting: SignInSetting,
  provider: Provider,
  wish: OidcWish,
  visit: Visit,
): Promise<OidcStart> {
  const intent = await intentOf(db, wish, visit)
  const configuration = await provider.discover(visit.now)
  const { issuer, scopes } = provider.settings
  const trip = await makeRoundTrip(db.read, issuer, intent, visit.now)
  const { nonce, verifier } = proofsOf(setting.key, trip)
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(setting.publicUrl, provider.settings),
    scope: scopes.join(' '),
    response_type: 'code',
    state: trip.state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, binding: trip.binding, expiresAt: trip.expiresAt }
}

async function intentOf(db: Db, wish: OidcWish, visit: Visit): Promise<OidcIntent> {
  if (wish.kind === 'sign-in') return wish
  if (wish.kind === 'link') return { kind: 'link', personId: requireFresh(visit).actor.person.id }
  const { token } = wish
  const { id: linkId } = await requireLink(db.read, 'invitation', { token }, visit.now)
  return { kind: 'invitation', linkId }
}
