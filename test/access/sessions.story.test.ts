import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endAllSessions, findSession, searchAudit } from '../../src/identity/index.ts'
import { add, entrust, programme } from '../identity/people.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { givePassword, openBrowser, signIn } from './browser.ts'

type Sessions = { items: { id: string }[]; current: string }

async function somchai(app: RunningApp) {
  const person = await add(app.store.db, 'Somchai')
  await givePassword(app, person)
  return person
}

test('who signs in gets a cookie that scripts cannot read, and the token nowhere else', () =>
  withApp(async (app) => {
    const person = await somchai(app)
    const browser = await signIn(app, person)
    const answer = await browser.ask('GET', '/api/v1/me')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const me = await answer.text()
    expect(JSON.parse(me)).toMatchObject({
      person: { name: 'Somchai' },
      mandate: null,
      mandates: [],
    })
    expect(me).not.toContain(browser.session() as string)

    const again = await openBrowser(app).ask('POST', '/api/v1/sessions', {
      json: { email: person.email, password: 'หมาแมวนกปลา กินข้าว' },
    })
    expect(again.headers.getSetCookie()[0]).toMatch(
      /^lm_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    )
    expect(await again.text()).not.toMatch(/token/i)
  }))

test('a session that a stranger planted is not the one that is signed in to; the old one is over', () =>
  withApp(async (app) => {
    const person = await somchai(app)
    const planted = 'A'.repeat(43)
    const browser = openBrowser(app, planted)
    await signIn(app, person, browser)
    expect(browser.session()).not.toBe(planted)
    const thief = await openBrowser(app, planted).ask('GET', '/api/v1/me')
    expect(thief.status).toBe(401)

    const first = browser.session() as string
    await signIn(app, person, browser)
    expect(browser.session()).not.toBe(first)
    expect(await findSession(app.store.db.read, first, new Date())).toBeUndefined()
  }))

test('whoever chooses another mandate gets another token, and the one before opens nothing at once', () =>
  withApp(async (app) => {
    const person = await somchai(app)
    await entrust(app.store.db, person, 'auditor', programme)
    const officer = await entrust(app.store.db, person, 'programme-officer', programme)
    const browser = await signIn(app, person)
    expect(await browser.read('/api/v1/me')).toMatchObject({ mandate: null })

    const before = browser.session() as string
    const json = { mandateId: officer.id }
    expect((await browser.ask('PUT', '/api/v1/me/mandate', { json })).status).toBe(200)
    expect(browser.session()).not.toBe(before)
    expect(await browser.read('/api/v1/me')).toMatchObject({
      mandate: { role: 'programme-officer' },
    })
    expect((await openBrowser(app, before).ask('GET', '/api/v1/me')).status).toBe(401)
  }))

test('a session that is ended elsewhere is over within a second', () =>
  withApp(async (app) => {
    const person = await somchai(app)
    const browser = await signIn(app, person)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
    // As another process on the same database does it.
    await endAllSessions(app.store.db.read, person.id)
    await delay(1_000)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
  }))

test('the rights of a mandate are gone within a second of its revocation', () =>
  withApp(async (app) => {
    const person = await somchai(app)
    const { db } = app.store
    const auditor = await entrust(db, person, 'auditor', programme)
    const browser = await signIn(app, person)
    expect((await browser.ask('GET', '/api/v1/audit')).status).toBe(200)
    await db.read
      .insertInto('mandate_revocation')
      .values({
        mandate_id: auditor.id,
        revoked_at: new Date(),
        revoked_by: null,
        reason: 'พ้นตำแหน่ง',
      })
      .execute()
    await delay(1_000)
    expect((await browser.ask('GET', '/api/v1/audit')).status).toBe(403)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
  }))

test('a session ends after half an hour without use and after twelve hours with use', () => {
  let now = Date.now()
  return withApp(
    async (app) => {
      const person = await somchai(app)
      const [idle, busy] = [await signIn(app, person), await signIn(app, person)]
      for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
        expect((await busy.ask('GET', '/api/v1/me')).status).toBe(200)
        now += 20 * 60_000
      }
      expect((await busy.ask('GET', '/api/v1/me')).status).toBe(401)
      expect((await idle.ask('GET', '/api/v1/me')).status).toBe(401)
    },
    { clock: () => new Date(now) },
  )
})

test('a person sees their sessions and ends any of them, and nobody else’s', () =>
  withApp(async (app) => {
    const [person, other] = [await somchai(app), await add(app.store.db, 'Malee')]
    await givePassword(app, other)
    const [here, there] = [await signIn(app, person), await signIn(app, person)]
    const stranger = await signIn(app, other)
    const { items, current } = await here.read<Sessions>('/api/v1/sessions')
    expect(items).toHaveLength(2)
    const elsewhere = items.find(({ id }) => id !== current)?.id

    expect((await stranger.ask('DELETE', `/api/v1/sessions/${elsewhere}`)).status).toBe(404)
    expect((await there.ask('GET', '/api/v1/me')).status).toBe(200)
    expect((await here.ask('DELETE', `/api/v1/sessions/${elsewhere}`)).status).toBe(204)
    // In the process that ends it there is nothing to wait for.
    expect((await there.ask('GET', '/api/v1/me')).status).toBe(401)
    expect((await here.ask('DELETE', `/api/v1/sessions/${current}`)).status).toBe(204)
    expect(here.session()).toBeUndefined()
  }))

test('every refusal is on record: of a person by their id, of nobody known as a count', () =>
  withApp(async (app) => {
    const person = await somchai(app)
    const browser = await signIn(app, person)
    expect((await browser.ask('GET', '/api/v1/audit/export')).status).toBe(403)
    for (let i = 0; i < 3; i++)
      expect((await openBrowser(app).ask('GET', '/api/v1/audit/export')).status).toBe(401)
    const found = async () =>
      (
        await searchAudit(
          app.store.db.read,
          { action: 'audit.export', outcome: 'denied' },
          { page: 1, size: 10 },
        )
      ).items
    expect((await found()).map(({ entry }) => [entry.who, entry.object.id])).toEqual([
      [{ kind: 'person', id: person.id }, 'GET /api/v1/audit/export'],
    ])
    await app.server.close()
    const anonymous = (await found()).find(({ entry }) => entry.who.kind === 'anonymous')
    expect(anonymous?.entry.times).toBe(3)
    expect(anonymous?.entry.who.id).not.toContain('127.0.0.1')
  }))
