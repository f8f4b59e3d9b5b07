import { expect, test } from 'vitest'
import { formToken } from '../../src/identity/index.ts'
import { add } from '../identity/people.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { givePassword, openBrowser, signIn } from './browser.ts'

const correction = { wrong: 'ชื่อผิด', right: 'ชื่อที่ถูก' }
const form = '/cities/mae-moh/correction'

async function aReader(app: RunningApp) {
  const person = await add(app.store.db, 'Somchai')
  await givePassword(app, person)
  return signIn(app, person)
}

test('nothing changes by what a page of another site sends, with whatever method and session', () =>
  withApp(async (app) => {
    const browser = await aReader(app)
    const foreign = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign)
      for (const [method, path, json] of [
        ['PATCH', '/api/v1/me', { name: 'Stolen' }],
        ['PUT', '/api/v1/me/mandate', { mandateId: null }],
        ['DELETE', '/api/v1/sessions', {}],
        ['POST', '/api/v1/me/copies', {}],
      ] as const) {
        const answer = await browser.ask(method, path, { json, headers })
        expect([answer.status, (await answer.json()) as object]).toMatchObject([
          403,
          { type: '/problems/foreign-origin' },
        ])
      }
    expect(await browser.read('/api/v1/me')).toMatchObject({ person: { name: 'Somchai' } })
  }))

test('a form of somebody signed in is taken with the token of this very session alone', () =>
  withApp(async (app) => {
    const [browser, other] = [await aReader(app), openBrowser(app)]
    const token = formToken(browser.session() as string)
    const send = async (fields: Record<string, string>) => {
      const answer = await browser.ask('POST', form, { form: { ...correction, ...fields } })
      return [answer.status, answer.status === 403 ? await answer.text() : '']
    }
    const refused = expect.stringContaining('/problems/form-outdated')
    expect(await send({})).toEqual([403, refused])
    expect(await send({ formToken: '' })).toEqual([403, refused])
    expect(await send({ formToken: formToken('A'.repeat(43)) })).toEqual([403, refused])
    expect(await send({ formToken: token })).toEqual([303, ''])
    expect((await other.ask('POST', form, { form: correction })).status).toBe(303)
  }))

test('pages of somebody signed in are theirs alone; everyone else goes on getting the kept page', () =>
  withApp(async (app) => {
    const stranger = openBrowser(app)
    const kept = await stranger.ask('GET', '/cities')
    const browser = await aReader(app)
    const own = await browser.ask('GET', '/cities')
    expect(own.headers.get('cache-control')).toBe('private, no-store')
    expect(own.headers.get('etag')).toBeNull()
    expect(await own.text()).toContain('Somchai')

    const again = await stranger.ask('GET', '/cities')
    expect(again.headers.get('etag')).toBe(kept.headers.get('etag'))
    expect(await again.text()).toBe(await kept.text())
    const over = await openBrowser(app, 'A'.repeat(43)).ask('GET', '/cities')
    expect(await over.text()).not.toContain('Somchai')
  }))
