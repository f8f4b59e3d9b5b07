import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startProvider, type TestProvider } from '../support/oidc-provider.ts'
import { withApp } from '../support/with-app.ts'

test('a provider in the house is asked through the guard: what it says, its token and its keys', () =>
  withProvider(async (provider) => {
    await withApp(
      async ({ url }) => {
        const { address, cookie } = await depart(url)
        expect(address.startsWith(provider.issuer)).toBe(true)
        const back = await comeBack(url, await provider.visit(address), cookie)
        // It vouches for somebody whom nobody here knows. That is read from its token, which its keys prove.
        expect(back).toMatchObject({ status: 403, type: '/problems/identity-not-linked' })
      },
      { settings: settingsOf(provider) },
    )
  }))

test('a provider is not followed to a place in the house that it names for its tokens', () =>
  withProvider(async (provider) => {
    let contacts = 0
    const elsewhere = await listen((_path, reply) => {
      contacts++
      reply({})
    })
    const issuer = await listen((_path, reply, origin) =>
      reply({
        issuer: origin,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${elsewhere}/token`,
        jwks_uri: `${elsewhere}/keys`,
        response_types_supported: ['code'],
      }),
    )
    const told: unknown[] = []
    await withApp(
      async ({ url }) => {
        const { address, cookie } = await depart(url)
        const query = `?code=x&state=${new URL(address).searchParams.get('state')}`
        const back = await comeBack(url, query, cookie)
        expect(back).toMatchObject({ status: 503, type: '/problems/provider-unavailable' })
        expect(contacts).toBe(0)
        expect(told.map(String)).toEqual([
          `Error: ${elsewhere}: An operator has to allow it by EGRESS_ALLOW first.`,
        ])
      },
      { settings: settingsOf({ ...provider, issuer }), log: (error) => told.push(error) },
    )
    await fetch(elsewhere)
    expect(contacts).toBe(1)
  }))

async function withProvider(story: (provider: TestProvider) => Promise<void>) {
  const provider = await startProvider()
  onTestFinished(() => provider.stop())
  await story(provider)
}

function settingsOf({ issuer, clientId, clientSecret }: TestProvider) {
  return { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }
}

/** Sets off to the provider: where the browser is sent, and its cookie. */
async function depart(url: string) {
  const start = await fetch(`${url}/en/sign-in/providers/oidc`, { redirect: 'manual' })
  expect(start.status).toBe(303)
  const cookie = start.headers.getSetCookie().map((one) => one.split(';')[0])
  return { address: start.headers.get('location') ?? '', cookie: cookie.join('; ') }
}

async function comeBack(url: string, query: string, cookie: string) {
  const back = await fetch(`${url}/sign-in/providers/oidc/callback${query}`, {
    redirect: 'manual',
    headers: { cookie, accept: 'application/json' },
  })
  return { status: back.status, type: ((await back.json()) as { type: string }).type }
}

type Answer = (path: string, reply: (body: object) => void, origin: string) => void

/** A server of JSON on this machine. Gives its address. */
async function listen(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    response.setHeader('content-type', 'application/json')
    answer(request.url ?? '', (body) => response.end(JSON.stringify(body)), origin)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
