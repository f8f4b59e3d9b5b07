import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operatorLink } from '../../src/identity/index.ts'
import { add, entrust, khonKaen, programme } from '../identity/people.ts'
import { type Authenticator, makeAuthenticator } from '../support/authenticator.ts'
import { freePort } from '../support/free-port.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { type Browser, givePassword, goodPassword, openBrowser, signIn } from './browser.ts'

type Options = Parameters<Authenticator['create']>[0]

/** Passkeys hold for a name, never for a number. */
async function withNamedApp(story: (app: RunningApp) => Promise<void>) {
  const port = String(await freePort())
  await withApp(story, { settings: { PORT: port, PUBLIC_URL: `http://localhost:${port}` } })
}

/** The token of the one link in the letters that the product writes to its folder, once the post has been. */
async function tokenInMail({ settings }: RunningApp): Promise<string> {
  const folder = join(settings.home, 'mail')
  const read = () => {
    const names = existsSync(folder) ? readdirSync(folder) : []
    const letters = names.map((name) => readFileSync(join(folder, name), 'utf8'))
    return /\/([\w-]{43})\s/.exec(letters.join('\n'))?.[1]
  }
  await expect.poll(read, { timeout: 10_000 }).toBeDefined()
  return read() as string
}

async function makePasskey(browser: Browser, address: string, json: object, from: string) {
  const asked = await browser.ask('POST', address, { json })
  if (!asked.ok) throw new Error(await asked.text())
  const options = (await asked.json()) as Options
  return { label: 'เครื่องทดสอบ', response: makeAuthenticator(from).create(options) }
}

async function anInvitation(app: RunningApp) {
  const operator = await add(app.store.db, 'Operator')
  await entrust(app.store.db, operator, 'operator', programme)
  await givePassword(app, operator)
  const json = {
    name: 'มานี',
    email: 'manee@example.go.th',
    lang: 'th',
    role: 'data-steward',
    scope: khonKaen,
    from: '2026-01-01',
    until: null,
    basis: 'คำสั่งที่ 2/2569',
  }
  const host = await signIn(app, operator)
  expect((await host.ask('POST', '/api/v1/invitations', { json })).status).toBe(201)
  return tokenInMail(app)
}

test('an invitation is accepted with a passkey alone, once; the passkey signs in afterwards', () =>
  withNamedApp(async (app) => {
    const { publicUrl } = app.settings
    const token = await anInvitation(app)
    const browser = openBrowser(app)
    const asked = await browser.ask('POST', '/api/v1/acceptance-challenges', { json: { token } })
    const authenticator = makeAuthenticator(publicUrl)
    const response = authenticator.create((await asked.json()) as Options)
    const passkey = { label: 'เครื่องทดสอบ', response }
    const both = { token, passkey, password: goodPassword }
    expect((await browser.ask('POST', '/api/v1/acceptances', { json: both })).status).toBe(422)
    const accepted = await browser.ask('POST', '/api/v1/acceptances', { json: { token, passkey } })
    expect([accepted.status, await accepted.json()]).toMatchObject([
      201,
      { person: { name: 'มานี' }, session: { method: 'passkey' } },
    ])
    expect(await browser.read('/api/v1/me')).toMatchObject({ mandate: { role: 'data-steward' } })
    const again = await openBrowser(app).ask('POST', '/api/v1/acceptance-challenges', {
      json: { token },
    })
    expect([again.status, await again.json()]).toMatchObject([410, { type: '/problems/link-used' }])

    const other = openBrowser(app)
    const options = await (await other.ask('POST', '/api/v1/passkey-challenges')).json()
    const json = authenticator.get(options as Parameters<Authenticator['get']>[0])
    expect((await other.ask('POST', '/api/v1/passkey-sessions', { json })).status).toBe(201)
  }))

test('a passkey made for another origin, or for another link, lets nobody in by an invitation', () =>
  withNamedApp(async (app) => {
    const token = await anInvitation(app)
    const link = await app.store.db.transaction((tx) => operatorLink(tx, new Date()))
    expect(link).toBeUndefined()
    const browser = openBrowser(app)
    const challenges = '/api/v1/acceptance-challenges'
    const elsewhere = await makePasskey(browser, challenges, { token }, 'https://evil.example')
    const json = { token, passkey: elsewhere }
    const refused = await browser.ask('POST', '/api/v1/acceptances', { json })
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { type: '/problems/passkey-not-added' },
    ])
    expect(browser.session()).toBeUndefined()
    const unknown = await browser.ask('POST', challenges, { json: { token: 'A'.repeat(43) } })
    expect([unknown.status, await unknown.json()]).toMatchObject([
      404,
      { type: '/problems/link-unknown' },
    ])
  }))

test('a way back in ends in a new passkey, and every other session is over', () =>
  withNamedApp(async (app) => {
    const somchai = await add(app.store.db, 'Somchai')
    await givePassword(app, somchai)
    const thief = await signIn(app, somchai)
    const browser = openBrowser(app)
    const json = { email: somchai.email }
    expect((await browser.ask('POST', '/api/v1/recovery-requests', { json })).status).toBe(202)
    const token = await tokenInMail(app)
    const from = app.settings.publicUrl
    const passkey = await makePasskey(browser, '/api/v1/recovery-challenges', { token }, from)
    const nothing = await browser.ask('POST', '/api/v1/recoveries', { json: { token } })
    expect(nothing.status).toBe(422)
    const back = await browser.ask('POST', '/api/v1/recoveries', { json: { token, passkey } })
    expect([back.status, await back.json()]).toMatchObject([
      201,
      { session: { method: 'passkey' } },
    ])
    expect((await thief.ask('GET', '/api/v1/me')).status).toBe(401)
  }))

test('the first operator comes in with a passkey alone', () =>
  withNamedApp(async (app) => {
    const link = await app.store.db.transaction((tx) => operatorLink(tx, new Date()))
    const browser = openBrowser(app)
    const who = {
      token: link?.token,
      name: 'สมหญิง ใจดี',
      email: 'somying@example.go.th',
      lang: 'th',
    }
    const nameless = await browser.ask('POST', '/api/v1/first-operator-challenges', {
      json: { ...who, name: ' ' },
    })
    expect([nameless.status, await nameless.json()]).toMatchObject([
      422,
      { type: '/problems/invalid-person', fields: [{ name: 'name' }] },
    ])
    const challenges = '/api/v1/first-operator-challenges'
    const passkey = await makePasskey(browser, challenges, who, app.settings.publicUrl)
    const json = { ...who, passkey }
    expect((await browser.ask('POST', '/api/v1/first-operator', { json })).status).toBe(201)
    expect(await browser.read('/api/v1/me')).toMatchObject({ mandate: { role: 'operator' } })
  }))
