import { expect, test } from 'vitest'
import { startContextServer } from '../../src/context/contexts/context-server.fixture.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'

const bed = { NGSILD_AUTH: 'off', EGRESS_ALLOW: '127.0.0.0/8' }
const errors = 'https://uri.etsi.org/ngsi-ld/errors/'
const core = 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld'
const minimal = { '@context': { A1: 'urn:ngsi-ld:attributes:A1' } }

type Options = { method?: string; body?: unknown; tenant?: string; headers?: object }

/** Asks below the collection of contexts; the body is JSON where it is no text. */
async function ask({ url }: RunningApp, path: string, options: Options = {}) {
  const { method = 'GET', body, tenant, headers } = options
  const response = await fetch(`${url}/ngsi-ld/v1/jsonldContexts${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(tenant && { 'ngsild-tenant': tenant }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  const location = response.headers.get('location')
  return { status: response.status, type, location, body: text === '' ? null : JSON.parse(text) }
}

const add = (app: RunningApp, body: unknown, tenant?: string) =>
  ask(app, '', { method: 'POST', body, ...(tenant && { tenant }) })
const at = (id: string, query = '') => `/${encodeURIComponent(id)}${query}`
const idOf = (location: string | null) => location?.split('/').at(-1) ?? ''

/** Subscribes to a type by its name in a context, which a Link header names. Gives the status. */
async function subscribe({ url }: RunningApp, context: string): Promise<number> {
  const link = `<${context}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`
  const response = await fetch(`${url}/ngsi-ld/v1/subscriptions`, {
    method: 'POST',
    headers: { link, 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'Subscription',
      entities: [{ type: 'A1' }],
      notification: { endpoint: { uri: 'http://127.0.0.1:9/' } },
    }),
  })
  return response.status
}

test('5.13.2, 5.13.3, 5.13.4, 5.13.5: a context is added, listed, served and removed', () =>
  withApp(
    async (app) => {
      const added = await add(app, minimal)
      expect(added).toMatchObject({ status: 201, body: null })
      expect(added.location).toMatch(/^\/ngsi-ld\/v1\/jsonldContexts\/[^/]+$/)
      const id = idOf(added.location)

      expect((await ask(app, '')).body).toEqual([app.url + added.location])
      expect((await ask(app, '/?kind=Cached')).body).toEqual([])
      const [told] = (await ask(app, '?details=true&kind=Hosted')).body
      expect(told).toMatchObject({ URL: app.url + added.location, localId: id, kind: 'Hosted' })
      expect(new Date(told.createdAt).toISOString()).toBe(told.createdAt)

      expect(await ask(app, at(id))).toMatchObject({
        status: 200,
        type: expect.stringMatching(/^application\/json/),
        body: minimal,
      })
      const linked = { headers: { accept: 'application/ld+json' } }
      expect((await ask(app, at(id), linked)).type).toMatch(/^application\/ld\+json/)
      expect((await ask(app, at(id, '?details=true'))).body).toMatchObject({ numberOfHits: 2 })

      expect(await ask(app, at(id), { method: 'DELETE' })).toMatchObject({
        status: 204,
        body: null,
      })
      expect(await ask(app, at(id))).toMatchObject({
        status: 404,
        body: { type: `${errors}ResourceNotFound` },
      })
    },
    { settings: bed, template: 'empty' },
  ))

test('5.13.2.4: what is no context is refused, and nothing is added', () =>
  withApp(
    async (app) => {
      const refused: [unknown, string][] = [
        ['{"a": 1 "b": 2}', 'InvalidRequest'],
        ['', 'InvalidRequest'],
        [[minimal], 'InvalidRequest'],
        [{ A1: 'urn:a' }, 'InvalidRequest'],
        [{ '@context': 42 }, 'BadRequestData'],
        [{ '@context': true }, 'BadRequestData'],
        [{ '@context': ['https://example.org/ctx.jsonld', 7] }, 'BadRequestData'],
      ]
      for (const [body, type] of refused) {
        const answer = await add(app, body)
        expect([body, answer.status, answer.body.type]).toEqual([body, 400, errors + type])
        expect(answer.location).toBeNull()
        expect(answer.body.detail).not.toBe(answer.body.title)
      }
      expect((await ask(app, '')).body).toEqual([])
    },
    { settings: bed, template: 'empty' },
  ))

test('5.13.3.3, 5.13.5.4: parameters that are none, and core contexts to be removed, are refused', () =>
  withApp(
    async (app) => {
      const refused: [string, string, string][] = [
        ['GET', '?kind=other', 'BadRequestData'],
        ['GET', '?details=other', 'BadRequestData'],
        ['GET', '?details=true&kind=Hosted,Cached2', 'BadRequestData'],
        ['GET', '?limit=1', 'InvalidRequest'],
        ['GET', '/x?details=yes', 'BadRequestData'],
        ['DELETE', '/x?reload=xxx', 'BadRequestData'],
        ['DELETE', '/x?reload=true', 'BadRequestData'],
        ['DELETE', at(core), 'BadRequestData'],
        ['DELETE', at(core, '?reload=false'), 'BadRequestData'],
      ]
      for (const [method, path, type] of refused) {
        const { status, body } = await ask(app, path, { method })
        expect([method, path, status, body.type]).toEqual([method, path, 400, errors + type])
      }
    },
    { settings: bed, template: 'empty' },
  ))

test('5.13.4, 5.13.5: the core context is served and reloaded, though it is part of the product', () =>
  withApp(
    async (app) => {
      expect(await ask(app, at(core, '?details=true'))).toMatchObject({
        status: 200,
        body: { URL: core, kind: 'Cached' },
      })
      expect(await ask(app, at(core, '?reload=true'), { method: 'DELETE' })).toMatchObject({
        status: 204,
      })
    },
    { settings: bed, template: 'empty' },
  ))

test('5.13.1, 5.13.5: what a request names is copied, counted, reloaded, and kept when that fails', async () => {
  const server = await startContextServer()
  server.documents.set('/c.jsonld', minimal['@context'])
  const url = `${server.url}/c.jsonld`
  await withApp(
    async (app) => {
      const hosted = await add(app, { '@context': [url] })
      expect(await subscribe(app, app.url + hosted.location)).toBe(201)
      expect((await ask(app, at(url, '?details=true'))).body).toMatchObject({
        URL: url,
        kind: 'Cached',
      })
      expect(await ask(app, at(url))).toMatchObject({
        status: 422,
        body: { type: `${errors}OperationNotSupported` },
      })
      const reload = () => ask(app, at(url, '?reload=true'), { method: 'DELETE' })
      expect(await reload()).toMatchObject({ status: 204 })
      server.down = true
      expect(await reload()).toMatchObject({
        status: 504,
        body: { type: `${errors}LdContextNotAvailable` },
      })
      expect((await ask(app, at(url, '?details=true'))).status).toBe(200)
      expect((await ask(app, at(url), { method: 'DELETE' })).status).toBe(204)
      expect((await ask(app, at(url, '?details=true'))).status).toBe(404)
    },
    { settings: bed, template: 'empty' },
  )
})

test('5.5.10: a context of one tenant is as absent to another as one that never was', () =>
  withApp(
    async (app) => {
      const added = await add(app, { '@context': { private: 'urn:private' } }, 'khon-kaen')
      const id = idOf(added.location)
      await add(app, minimal, 'phuket')
      for (const tenant of ['phuket', undefined]) {
        const asked = (method: string, path: string) =>
          ask(app, path, { method, ...(tenant && { tenant }) })
        expect(JSON.stringify((await asked('GET', '')).body)).not.toContain(id)
        expect((await asked('GET', at(id))).status).toBe(404)
        expect((await asked('GET', at(id, '?details=true'))).status).toBe(404)
        expect((await asked('DELETE', at(id))).status).toBe(404)
      }
      expect((await ask(app, at(id), { tenant: 'khon-kaen' })).status).toBe(200)
      expect(await ask(app, '', { tenant: 'nowhere' })).toMatchObject({
        status: 404,
        body: { type: `${errors}NonexistentTenant` },
      })
    },
    { settings: bed, template: 'empty' },
  ))

test('with NGSILD_AUTH on, strangers neither read, host nor remove contexts', () =>
  withApp(async (app) => {
    expect((await add(app, minimal)).status).toBe(401)
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/x'],
      ['DELETE', '/x'],
    ] as const)
      expect((await ask(app, path, { method })).status).toBe(401)
  }))
