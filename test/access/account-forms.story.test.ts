import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listRoutes } from '../../src/http/list-routes.ts'
import { findPerson, operatorLink } from '../../src/identity/index.ts'
import { invite } from '../../src/identity/sign-in/invite.ts'
import { makeLink } from '../../src/identity/sign-in/link.ts'
import { executive, mailedToken, steward } from '../identity/invitations.ts'
import { add, entrust, khonKaen } from '../identity/people.ts'
import { aSetting } from '../identity/sign-in.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { faultsIn, refusesForeign, send, typedIn } from './a-form.ts'
import { givePassword, goodPassword, openBrowser, signIn } from './browser.ts'

async function aSteward(app: RunningApp) {
  const somchai = await add(app.store.db, 'Somchai')
  const mandate = await entrust(app.store.db, somchai, 'data-steward', khonKaen)
  await givePassword(app, somchai)
  return { somchai, mandate, browser: await signIn(app, somchai) }
}

const another = 'ฟ้าใส เรือลำน้อย ต้นตาล'

test('signing in and out by forms keeps the address and never the password', () =>
  withApp(async (app) => {
    const { somchai } = await aSteward(app)
    const browser = openBrowser(app)
    const fields = { email: somchai.email, password: goodPassword, to: '/account/trail' }
    await refusesForeign(browser, '/sign-in', fields)
    const wrong = await send(browser, '/sign-in', { ...fields, password: 'wrong wrong' })
    expect(wrong.status).toBe(403)
    expect([typedIn(wrong, 'email'), typedIn(wrong, 'password')]).toEqual([somchai.email, ''])
    const empty = await send(browser, '/sign-in', { email: '', password: '' })
    expect([empty.status, faultsIn(empty)]).toEqual([422, ['email', 'password']])
    expect((await send(browser, '/sign-in', fields)).to).toBe('/account/trail')
    await refusesForeign(browser, '/sign-out', {})
    expect((await send(browser, '/sign-out', {})).to).toBe('/sign-in?because=ended')
    expect(browser.session()).toBeUndefined()
    await refusesForeign(browser, '/sign-in/recover', { email: somchai.email })
    const nobody = await send(browser, '/sign-in/recover', { email: 'nobody' })
    expect([nobody.status, faultsIn(nobody), typedIn(nobody, 'email')]).toEqual([
      422,
      ['email'],
      'nobody',
    ])
    for (const email of [somchai.email, 'nobody@example.go.th'])
      expect((await send(browser, '/sign-in/recover', { email })).to).toBe('/sign-in/recover/sent')
  }))

test('the own account is changed by forms: role, name, password, sessions', () =>
  withApp(async (app) => {
    const { somchai, mandate, browser } = await aSteward(app)
    const other = await signIn(app, somchai)
    const { current } = await other.read<{ current: string }>('/api/v1/sessions')
    for (const [path, fields] of [
      ['/account/mandate', { mandate: 'none' }],
      ['/account/person', { name: 'Stolen', lang: 'en' }],
      ['/account/password', { present: goodPassword, password: another }],
      ['/account/sessions/end', { session: current }],
      ['/account/sessions/end-others', {}],
      ['/account/passkeys/remove', { passkey: 'x' }],
      ['/account/providers/unlink', { issuer: 'x', subject: 'y' }],
      ['/account/erase', { confirm: somchai.email }],
    ] as const)
      await refusesForeign(browser, path, fields)
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(200)

    const nameless = await send(browser, '/account/person', { name: ' ', lang: 'en' })
    expect([nameless.status, faultsIn(nameless)]).toEqual([422, ['name']])
    expect((await send(browser, '/account/person', { name: 'สมชาย', lang: 'en' })).status).toBe(303)
    expect(await findPerson(app.store.db.read, somchai.id)).toMatchObject({ name: 'สมชาย' })

    expect((await send(browser, '/account/mandate', { mandate: 'x' })).status).toBe(404)
    expect((await send(browser, '/account/mandate', { mandate: 'none' })).status).toBe(303)
    expect(await browser.read('/api/v1/me')).toMatchObject({ mandate: null })
    expect((await send(browser, '/account/mandate', { mandate: mandate.id })).status).toBe(303)

    expect((await send(browser, '/account/sessions/end', { session: 'x' })).status).toBe(404)
    expect((await send(browser, '/account/sessions/end', { session: current })).status).toBe(303)
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(401)
    const third = await signIn(app, somchai)
    expect((await send(browser, '/account/sessions/end-others', {})).status).toBe(303)
    expect((await third.ask('GET', '/api/v1/me')).status).toBe(401)

    const present = await send(browser, '/account/password', { present: 'no', password: another })
    expect([present.status, faultsIn(present)]).toEqual([403, ['present']])
    const weak = await send(browser, '/account/password', { present: goodPassword, password: 'x' })
    expect([weak.status, faultsIn(weak)]).toEqual([422, ['password']])
    const changed = { present: goodPassword, password: another }
    expect((await send(browser, '/account/password', changed)).status).toBe(303)
    expect((await send(browser, '/account/passkeys/remove', { passkey: 'x' })).status).toBe(404)
    const identity = { issuer: 'x', subject: 'y' }
    expect((await send(browser, '/account/providers/unlink', identity)).status).toBe(404)
  }))

