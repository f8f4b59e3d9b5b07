import { expect, test } from 'vitest'
import { prepareSamples } from '../../src/cli/prepare-samples.ts'
import { enterAsSample, listMandates, listSamples, roles } from '../../src/identity/index.ts'
import { add } from '../identity/people.ts'
import { withApp } from '../support/with-app.ts'
import { refusesForeign, send } from './a-form.ts'
import { openBrowser } from './browser.ts'

const sampleOn = { settings: { SAMPLE: 'on' } }

test('with SAMPLE=on there is one sample person for each role but the operator, however often it starts', () =>
  withApp(async ({ store: { db }, settings }) => {
    for (let start = 0; start < 2; start++) await prepareSamples(db, settings, new Date())
    const samples = await listSamples(db.read)
    expect(samples.map(({ role }) => role)).toEqual(roles.filter((role) => role !== 'operator'))
    for (const { person, role } of samples) {
      expect(person).toMatchObject({ sample: true, name: expect.stringContaining('(ตัวอย่าง)') })
      const mandates = await listMandates(db.read, person.id)
      expect(mandates.map((mandate) => mandate.role)).toEqual([role])
    }
  }, sampleOn))

test('anybody acts as a sample person, who sees samples and nobody real; a real person needs proof', () =>
  withApp(async (app) => {
    const { db } = app.store
    const real = await add(db, 'Somchai')
    await prepareSamples(db, app.settings, new Date())
    const officer = (await listSamples(db.read)).find(({ role }) => role === 'programme-officer')
    const browser = openBrowser(app)
    const asReal = await browser.ask('POST', '/api/v1/sample-sessions', {
      json: { personId: real.id },
    })
    expect(asReal.status).toBe(404)
    const json = { personId: officer?.person.id }
    expect((await browser.ask('POST', '/api/v1/sample-sessions', { json })).status).toBe(201)

    const seen = await browser.ask('GET', '/api/v1/people?size=100')
    const text = await seen.text()
    expect(text).toContain(officer?.person.email)
    expect(text).not.toContain(real.email)
    expect((await browser.ask('GET', `/api/v1/people/${real.id}`)).status).toBe(403)
    const invitation = {
      name: 'มานี',
      email: 'manee@example.go.th',
      lang: 'th',
      role: 'data-steward',
      scope: { kind: 'city', id: 'khon-kaen' },
      from: '2026-01-01',
      until: null,
      basis: 'คำสั่งที่ 2/2569',
    }
    const invited = await browser.ask('POST', '/api/v1/invitations', { json: invitation })
    expect(invited.status).toBe(403)
  }, sampleOn))

test('the form beside a sample on the sign-in page lets anybody in as that sample, and as nobody real', () =>
  withApp(async (app) => {
    const { db } = app.store
    const real = await add(db, 'Somchai')
    await prepareSamples(db, app.settings, new Date())
    const auditor = (await listSamples(db.read)).find(({ role }) => role === 'auditor')
    const browser = openBrowser(app)
    const page = await (await browser.ask('GET', '/sign-in')).text()
    expect(page).toContain(auditor?.person.name)
    expect(page).not.toContain(real.name)
    const fields = { person: auditor?.person.id as string, to: '/office/audit' }
    await refusesForeign(browser, '/sign-in/samples', fields)
    for (const person of [real.id, 'x', ''])
      expect((await send(browser, '/sign-in/samples', { person })).status).toBe(404)
    expect(browser.session()).toBeUndefined()
    expect((await send(browser, '/sign-in/samples', fields)).to).toBe('/office/audit')
    const { person } = await browser.read<{ person: object }>('/api/v1/me')
    expect(person).toMatchObject({ id: auditor?.person.id, sample: true })
    const elsewhere = { ...fields, to: 'https://elsewhere.example' }
    expect((await send(browser, '/sign-in/samples', elsewhere)).to).toBe('/account')
  }, sampleOn))

test('without SAMPLE there is no such door, and whoever was in as a sample is out', () =>
  withApp(async (app) => {
    const { db } = app.store
    await prepareSamples(db, { ...app.settings, sample: true }, new Date())
    const [first] = await listSamples(db.read)
    const visit = {
      address: '127.0.0.1',
      agent: null,
      requestId: null,
      signedIn: null,
      now: new Date(),
    }
    const { token } = await enterAsSample(db, first?.person.id as string, visit)
    await prepareSamples(db, app.settings, new Date())
    const browser = openBrowser(app, token)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    const json = { personId: first?.person.id }
    expect((await browser.ask('POST', '/api/v1/sample-sessions', { json })).status).toBe(404)
  }))
