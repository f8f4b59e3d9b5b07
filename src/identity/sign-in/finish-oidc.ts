import * as oidc from 'openid-client'
import type { Db } from '../../store/db.ts'
import { isWhole, joinClaims, readClaims, type Told } from './claims.ts'
import type { Claimed } from './identities.ts'
import { keyedHash } from './keyed-hash.ts'
import { type OidcIntent, proofsOf, type RoundTrip, takeRoundTrip } from './oidc-state.ts'
import { providerRefused, providerUnavailable } from './problems.ts'
import { type Provider, redirectUri } from './provider.ts'
import { settleIdentity } from './settle-identity.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'

/** What the browser comes back with: the query of the address it was sent to, and the binding from its cookie. */
export type OidcReturn = { query: string; binding: string }

/**
 * Ends a round trip and lets in whom the provider vouches for. A wrong nonce, issuer, audience or signature, a code or state that has
 * been used or is too old, another browser, a refusal at the provider: all are `providerRefused`, which tells nothing more. Throws
 * `providerUnavailable`, `notLinked`, and for an invitation or a link what `settleIdentity` throws.
 */
export async function finishOidc(
  db: Db,
  setting: SignInSetting,
  provider: Provider,
  { query, binding }: OidcReturn,
  visit: Visit,
): Promise<Entered> {
  const { settings } = provider
  const address = new URL(redirectUri(setting.publicUrl, settings))
  address.search = query
  const trip = { state: address.searchParams.get('state') ?? '', binding }
  const intent = await takeRoundTrip(db.read, settings.issuer, trip, visit.now)
  if (!intent || !isStillThem(intent, visit)) return refuse(setting, visit)
  const configuration = await provider.discover(visit.now)
  const told = await ask(configuration, provider, setting, address, trip).catch((error) => {
    if (isUnreachable(error)) throw providerUnavailable({ headers: { 'retry-after': '30' } })
    return refuse(setting, visit)
  })
  const claimed: Claimed = {
    issuer: settings.issuer,
    subject: told.subject,
    citizenHash:
      told.citizenNumber === undefined
        ? null
        : keyedHash(setting.key, 'citizen number', told.citizenNumber),
  }
  return settleIdentity(db, setting, intent, claimed, told, visit)
}

/** Exchanges the code and gives what the provider tells. The library verifies signature, issuer, audience, times and nonce. */
async function ask(
  configuration: oidc.Configuration,
  { settings }: Provider,
  { key }: SignInSetting,
  address: URL,
  trip: RoundTrip,
): Promise<Told> {
  const { nonce, verifier } = proofsOf(key, trip)
  const tokens = await oidc.authorizationCodeGrant(configuration, address, {
    expectedState: trip.state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims() as oidc.IDToken
  const { sub } = claims
  const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined
  if (!hasMore || isWhole(claims, settings.claims)) return readClaims(sub, claims, settings.claims)
  const more = await oidc.fetchUserInfo(configuration, tokens.access_token, sub)
  return readClaims(sub, joinClaims(claims, more, settings.claims), settings.claims)
}

/** Whoever began to link an account must still be signed in to it. */
function isStillThem(intent: OidcIntent, { signedIn }: Visit): boolean {
  return intent.kind !== 'link' || signedIn?.actor.person.id === intent.personId
}

function refuse({ denials }: SignInSetting, { address, now }: Visit): never {
  denials.count(address, 'sign-in.oidc', now)
  throw providerRefused()
}

/** Whether it was the way to the provider that failed: no answer, too late an answer, or an answer that it is out of order. */
function isUnreachable(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (error instanceof TypeError) return code === undefined
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true
  return cause instanceof Response && cause.status >= 500
}
