import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/context/json.ts'
import { findSpace, type Space } from '../../src/context/space/index.ts'
import { eventually } from '../store/support.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { aReceiver } from './receiver.ts'
import { aCity } from './subscribed-city.ts'

const closed = { NGSILD_AUTH: 'off', EGRESS_ALLOW: '127.0.0.1' }

/** Asks the interface of city data. */
function asker({ url }: RunningApp, headers: Record<string, string> = {}) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ) => {
    const answer = await fetch(`${url}/ngsi-ld/v1/${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
        ...more,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text && JSON.parse(text) }
  }
}

const id = 'urn:ngsi-ld:Subscription:1'
const subscription = {
  id,
  type: 'Subscription',
  entities: [{ type: 'Building' }],
  notification: { endpoint: { uri: 'https://receiver.example/notify' } },
}
const shown = {
  ...subscription,
  notificationTrigger: ['attributeCreated', 'attributeUpdated'],
  status: 'active',
  jsonldContext: expect.stringContaining('https://uri.etsi.org/'),
}

test('a subscription is made, seen, changed and ended', () =>
  withApp(
    async (app) => {
      const ask = asker(app)
      const made = await ask('POST', 'subscriptions', subscription)
      expect([made.status, made.headers.get('location')]).toEqual([
        201,
        `/ngsi-ld/v1/subscriptions/${id}`,
      ])
      expect((await ask('POST', 'subscriptions/', subscription)).status).toBe(409)
      const seen = await ask('GET', `subscriptions/${id}`, undefined, {
        prefer: 'x, NGSI-LD="1.0"; q=1',
      })
      expect([seen.status, seen.body, seen.headers.get('preference-applied')]).toEqual([
        200,
        shown,
        'ngsi-ld=1.0',
      ])
      expect(
        (await ask('PATCH', `subscriptions/${id}`, { isActive: false, q: 'a>1' })).status,
      ).toBe(204)
      expect((await ask('GET', `subscriptions/${id}/?options=sysAttrs`)).body).toEqual({
        ...shown,
        isActive: false,
        q: 'a>1',
        status: 'paused',
        createdAt: expect.any(String),
        modifiedAt: expect.any(String),
      })
      expect((await ask('DELETE', `subscriptions/${id}`)).status).toBe(204)
      for (const method of ['GET', 'DELETE'])
        expect((await ask(method, `subscriptions/${id}`)).status).toBe(404)
      expect((await ask('PATCH', `subscriptions/${id}`, { isActive: true })).status).toBe(404)
    },
    { settings: closed, template: 'empty' },
  ))

test('they are listed in parts, the oldest first, in the context of whoever asks', () =>
  withApp(
    async (app) => {
      const ask = asker(app)
      for (const at of [1, 2, 3])
        await ask('POST', 'subscriptions', {
          ...subscription,
          id: `urn:s:${at}`,
          watchedAttributes: ['https://e.example/w'],
        })
      await asker(app, { 'ngsild-tenant': 'phuket' })('POST', 'subscriptions', {
        ...subscription,
        id: 'urn:s:4',
      })
      const list = await ask('GET', 'subscriptions?limit=1&offset=1&count=true')
      expect(list.body.map((one: JsonObject) => one.id)).toEqual(['urn:s:2'])
      expect(list.headers.get('ngsild-results-count')).toBe('3')
      expect(list.headers.get('link')).toMatch(/offset=2\S*>; rel="next".*offset=0\S*>; rel="prev"/)
      const ld = await ask('GET', 'subscriptions', undefined, { accept: 'application/ld+json' })
      expect(ld.body).toHaveLength(3)
      expect(ld.body[0]).toMatchObject({
        '@context': expect.any(String),
        watchedAttributes: ['https://e.example/w'],
      })
    },
    { settings: closed, template: 'empty' },
  ))

test('what is wrong is refused in the words of the standard', () =>
  withApp(
    async (app) => {
      const ask = asker(app)
      const refusal = async (...asked: Parameters<typeof ask>) => {
        const { status, body } = await ask(...asked)
        return [
          status,
          String(body?.type ?? '')
            .split('/')
            .at(-1),
        ]
      }
      const post = (more: JsonObject, uri?: string) =>
        refusal('POST', 'subscriptions', {
          ...subscription,
          ...more,
          ...(uri && { notification: { endpoint: { uri } } }),
        })
      expect(await refusal('POST', 'subscriptions', '{"id":,}')).toEqual([400, 'InvalidRequest'])
      expect(await refusal('POST', 'subscriptions', { type: 'Subscription' })).toEqual([
        400,
        'BadRequestData',
      ])
      expect(await post({ throttling: -1 })).toEqual([400, 'BadRequestData'])
      for (const uri of [
        'http://10.0.0.1/',
        'http://[::1]/',
        'http://2130706434/',
        'mqtt://0x0a000001/t',
        'http://169.254.169.254/latest',
      ])
        expect([uri, await post({}, uri)]).toEqual([uri, [400, 'BadRequestData']])
      const jsonldContext = 'https://contexts.example/none.jsonld'
      expect(await post({ jsonldContext })).toEqual([504, 'LdContextNotAvailable'])
      expect(await refusal('GET', 'subscriptions/no-uri')).toEqual([400, 'BadRequestData'])
      expect(await refusal('GET', 'subscriptions?page=2')).toEqual([400, 'InvalidRequest'])
      expect(await refusal('GET', 'subscriptions?limit=-1')).toEqual([400, 'BadRequestData'])
      expect((await ask('PATCH', 'subscriptions/', {})).status).toBe(405)
      expect((await ask('DELETE', 'subscriptions/')).status).toBe(405)
    },
    { settings: closed, template: 'empty' },
  ))

test('nobody subscribes or looks at subscriptions without a permit of the city', () =>
  withApp(
    async (app) => {
      const ask = asker(app)
      expect((await ask('POST', 'subscriptions', subscription)).status).toBe(401)
      expect((await ask('GET', 'subscriptions')).status).toBe(401)
      expect((await ask('DELETE', `subscriptions/${id}`)).status).toBe(401)
    },
    { settings: {}, template: 'empty' },
  ))

test('the product delivers from its start to its end', () =>
  withApp(
    async (app) => {
      const receiver = await aReceiver()
      try {
        const endpoint = { uri: `${receiver.url}/notify` }
        const made = await asker(app)('POST', 'subscriptions', {
          ...subscription,
          notification: { endpoint },
        })
        expect(made.status).toBe(201)
        const space = (await findSpace(app.store.db, 'default')) as Space
        await aCity(app.store.db, space).write({ id: 'urn:b:1', a: 1 })
        await eventually(() => receiver.received.length === 1)
        expect(receiver.received[0]?.headers).not.toHaveProperty('ngsild-tenant')
      } finally {
        await receiver.close()
      }
    },
    { settings: closed, template: 'empty' },
  ))
