import { expect, test } from 'vitest'
import { findPerson, listBreaches, searchAudit } from '../../src/identity/index.ts'
import { add, entrust, khonKaen, programme } from '../identity/people.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { faultsIn, refusesForeign, send, typedIn } from './a-form.ts'
import { givePassword, signIn } from './browser.ts'

async function anOffice(app: RunningApp) {
  const { db } = app.store
  const [operator, somchai] = [await add(db, 'Operator'), await add(db, 'Somchai')]
  await entrust(db, operator, 'operator', programme)
  await entrust(db, somchai, 'data-steward', khonKaen)
  for (const person of [operator, somchai]) await givePassword(app, person)
  return {
    operator,
    somchai,
    office: await signIn(app, operator),
    theirs: await signIn(app, somchai),
  }
}

const breachFields = {
  knownOn: '1/11/2569',
  knownTime: '14.30',
  kinds: 'confidentiality',
  what: 'แฟ้มรายชื่อถูกส่งผิด',
  data: 'ชื่อ',
  whose: 'ผู้แจ้งเหตุ',
  peopleCount: '1,240',
  risk: 'high',
  riskReason: 'อาจถูกหลอกลวง',
  measures: '',
}

test('a person is corrected, signed out everywhere and copied from their page', () =>
  withApp(async (app) => {
    const { somchai, office, theirs } = await anOffice(app)
    const page = `/office/people/${somchai.id}`
    const [name, sessions] = [`${page}/name`, `${page}/sessions`]
    await refusesForeign(office, name, { name: 'Stolen', lang: 'en' })
    const wrong = await send(office, name, { name: ' ', lang: 'en' })
    expect([wrong.status, faultsIn(wrong)]).toEqual([422, ['name']])
    expect(await findPerson(app.store.db.read, somchai.id)).toMatchObject({ name: 'Somchai' })
    expect(await send(office, `/en${name}`, { name: 'สมชาย', lang: 'en' })).toMatchObject({
      status: 303,
      to: `/en${page}?done=saved`,
    })
    expect(await findPerson(app.store.db.read, somchai.id)).toMatchObject({
      name: 'สมชาย',
      lang: 'en',
    })

    await refusesForeign(office, sessions, { endReason: 'x' })
    const mute = await send(office, sessions, { endReason: ' ' })
    expect([mute.status, faultsIn(mute)]).toEqual([422, ['endReason']])
    expect((await theirs.ask('GET', '/api/v1/me')).status).toBe(200)
    expect(await send(office, sessions, { endReason: 'บัญชีถูกบุกรุก' })).toMatchObject({
      to: `${page}?done=ended`,
    })
    expect((await theirs.ask('GET', '/api/v1/me')).status).toBe(401)
    await refusesForeign(office, `${page}/copy`, {})
    expect((await send(office, `${page}/copy`, {})).status).toBe(200)
  }))

test('a person is erased only with a reason and their address typed, which stay where one is wrong', () =>
  withApp(async (app) => {
    const { operator, somchai, office } = await anOffice(app)
    const address = `/office/people/${somchai.id}/erase`
    const good = { eraseReason: 'ตามคำขอ', confirm: 'SOMCHAI@example.go.th' }
    await refusesForeign(office, address, good)
    const wrong = await send(office, address, { eraseReason: '', confirm: 'somsak@example.go.th' })
    expect([wrong.status, faultsIn(wrong)]).toEqual([422, ['eraseReason', 'confirm']])
    expect(typedIn(wrong, 'confirm')).toBe('somsak@example.go.th')
    expect(await findPerson(app.store.db.read, somchai.id)).toMatchObject({ erasedAt: null })
    expect(await send(office, address, good)).toMatchObject({ to: '/office/people?erased=1' })
    expect((await office.ask('GET', `/office/people/${somchai.id}`)).status).toBe(404)

    const last = await send(office, `/office/people/${operator.id}/erase`, {
      eraseReason: 'ย้ายออก',
      confirm: operator.email,
    })
    expect(last.status).toBe(409)
    expect(typedIn(last, 'eraseReason')).toBe('ย้ายออก')
  }))

