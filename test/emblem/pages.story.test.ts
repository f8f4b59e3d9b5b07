import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { bakePng } from '../../src/emblem/bake/bake-png.ts'
import { grantSampleCertificate, showSampleCity } from '../../src/programme/index.ts'
import { emblemWords } from '../../src/web/words/emblem.ts'
import type { RunningApp } from '../support/with-app.ts'
import { withApp } from '../support/with-app.ts'

const asBrowser = { accept: 'text/html' }

async function page(app: RunningApp, path: string, init: RequestInit = {}) {
  const response = await fetch(`${app.url}${path}`, {
    ...init,
    headers: { ...asBrowser, ...init.headers },
  })
  return { status: response.status, document: parseHTML(await response.text()).document }
}

/** The address of the sample's emblem, once the room has heard of the grant. */
async function theEmblem(app: RunningApp): Promise<string> {
  await showSampleCity(app.store.db, true, new Date())
  await grantSampleCertificate(app.store.db, new Date())
  for (;;) {
    const { status, headers } = await fetch(`${app.url}/cities/mueang-sommot/credential`, {
      redirect: 'manual',
    })
    if (status === 303) return headers.get('location') as string
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const verdictOf = (document: Document | ReturnType<typeof parseHTML>['document']) =>
  document.querySelector('[data-verdict]')?.getAttribute('data-verdict')

test('the sample’s emblem is on its page, in every form, and passes when it is handed in again', () =>
  withApp(async (app) => {
    const path = await theEmblem(app)
    for (const prefix of ['', '/en']) {
      const { status, document } = await page(app, `${prefix}${path}`)
      expect([status, verdictOf(document)]).toEqual([200, 'genuine-in-force'])
      const lang = prefix === '' ? 'th' : 'en'
      const text = document.querySelector('main')?.textContent ?? ''
      expect(text).toContain(emblemWords[lang].verdict['genuine-in-force'])
      expect(text).toContain(emblemWords[lang].localhost)
      expect(document.querySelector('.verdict .sample-tag')).not.toBeNull()
    }
    for (const [accept, type] of [
      ['application/vc', 'application/vc'],
      ['image/svg+xml', 'image/svg+xml'],
      ['image/png', 'image/png'],
      ['application/pdf', 'application/pdf'],
    ] as const) {
      const response = await fetch(`${app.url}${path}`, { headers: { accept } })
      expect([accept, response.headers.get('content-type')]).toEqual([
        accept,
        expect.stringContaining(type),
      ])
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      const form = new FormData()
      form.append('file', new Blob([await response.bytes()]), 'file')
      const answer = await fetch(`${app.url}/credentials/verify`, { method: 'POST', body: form })
      expect(await answer.json()).toMatchObject({
        verified: true,
        report: { verdict: 'genuine-in-force' },
      })
    }
    const badge = await fetch(`${app.url}/badge/mueang-sommot.svg`)
    expect([badge.status, badge.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
    const short = /\/e\/([0-9a-z]{10})/.exec(
      await (await fetch(`${app.url}${path}?as=svg`)).text(),
    )?.[1]
    const followed = await fetch(`${app.url}/e/${short}`, { redirect: 'manual' })
    expect(followed.headers.get('location')).toBe(path)
  }))

test('a real city has an extract, neutral in both languages, and neither picture, print nor badge', () =>
  withApp(async (app) => {
    const { headers } = await fetch(`${app.url}/cities/phuket/credential`, { redirect: 'manual' })
    const path = headers.get('location') as string
    for (const prefix of ['', '/en']) {
      const { document } = await page(app, `${prefix}${path}`)
      expect(verdictOf(document)).toBe('extract')
      expect(document.querySelector('.verdict--neutral')).not.toBeNull()
      expect(document.querySelector('.verdict--green')).toBeNull()
      expect(document.querySelector('img.emblem-picture')).toBeNull()
    }
    for (const accept of ['image/svg+xml', 'image/png', 'application/pdf'])
      expect((await fetch(`${app.url}${path}`, { headers: { accept } })).status).toBe(406)
    expect((await fetch(`${app.url}/badge/phuket.svg`)).status).toBe(404)
    expect((await fetch(`${app.url}${path}/live`)).status).toBe(404)
  }))

test('what was tampered with, comes from nowhere, or is nothing gets its verdict, and nothing of it runs or is believed', () =>
  withApp(async (app) => {
    const path = await theEmblem(app)
    const emblem = (await (await fetch(`${app.url}${path}`)).json()) as Record<string, unknown>
    const send = async (text: string, lang = '') => {
      const form = new FormData()
      form.append('text', text)
      return page(app, `${lang}/verify`, { method: 'POST', body: form })
    }
    const evil = '<script>alert(1)</script>'
    for (const lang of ['', '/en']) {
      const tampered = await send(JSON.stringify({ ...emblem, name: evil, award: 'ดีเด่น' }), lang)
      expect(verdictOf(tampered.document)).toBe('failed')
      expect(tampered.document.querySelector('main script')).toBeNull()
      expect(tampered.document.querySelector('main')?.textContent).not.toContain('ดีเด่น')
      expect(verdictOf((await send('{"a":1}', lang)).document)).toBe('failed')
      expect((await send('no document', lang)).status).toBe(422)
      expect((await send('', lang)).status).toBe(422)
    }
    const foreign = {
      ...emblem,
      id: 'http://127.0.0.1:1/x',
      issuer: { id: 'did:web:127.0.0.1%3A1', type: ['Profile'] },
    }
    expect(verdictOf((await send(JSON.stringify(foreign))).document)).toBe('failed')
    const two = bakePng(
      Buffer.from(await (await fetch(`${app.url}${path}?as=png`)).bytes()),
      emblem,
    )
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(two)]), 'two.png')
    const refused = await fetch(`${app.url}/credentials/verify`, { method: 'POST', body: form })
    expect(refused.status).toBe(422)
  }))

test('keys, lists and the log stand at their addresses, and the kit holds all that a check needs', () =>
  withApp(async (app) => {
    const path = await theEmblem(app)
    const get = async (address: string) =>
      (await fetch(`${app.url}${address}`)).json() as Promise<Record<string, unknown>>
    const did = await get('/.well-known/did.json')
    expect(did.assertionMethod).toHaveLength(4)
    expect(await get('/trust/issuers')).toMatchObject({
      type: 'TrustList',
      number: 1,
      liveMaxHours: 168,
    })
    expect(await get('/status/1')).toMatchObject({ issuer: did.id })
    expect((await fetch(`${app.url}/status/2`)).status).toBe(404)
    const head = await get('/log/head')
    const { path: steps } = await get(`/log/proof?leaf=0&size=${head.size}`)
    expect(Array.isArray(steps)).toBe(true)
    expect(await get(`/log/consistency?from=1&to=${head.size}`)).toMatchObject({ from: 1 })
    expect(await get(`${path}/kit`)).toMatchObject({
      standing: { legal: 'certified', proof: 'no-data' },
      live: null,
    })
    const live = await fetch(`${app.url}${path}/live`)
    expect([live.status, await live.json()]).toMatchObject([404, { proof: 'no-data' }])
    expect((await fetch(`${app.url}/achievements/emblem`)).status).toBe(200)
  }))
