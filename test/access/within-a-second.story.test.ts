import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { add, entrust, khonKaen, programme } from '../identity/people.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { givePassword, signIn } from './browser.ts'

type Entries = { items: { number: number | null; action: string }[] }

async function anAuditor(app: RunningApp) {
  const somying = await add(app.store.db, 'Somying')
  await entrust(app.store.db, somying, 'auditor', programme)
  await givePassword(app, somying)
  return signIn(app, somying)
}

test('what was done is numbered and chained within a second, in the running product', () =>
  withApp(async (app) => {
    const browser = await anAuditor(app)
    for (let i = 0; i < 5; i++) {
      await browser.ask('PATCH', '/api/v1/me', { json: { lang: i % 2 ? 'th' : 'en' } })
      await delay(1_000)
      const { items } = await browser.read<Entries>('/api/v1/audit?action=people.rename')
      expect(items).toHaveLength(i + 1)
      expect(items.map(({ number }) => typeof number)).toEqual(items.map(() => 'number'))
    }
  }))

test('a mandate that is revoked, a token too, opens nothing more in the process that ended it', () =>
  withApp(async (app) => {
    const { db } = app.store
    const [operator, somchai] = [await add(db, 'Operator'), await add(db, 'Somchai')]
    await entrust(db, operator, 'operator', programme)
    const mandate = await entrust(db, somchai, 'city-executive', khonKaen)
    for (const person of [operator, somchai]) await givePassword(app, person)
    const [office, theirs] = [await signIn(app, operator), await signIn(app, somchai)]
    const people = '/api/v1/mandates?kind=city&id=khon-kaen'
    expect((await theirs.ask('GET', people)).status).toBe(200)
    const json = { reason: 'พ้นหน้าที่' }
    const ended = await office.ask('POST', `/api/v1/mandates/${mandate.id}/revocation`, { json })
    expect(ended.status).toBe(204)
    expect((await theirs.ask('GET', people)).status).toBe(403)
    expect(await theirs.read('/api/v1/me')).toMatchObject({ mandate: null, mandates: [] })
  }))

test('a mandate whose last day is over loses its rights at midnight in Bangkok', () => {
  let now = new Date('2026-11-30T16:59:59.500Z')
  return withApp(
    async (app) => {
      const { db } = app.store
      const somchai = await add(db, 'Somchai')
      await entrust(db, somchai, 'auditor', programme, { until: '2026-12-01' })
      await givePassword(app, somchai)
      const browser = await signIn(app, somchai)
      expect((await browser.ask('GET', '/api/v1/audit')).status).toBe(200)
      now = new Date(+now + 1_000)
      expect((await browser.ask('GET', '/api/v1/audit')).status).toBe(403)
    },
    { clock: () => now },
  )
})
