import { expect, test } from 'vitest'
import { searchAudit } from '../../src/identity/index.ts'
import { add, entrust, khonKaen, programme } from '../identity/people.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { givePassword, signIn } from './browser.ts'

async function anOffice(app: RunningApp) {
  const { db } = app.store
  const [operator, somchai] = [await add(db, 'Operator'), await add(db, 'Somchai')]
  await entrust(db, operator, 'operator', programme)
  await entrust(db, somchai, 'data-steward', khonKaen)
  for (const person of [operator, somchai]) await givePassword(app, person)
  return { operator, somchai, office: await signIn(app, operator) }
}

/** What the record says was done to a person, the oldest first. */
async function doneTo({ store: { db } }: RunningApp, objectId: string) {
  const { items } = await searchAudit(db.read, { objectId }, { page: 1, size: 50 })
  return items.map(({ entry }) => entry).reverse()
}

test('an operator ends somebody’s sessions at once, with the reason on record', () =>
  withApp(async (app) => {
    const { operator, somchai, office } = await anOffice(app)
    const [here, there] = [await signIn(app, somchai), await signIn(app, somchai)]
    expect((await here.ask('GET', '/api/v1/me')).status).toBe(200)
    const sessions = `/api/v1/people/${somchai.id}/sessions`
    expect((await office.ask('DELETE', sessions, { json: {} })).status).toBe(422)
    const json = { reason: 'บัญชีถูกบุกรุก' }
    const ended = await office.ask('DELETE', sessions, { json })
    expect([ended.status, await ended.json()]).toEqual([200, { ended: 2 }])
    for (const browser of [here, there])
      expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    expect((await office.ask('GET', '/api/v1/me')).status).toBe(200)
    expect((await doneTo(app, somchai.id)).at(-1)).toMatchObject({
      who: { kind: 'person', id: operator.id },
      role: 'operator',
      onBehalfOf: programme,
      action: 'session.end',
      outcome: 'done',
      object: { kind: 'person', id: somchai.id },
      reason: 'บัญชีถูกบุกรุก',
    })
  }))

test('an operator corrects a name, makes a copy and erases on request; what was done stays', () =>
  withApp(async (app) => {
    const { operator, somchai, office } = await anOffice(app)
    const theirs = await signIn(app, somchai)
    const address = `/api/v1/people/${somchai.id}`
    const renamed = await office.ask('PATCH', address, { json: { name: 'สมชาย ใจงาม' } })
    expect(await renamed.json()).toMatchObject({ name: 'สมชาย ใจงาม', email: somchai.email })
    expect(await theirs.read('/api/v1/me')).toMatchObject({ person: { name: 'สมชาย ใจงาม' } })

    const copy = await (await office.ask('POST', `${address}/copies`)).json()
    expect(copy).toMatchObject({ personId: somchai.id })
    expect(JSON.stringify(copy)).toContain(somchai.email)
    expect(JSON.stringify(copy)).not.toContain(operator.email)

    const json = { reason: 'ตามคำขอของเจ้าของข้อมูล' }
    expect((await office.ask('DELETE', address, { json })).status).toBe(204)
    expect((await theirs.ask('GET', '/api/v1/me')).status).toBe(401)
    expect((await office.ask('GET', address)).status).toBe(404)
    expect((await office.ask('PATCH', address, { json: { name: 'x' } })).status).toBe(410)
    const done = (await doneTo(app, somchai.id)).filter(({ role }) => role === 'operator')
    expect(done.map(({ action, onBehalfOf }) => [action, onBehalfOf])).toEqual([
      ['people.rename', programme],
      ['people.export', programme],
      ['people.erase', programme],
    ])
    expect(JSON.stringify(done)).not.toMatch(/สมชาย|somchai@/)
  }))

test('whoever else tries learns nothing of who there is, and every try is on record', () =>
  withApp(async (app) => {
    const { operator, somchai } = await anOffice(app)
    const browser = await signIn(app, somchai)
    const nobody = '7d4c5c52-0d49-4f0e-8a51-0d3d4bb1f6a1'
    const answers = new Set<string>()
    for (const id of [operator.id, nobody])
      for (const [method, path, json] of [
        ['PATCH', '', { name: 'x' }],
        ['POST', '/copies', undefined],
      ] as const) {
        const answer = await browser.ask(method, `/api/v1/people/${id}${path}`, {
          ...(json && { json }),
        })
        const { instance: _, ...said } = (await answer.json()) as Record<string, unknown>
        answers.add(JSON.stringify([answer.status, said]))
      }
    expect(answers.size).toBe(1)
    expect([...answers][0]).toContain('not-permitted')
    const denied = await searchAudit(
      app.store.db.read,
      { whoId: somchai.id, outcome: 'denied' },
      { page: 1, size: 10 },
    )
    expect(denied.total).toBe(4)
  }))

test('the last operator is not erased by themselves or by anybody', () =>
  withApp(async (app) => {
    const { operator, office } = await anOffice(app)
    const json = { reason: 'ย้ายออก' }
    const answer = await office.ask('DELETE', `/api/v1/people/${operator.id}`, { json })
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { type: '/problems/last-operator' },
    ])
    expect((await office.ask('GET', '/api/v1/me')).status).toBe(200)
  }))
