import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { add, entrust } from '../identity/people.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { givePassword, openBrowser, signIn } from './browser.ts'

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString()

async function steward(app: RunningApp, city: string) {
  const person = await add(app.store.db, `Steward-${city}`)
  await entrust(app.store.db, person, 'data-steward', { kind: 'city', id: city })
  await givePassword(app, person)
  return signIn(app, person)
}

test('a steward issues a token for the own city’s space, sees it without its secret, and revokes it', () =>
  withApp(async (app) => {
    for (const name of ['khon-kaen', 'phuket'])
      await sql`insert into tenant (name, created_at) values (${name}, now())`.execute(
        app.store.db.read,
      )
    const browser = await steward(app, 'khon-kaen')
    const json = { label: 'สถานีวัดอากาศ', purposes: ['city-data-write'], expiresAt: inAWeek() }
    const made = await browser.ask('POST', '/api/v1/spaces/khon-kaen/tokens', { json })
    expect(made.status).toBe(201)
    const { secret, token } = (await made.json()) as { secret: string; token: { id: string } }
    expect(secret).toMatch(/^lmt_[\w-]{43}$/)
    const list = await browser.ask('GET', '/api/v1/spaces/khon-kaen/tokens')
    const text = await list.text()
    expect(text).toContain(token.id)
    expect(text).not.toContain(secret)

    expect((await browser.ask('POST', '/api/v1/spaces/phuket/tokens', { json })).status).toBe(403)
    expect((await browser.ask('GET', '/api/v1/spaces/nowhere/tokens')).status).toBe(403)

    const system = openBrowser(app)
    const headers = { authorization: `Bearer ${secret}` }
    expect((await system.ask('GET', '/api/v1/cities', { headers })).status).toBe(200)
    // A token is for city data: it opens nobody's account and no record of people.
    for (const path of ['/api/v1/me', '/api/v1/people', '/api/v1/audit', '/api/v1/sessions'])
      expect((await system.ask('GET', path, { headers })).status).toBe(403)

    const path = `/api/v1/spaces/khon-kaen/tokens/${token.id}`
    expect((await browser.ask('DELETE', path)).status).toBe(204)
    await delay(1_000)
    const after = await system.ask('GET', '/api/v1/cities?page=1', { headers })
    expect(after.status).toBe(401)
    expect(after.headers.get('www-authenticate')).toMatch(/^Bearer/)
  }))
