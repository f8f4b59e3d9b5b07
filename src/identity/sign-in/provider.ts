import * as oidc from 'openid-client'
import type { Text } from '../../base/text.ts'
import { providerUnavailable } from './problems.ts'

/** A provider of sign-in (OpenID Connect), as the settings describe it. */
export type ProviderSettings = {
  /** Names it in our own addresses: small letters, digits and hyphens. */
  id: string
  /** What its button says. */
  name: Text
  /** The issuer, as its discovery document has it (OpenID Connect Discovery 1.0, section 4). */
  issuer: string
  clientId: string
  /** Null for a public client, which proves itself by PKCE alone. */
  clientSecret: string | null
  /** How the secret is sent (OpenID Connect Core 1.0, section 9). */
  secretBy: 'basic' | 'post'
  /** What is asked for; `openid` among it. */
  scopes: readonly string[]
  claims: ClaimNames
}

/** Under which names the provider tells what we need. */
export type ClaimNames = {
  /** The whole name; without it given and family name are joined. */
  name: string
  givenName: string
  familyName: string
  email: string
  emailVerified: string
  /** The citizen's number, 13 digits, as ThaID tells it; null where it is not asked for. */
  citizenNumber: string | null
}

/** The names of OpenID Connect Core 1.0, section 5.1. */
export const standardClaims: ClaimNames = {
  name: 'name',
  givenName: 'given_name',
  familyName: 'family_name',
  email: 'email',
  emailVerified: 'email_verified',
  citizenNumber: null,
}

/** A provider that is ready to be asked. */
export type Provider = {
  settings: ProviderSettings
  /** What it says of itself, read when first needed and again every hour. Throws `providerUnavailable`. */
  discover(now: Date): Promise<oidc.Configuration>
}

/** How the provider is reached. Every call outward goes through one guard; this is where it is given in. */
export type Fetch = (address: string, request: OutwardRequest) => Promise<Response>

/** A request to the provider; redirects are not followed. */
export type OutwardRequest = {
  method: string
  headers: Record<string, string>
  body: string | URLSearchParams | null
  redirect: 'manual'
  signal: AbortSignal | null
}

const timeoutSeconds = 10
const rediscoverMs = 3_600_000

/** Makes a provider from its settings; nothing is asked of it yet. */
export function makeProvider(settings: ProviderSettings, fetch: Fetch): Provider {
  let known: { at: number; configuration: Promise<oidc.Configuration> } | undefined

  const ask = (now: Date) => {
    const asked = { at: now.getTime(), configuration: discover(settings, fetch) }
    known = asked
    // A failure is told to those who wait for it, and the next one asks again.
    asked.configuration.catch(() => {
      if (known === asked) known = undefined
    })
    return asked
  }

  return {
    settings,
    discover: async (now) => {
      const age = known ? now.getTime() - known.at : rediscoverMs
      const { configuration } = known && age >= 0 && age < rediscoverMs ? known : ask(now)
      return configuration.catch(() => {
        throw providerUnavailable({ headers: { 'retry-after': '30' } })
      })
    },
  }
}

/** Where the provider sends the browser back to. */
export function redirectUri(publicUrl: string, { id }: ProviderSettings): string {
  return `${publicUrl}/sign-in/providers/${id}/callback`
}

function discover(settings: ProviderSettings, fetch: Fetch): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret, secretBy } = settings
  const server = new URL(issuer)
  const prove = secretBy === 'basic' ? oidc.ClientSecretBasic : oidc.ClientSecretPost
  const proof = clientSecret === null ? oidc.None() : prove(clientSecret)
  return oidc.discovery(server, clientId, {}, proof, {
    [oidc.customFetch]: asLibrary(fetch),
    timeout: timeoutSeconds,
    execute: [
      // The signature of an ID token is verified, though it comes straight from the provider.
      oidc.enableNonRepudiationChecks,
      ...(isThisMachine(server) ? [oidc.allowInsecureRequests] : []),
    ],
  })
}

/** A provider on this machine may speak http, as those of tests and of development do. */
function isThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** The way outward as the library wants it. Its bodies are forms. */
function asLibrary(fetch: Fetch): oidc.CustomFetch {
  return (address, { method, headers, body, signal }) => {
    const form = typeof body === 'string' || body instanceof URLSearchParams ? body : null
    return fetch(address, {
      method,
      headers,
      body: form,
      redirect: 'manual',
      signal: signal ?? null,
    })
  }
}
