import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { add } from '../identity/people.ts'
import { type Mischief, startProvider, type TestProvider } from '../support/oidc-provider.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { type Browser, givePassword, openBrowser, signIn } from './browser.ts'

let door: TestProvider

beforeAll(async () => {
  door = await startProvider()
})
afterAll(() => door.stop())
beforeEach(() => {
  door.mischief = {}
  door.user = {
    sub: 'u-1',
    name: 'Somchai',
    email: 'somchai@example.go.th',
    email_verified: true,
  }
})

/** The product with the provider in its settings, over real HTTP on both sides. */
const withProvider = (story: (app: RunningApp) => Promise<void>) =>
  withApp(story, {
    settings: {
      OIDC_ISSUER: door.issuer,
      OIDC_CLIENT_ID: door.clientId,
      OIDC_CLIENT_SECRET: door.clientSecret,
    },
  })

const begin = '/sign-in/providers/oidc'
const place = (answer: Response) => answer.headers.get('location') ?? ''

/** Goes to the provider as a browser does, and gives the address at which it comes back. */
async function goAndReturn(browser: Browser, from = begin): Promise<string> {
  const sent = await browser.ask('GET', from)
  expect(sent.status).toBe(303)
  expect(place(sent)).toMatch(new RegExp(`^${door.issuer}/authorize\\?`))
  return `${begin}/callback${await door.visit(place(sent))}`
}

const problemOf = async (answer: Response) => ((await answer.json()) as { type: string }).type
const asJson = { headers: { accept: 'application/json' } }

test('somebody signs in through the provider and lands where they were going, with a new session', () =>
  withProvider(async (app) => {
    await add(app.store.db, 'Somchai')
    const browser = openBrowser(app)
    const page = await (await browser.ask('GET', '/sign-in?to=%2Faccount%2Ftrail')).text()
    const link = /href="(\/sign-in\/providers\/[^"]+)"/.exec(page)?.[1] ?? ''
    const back = await goAndReturn(browser, link.replaceAll('&amp;', '&'))
    const landed = await browser.ask('GET', back)
    expect([landed.status, place(landed)]).toEqual([303, '/account/trail'])
    expect(landed.headers.getSetCookie().join('\n')).toMatch(
      /lm_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax/,
    )
    expect(await browser.read('/api/v1/me')).toMatchObject({ person: { name: 'Somchai' } })
    expect(await browser.read('/api/v1/sessions')).toMatchObject({ items: [{ method: 'oidc' }] })

    // The same callback once more, in the same browser and in another.
    for (const other of [browser, openBrowser(app)]) {
      const replayed = await other.ask('GET', back, asJson)
      expect([replayed.status, await problemOf(replayed)]).toEqual([
        403,
        '/problems/provider-refused',
      ])
    }
  }))

test.each<[string, Mischief]>([
  ['a wrong nonce', { nonce: 'another' }],
  ['a wrong issuer in the token', { issuer: 'https://evil.example' }],
  ['a wrong issuer in the callback', { callbackIssuer: 'https://evil.example' }],
  ['a token for another client', { audience: 'another-client' }],
  ['a token signed by another key', { signedBy: 'another key' }],
])('%s ends on one page that tells nothing, without a session', (_what, mischief) =>
  withProvider(async (app) => {
    await add(app.store.db, 'Somchai')
    const browser = openBrowser(app)
    door.mischief = mischief
    const back = await goAndReturn(browser)
    const refused = await browser.ask('GET', back, { headers: { accept: 'text/html' } })
    const { document } = parseHTML(await refused.text())
    const text = document.querySelector('main')?.textContent
    expect(refused.status).toBe(403)
    expect(text).toContain('ยืนยันตัวตนผ่านผู้ให้บริการไม่สำเร็จ')
    expect(text).not.toMatch(/nonce|issuer|evil\.example|Somchai|u-1/)
    expect(browser.session()).toBeUndefined()
    expect(await app.store.db.read.selectFrom('session').selectAll().execute()).toEqual([])
  }),
)

test('a wrong state, a code of another round trip and a browser that never left are refused alike', () =>
  withProvider(async (app) => {
    await add(app.store.db, 'Somchai')
    const browser = openBrowser(app)
    const refusalOf = async (path: string, asker = browser) => {
      const answer = await asker.ask('GET', path, asJson)
      return [answer.status, await problemOf(answer)]
    }
    const refused = [403, '/problems/provider-refused']
    const changed = (path: string, name: string, value: string) => {
      const url = new URL(path, door.issuer)
      url.searchParams.set(name, value)
      return url.pathname + url.search
    }
    const codeIn = (path: string) => new URL(path, door.issuer).searchParams.get('code') as string

    expect(await refusalOf(changed(await goAndReturn(browser), 'state', 'A'.repeat(43)))).toEqual(
      refused,
    )
    const used = await goAndReturn(browser)
    await browser.ask('GET', used)
    await browser.ask('POST', '/sign-out', { form: {} })
    const fresh = openBrowser(app)
    const mine = await goAndReturn(fresh)
    expect(await refusalOf(changed(mine, 'code', codeIn(used)), fresh)).toEqual(refused)
    const theirs = await goAndReturn(openBrowser(app))
    expect(await refusalOf(theirs, openBrowser(app))).toEqual(refused)
    expect(await refusalOf(`${begin}/callback`, fresh)).toEqual(refused)
    expect(fresh.session()).toBeUndefined()
  }))

test('an identity is linked from the account page, listed, and unlinked by the interface', () =>
  withProvider(async (app) => {
    const [somchai, malee] = [await add(app.store.db, 'Somchai'), await add(app.store.db, 'Malee')]
    for (const person of [somchai, malee]) await givePassword(app, person)
    const browser = await signIn(app, somchai)
    door.user = { sub: 'u-7', name: 'Somebody' }
    const back = await goAndReturn(browser, '/account/providers/oidc')
    expect(place(await browser.ask('GET', back))).toBe('/account')
    expect(await browser.read('/api/v1/me/identities')).toMatchObject({
      items: [{ issuer: door.issuer, subject: 'u-7', provider: 'oidc' }],
    })
    expect(await (await browser.ask('GET', '/account')).text()).toContain(
      '/account/providers/unlink',
    )

    const address = `/api/v1/me/identities?${new URLSearchParams({ issuer: door.issuer, subject: 'u-7' })}`
    const stranger = await signIn(app, malee)
    expect((await stranger.ask('DELETE', address)).status).toBe(404)
    expect(await stranger.read('/api/v1/me/identities')).toEqual({ items: [] })
    expect((await browser.ask('DELETE', address)).status).toBe(204)
    expect(await browser.read('/api/v1/me/identities')).toEqual({ items: [] })
    const again = await browser.ask('GET', await goAndReturn(openBrowser(app)), asJson)
    expect(again.status).toBe(403)
  }))

test('a provider that is out of order is said to be so, and passwords go on working', () =>
  withProvider(async (app) => {
    const somchai = await add(app.store.db, 'Somchai')
    await givePassword(app, somchai)
    const browser = openBrowser(app)
    door.mischief = { tokenStatus: 502 }
    const away = await browser.ask('GET', await goAndReturn(browser), asJson)
    expect([away.status, await problemOf(away)]).toEqual([503, '/problems/provider-unavailable'])
    expect((await signIn(app, somchai)).session()).toBeDefined()
  }))
