import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'

/** What the provider knows of whoever is at its door. */
export type ProviderUser = { sub: string } & Record<string, unknown>

/** How the provider misbehaves, or an attacker meddles. */
export type Mischief = {
  nonce?: string
  issuer?: string
  audience?: string
  signedBy?: 'another key' | 'nobody'
  expired?: boolean
  /** What the callback says of who sends it (RFC 9207). */
  callbackIssuer?: string
  denies?: boolean
  /** The status of every answer of the token endpoint. */
  tokenStatus?: number
}

export type TestProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who is at the door. */
  user: ProviderUser
  mischief: Mischief
  /** Claims that only the userinfo endpoint tells. */
  later: string[]
  /** What the browser sent to the address comes back with: the query of the callback. */
  visit(address: string): Promise<string>
  stop(): Promise<void>
}

type Grant = { nonce: string; challenge: string; redirectUri: string; user: ProviderUser }

/** Runs a provider of OpenID Connect on this machine: discovery, authorization with PKCE, token, keys and userinfo. */
export async function startProvider(): Promise<TestProvider> {
  const [own, another] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, Grant>()
  const tokens = new Map<string, ProviderUser>()
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => send(response, 500, { error: String(error) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: TestProvider = {
    issuer,
    clientId: 'lakmueang',
    clientSecret: 'a secret: with/odd+characters',
    user: { sub: 'somebody' },
    mischief: {},
    later: [],
    visit: async (address) => {
      const sent = await fetch(address, { redirect: 'manual' })
      const location = sent.headers.get('location')
      if (!location) throw new Error(`the provider answered ${sent.status}: ${await sent.text()}`)
      return new URL(location).search
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    const route = routes[url.pathname]
    if (!route) return send(response, 404, {})
    await route(url, request, response)
  }

  const routes: Record<
    string,
    (url: URL, request: IncomingMessage, response: ServerResponse) => void | Promise<void>
  > = {
    '/.well-known/openid-configuration': (_url, _request, response) =>
      send(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      }),
    '/keys': (_url, _request, response) => send(response, 200, { keys: [jwk] }),
    '/authorize': (url, _request, response) => {
      const asked = url.searchParams
      if (asked.get('client_id') !== provider.clientId) return send(response, 400, {})
      if (asked.get('code_challenge_method') !== 'S256') return send(response, 400, {})
      const back = new URL(asked.get('redirect_uri') as string)
      back.searchParams.set('state', asked.get('state') as string)
      back.searchParams.set('iss', provider.mischief.callbackIssuer ?? issuer)
      if (provider.mischief.denies) back.searchParams.set('error', 'access_denied')
      else {
        const code = randomBytes(16).toString('hex')
        codes.set(code, {
          nonce: asked.get('nonce') as string,
          challenge: asked.get('code_challenge') as string,
          redirectUri: asked.get('redirect_uri') as string,
          user: provider.user,
        })
        back.searchParams.set('code', code)
      }
      response.writeHead(302, { location: back.href }).end()
    },
    '/token': async (_url, request, response) => {
      const { tokenStatus } = provider.mischief
      if (tokenStatus) return send(response, tokenStatus, { error: 'server_error' })
      const form = new URLSearchParams(await textOf(request))
      const grant = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      if (!isClient(request)) return send(response, 401, { error: 'invalid_client' })
      const verifier = createHash('sha256').update(form.get('code_verifier') ?? '')
      if (
        grant?.challenge !== verifier.digest('base64url') ||
        grant.redirectUri !== form.get('redirect_uri')
      )
        return send(response, 400, { error: 'invalid_grant' })
      const access = randomBytes(16).toString('hex')
      tokens.set(access, grant.user)
      send(response, 200, {
        access_token: access,
        token_type: 'Bearer',
        expires_in: 60,
        id_token: await idToken(grant),
      })
    },
    '/userinfo': (_url, request, response) => {
      const user = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
      send(response, user ? 200 : 401, user ?? {})
    },
  }

  function isClient(request: IncomingMessage): boolean {
    const parts = [provider.clientId, provider.clientSecret].map((part) =>
      new URLSearchParams([['', part]]).toString().slice(1),
    )
    const expected = Buffer.from(parts.join(':')).toString('base64')
    const given = request.headers.authorization?.replace('Basic ', '') ?? ''
    // The client may escape more than it must; what counts is what it means.
    const meaning = (value: string) =>
      Buffer.from(value, 'base64').toString().split(':').map(decodePart).join(':')
    return meaning(given) === meaning(expected)
  }

  function idToken({ nonce, user }: Grant): Promise<string> | string {
    const { mischief, later } = provider
    const seconds = Math.floor(Date.now() / 1000) - (mischief.expired ? 7_200 : 0)
    const told = Object.fromEntries(Object.entries(user).filter(([name]) => !later.includes(name)))
    const claims = {
      ...told,
      nonce: mischief.nonce ?? nonce,
      iss: mischief.issuer ?? issuer,
      aud: mischief.audience ?? provider.clientId,
      iat: seconds,
      exp: seconds + 300,
    }
    if (mischief.signedBy === 'nobody') return new UnsecuredJWT(claims).encode()
    const key: CryptoKey = mischief.signedBy === 'another key' ? another.privateKey : own.privateKey
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key)
  }

  return provider
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

function decodePart(part: string): string {
  return decodeURIComponent(part.replaceAll('+', ' '))
}