test('a breach is recorded, assessed and noticed by forms that keep what was typed', () =>
  withApp(async (app) => {
    const { office } = await anOffice(app)
    const { db } = app.store
    await refusesForeign(office, '/office/breaches', breachFields)
    const wrong = await send(office, '/office/breaches', {
      ...breachFields,
      knownTime: '25:00',
      risk: '',
      peopleCount: 'many',
    })
    expect([wrong.status, faultsIn(wrong)]).toEqual([422, ['knownOn', 'risk']])
    for (const name of ['knownOn', 'what', 'data', 'whose', 'riskReason'] as const)
      expect(typedIn(wrong, name)).toBe(breachFields[name])
    expect(typedIn(wrong, 'peopleCount')).toBe('many')
    expect(wrong.document.getElementById('kinds')?.hasAttribute('checked')).toBe(true)
    const many = await send(office, '/office/breaches', { ...breachFields, peopleCount: 'many' })
    expect([many.status, faultsIn(many)]).toEqual([422, ['peopleCount']])
    expect(await listBreaches(db.read)).toEqual([])

    const { to } = await send(office, '/office/breaches', breachFields)
    const page = to.replace('?saved=1', '')
    expect(await listBreaches(db.read)).toMatchObject([
      { knownAt: new Date('2026-11-01T07:30:00Z'), assessments: [{ peopleCount: 1240 }] },
    ])

    await refusesForeign(office, `${page}/assessments`, breachFields)
    const empty = await send(office, `${page}/assessments`, { ...breachFields, what: '' })
    expect([empty.status, faultsIn(empty)]).toEqual([422, ['what']])
    expect(typedIn(empty, 'data')).toBe('ชื่อ')
    const again = { ...breachFields, risk: 'risk', peopleCount: '' }
    expect((await send(office, `${page}/assessments`, again)).status).toBe(303)

    const notice = { told: 'committee', sentOn: '1/11/2569', sentTime: '15:00', how: 'หนังสือ' }
    await refusesForeign(office, `${page}/notices`, notice)
    const early = await send(office, `${page}/notices`, { ...notice, sentTime: '14:00' })
    expect([early.status, faultsIn(early)]).toEqual([422, ['sentOn']])
    expect(typedIn(early, 'how')).toBe('หนังสือ')
    const untold = await send(office, `${page}/notices`, { ...notice, told: 'king', sentTime: 'x' })
    expect([untold.status, faultsIn(untold)]).toEqual([422, ['told', 'sentOn']])
    expect((await send(office, `${page}/notices`, notice)).to).toBe(`${page}?saved=1`)
    expect(await listBreaches(db.read)).toMatchObject([
      { assessments: [{}, { risk: 'risk', peopleCount: null }], notices: [{ told: 'committee' }] },
    ])
    const { total } = await searchAudit(
      db.read,
      { action: 'breach.record', outcome: 'done' },
      { page: 1, size: 1 },
    )
    expect(total).toBe(3)
  }))

test('a city’s executive invites, withdraws and revokes by forms', () =>
  withApp(async (app) => {
    const { db } = app.store
    const { somchai } = await anOffice(app)
    const chief = await add(db, 'Chief')
    await entrust(db, chief, 'city-executive', khonKaen)
    await givePassword(app, chief)
    const browser = await signIn(app, chief)
    const fields = {
      place: 'city:khon-kaen',
      name: 'มานี',
      email: 'manee@example.go.th',
      lang: 'th',
      role: 'data-steward',
      from: '1/10/2569',
      until: '',
      basis: 'คำสั่งที่ 2/2569',
    }
    const invitations = '/organisation/invitations'
    await refusesForeign(browser, invitations, fields)
    const wrong = await send(browser, invitations, { ...fields, email: 'manee', basis: ' ' })
    expect([wrong.status, faultsIn(wrong)]).toEqual([422, ['email']])
    expect([typedIn(wrong, 'name'), typedIn(wrong, 'email')]).toEqual(['มานี', 'manee'])
    expect((await send(browser, invitations, { ...fields, place: 'city:phuket' })).status).toBe(403)
    expect((await send(browser, invitations, fields)).status).toBe(303)
    const invited = await db.read.selectFrom('invitation').select('link_id').execute()
    expect(invited).toHaveLength(1)

    const withdrawal = { place: fields.place, invitation: invited[0]?.link_id as string }
    await refusesForeign(browser, `${invitations}/withdraw`, withdrawal)
    expect((await send(browser, `${invitations}/withdraw`, withdrawal)).status).toBe(303)
    expect((await send(browser, `${invitations}/withdraw`, withdrawal)).status).toBe(404)

    const [mandate] = await db.read
      .selectFrom('mandate')
      .select('id')
      .where('person_id', '=', somchai.id)
      .execute()
    const revocation = { place: fields.place, mandate: mandate?.id as string }
    await refusesForeign(browser, '/organisation/mandates/revoke', revocation)
    expect((await send(browser, '/organisation/mandates/revoke', revocation)).status).toBe(303)
    expect((await send(browser, '/organisation/mandates/revoke', revocation)).status).toBe(409)
  }))