test('a steward issues a token by a form that keeps what was typed, and revokes it', () =>
  withApp(async (app) => {
    const { browser } = await aSteward(app)
    const { db } = app.store
    await sql`insert into tenant (name, created_at) values ('khon-kaen', now())`.execute(db.read)
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    const fields = { label: 'สถานี', purposes: 'city-data-read', until: day }
    await refusesForeign(browser, '/account/tokens', fields)
    const wrong = await send(browser, '/account/tokens', { label: 'สถานี', until: 'soon' })
    expect([wrong.status, faultsIn(wrong)[0]]).toEqual([422, 'until'])
    expect([typedIn(wrong, 'label'), typedIn(wrong, 'until')]).toEqual(['สถานี', 'soon'])
    const issued = await send(browser, '/account/tokens', fields)
    expect(issued.status).toBe(201)
    expect(issued.document.querySelector('.secret')?.textContent).toMatch(/[\w-]{43}/)
    const [token] = await db.read.selectFrom('api_token').select('id').execute()
    const revocation = { token: token?.id as string }
    await refusesForeign(browser, '/account/tokens/revoke', revocation)
    expect((await send(browser, '/account/tokens/revoke', { token: 'x' })).status).toBe(404)
    expect((await send(browser, '/account/tokens/revoke', revocation)).status).toBe(303)
    expect((await send(browser, '/account/tokens/revoke', revocation)).status).toBe(404)
  }))

test('one-time links take a password by a form, once, and keep name and address', () =>
  withApp(async (app) => {
    const { db } = app.store
    const link = await db.transaction((tx) => operatorLink(tx, new Date()))
    const first = `/first-operator/${link?.token}`
    const browser = openBrowser(app)
    const fields = { name: 'สมหญิง', email: 'somying@example.go.th', password: another }
    await refusesForeign(browser, first, fields)
    const weak = await send(browser, first, { ...fields, password: 'x' })
    expect([weak.status, faultsIn(weak)]).toEqual([422, ['password']])
    expect([typedIn(weak, 'name'), typedIn(weak, 'email')]).toEqual([fields.name, fields.email])
    expect((await send(browser, first, fields)).to).toBe('/account')
    expect((await send(openBrowser(app), first, fields)).status).toBe(410)

    const { somchai } = await aSteward(app)
    const { token } = await makeLink(db.read, 'recovery', somchai.id, new Date())
    const back = `/sign-in/recovery/${token}`
    const lost = openBrowser(app)
    await refusesForeign(lost, back, { password: another })
    const short = await send(lost, back, { password: 'x' })
    expect([short.status, faultsIn(short)]).toEqual([422, ['password']])
    expect((await send(lost, back, { password: another })).to).toBe('/account')
    for (const path of [back, `/sign-in/recovery/${'A'.repeat(43)}`]) {
      const refused = await send(openBrowser(app), path, { password: another })
      expect([404, 410]).toContain(refused.status)
      expect(refused.document.querySelector('main')?.textContent).not.toContain('Somchai')
    }
  }))

test('an invitation is accepted by a form: with a new password once, or in the account one is signed in to', () =>
  withApp(async (app) => {
    const { db } = app.store
    const act = { ...(await executive(db)), now: new Date() }
    const invited = async (email: string) => {
      await invite(db, aSetting(), { ...steward, email }, act)
      return `/invitations/${await mailedToken(db)}`
    }
    const address = await invited('manee@khonkaen.go.th')
    const browser = openBrowser(app)
    await refusesForeign(browser, address, { password: another })
    const short = await send(browser, address, { password: 'x' })
    expect([short.status, faultsIn(short)]).toEqual([422, ['password']])
    expect(short.document.querySelector('main')?.textContent).toContain(steward.basis)
    expect((await send(browser, address, { password: another })).to).toBe('/account')
    const held = await browser.read<{ mandates: object[] }>('/api/v1/me')
    expect(held.mandates).toMatchObject([{ role: 'data-steward', basis: steward.basis }])
    expect((await send(openBrowser(app), address, { password: another })).status).toBe(410)

    const somchai = await add(db, 'Somchai')
    await givePassword(app, somchai)
    const mine = await invited(somchai.email)
    const unproven = await send(openBrowser(app), mine, { password: another })
    expect(unproven.status).toBe(409)
    const other = await send(browser, mine, {})
    expect(other.status).toBe(403)
    const own = await signIn(app, somchai)
    await refusesForeign(own, mine, {})
    expect((await send(own, mine, {})).to).toBe('/account')
    const now = await own.read<{ mandates: object[] }>('/api/v1/me')
    expect(now.mandates).toMatchObject([{ role: 'data-steward' }])
  }))

test('every form of the portal is told of in these stories', () =>
  withApp(async ({ server }) => {
    const forms = listRoutes(server)
      .filter(
        ({ method, url }) =>
          method === 'POST' && !/^\/(api|credentials|en|ngsi-ld|presentations)\b/.test(url),
      )
      .map(({ url }) => url)
    expect(forms.sort()).toEqual(
      [
        '/account/erase',
        '/account/mandate',
        '/account/passkeys/remove',
        '/account/password',
        '/account/person',
        '/account/providers/unlink',
        '/account/sessions/end',
        '/account/sessions/end-others',
        '/account/tokens',
        '/account/tokens/revoke',
        '/cities/:slug/correction',
        '/first-operator/:token',
        '/invitations/:token',
        '/office/breaches',
        '/office/breaches/:id/assessments',
        '/office/breaches/:id/notices',
        '/office/people/:id/copy',
        '/office/people/:id/erase',
        '/office/people/:id/name',
        '/office/people/:id/sessions',
        '/organisation/data/first-csv',
        '/organisation/data/first-csv/rows',
        '/organisation/invitations',
        '/organisation/invitations/withdraw',
        '/organisation/mandates/revoke',
        '/sign-in',
        '/sign-in/recover',
        '/sign-in/recovery/:token',
        '/sign-in/samples',
        '/sign-out',
        '/verify',
      ].sort(),
    )
  }))
