import { expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import { coreContext } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { patchSubscription, type Reading, readSubscription } from './read-subscription.ts'
import type { Subscription } from './subscription.ts'
import { fromText, toText } from './subscription-text.ts'
import { writeSubscription } from './write-subscription.ts'

const now = new Date('2026-11-23T22:00:00Z')
const reading: Reading = {
  context: coreContext,
  source: undefined,
  now,
  check: (address) => {
    if (address.hostname === '127.0.0.1') throw new Error('not there')
  },
}
const endpoint = { uri: 'https://receiver.example/notify' }
const least = {
  type: 'Subscription',
  entities: [{ type: 'Building' }],
  notification: { endpoint },
} satisfies JsonObject
const read = (raw: JsonObject) => readSubscription(raw, reading)
const written = (subscription: Subscription): JsonObject =>
  writeSubscription(
    { number: 1, version: 1, subscription, createdAt: 'c', modifiedAt: 'm' },
    { timesSent: 0, timesFailed: 0 },
    { context: coreContext, sysAttrs: false, now },
  )

const whole = {
  id: 'urn:ngsi-ld:Subscription:1',
  type: 'Subscription',
  subscriptionName: 'ฝุ่น',
  description: 'dust in the city',
  entities: [
    { id: ['urn:a:1', 'urn:a:2'], type: 'Station' },
    { idPattern: '^urn:b:', type: '(Station;Roof)|Car' },
  ],
  watchedAttributes: ['pm25', 'https://example.org/wind'],
  notificationTrigger: ['entityCreated', 'attributeDeleted'],
  q: 'pm25>50;name~="^ข"',
  geoQ: {
    georel: 'near;maxDistance==2000',
    geometry: 'Point',
    coordinates: [102.8, 16.4],
    geoproperty: 'place',
  },
  scopeQ: '/KhonKaen/#',
  csf: 'endpoint=="x"',
  throttling: 5,
  lang: 'th,en;q=0.5',
  isActive: false,
  expiresAt: '2027-01-01T00:00:00Z',
  localOnly: true,
  splitEntities: true,
  datasetId: ['urn:d:1', '@none'],
  status: 'paused',
  notification: {
    pick: ['id', 'pm25', 'owner{name,works{id}}'],
    omit: ['type'],
    format: 'concise',
    sysAttrs: true,
    showChanges: true,
    join: 'inline',
    joinLevel: 2,
    endpoint: {
      ...endpoint,
      accept: 'application/ld+json',
      timeout: 1000,
      cooldown: 5000,
      receiverInfo: [{ key: 'Authorization', value: 'Bearer a' }],
      notifierInfo: [{ key: 'Prefer', value: 'body=json' }],
    },
  },
  jsonldContext: 'https://example.org/context.jsonld',
} satisfies JsonObject

test('a subscription is written as it was read, also after it was kept as text', () => {
  expect(written(fromText(toText(read(whole))))).toEqual(whole)
})

test('names are kept as IRIs', () => {
  const { entities, watchedAttributes, geoQ } = read(whole)
  expect(entities?.[0]?.types).toEqual({ anyOf: [[`${defaultVocab}Station`]] })
  expect(watchedAttributes).toEqual([`${defaultVocab}pm25`, 'https://example.org/wind'])
  expect(geoQ?.geoproperty).toBe(`${defaultVocab}place`)
})

test('without an id it gets one, and what only the server says is passed over', () => {
  const subscription = read({ ...least, status: 'expired', __context: 'x', createdAt: 'never' })
  expect(subscription.id).toMatch(/^urn:ngsi-ld:Subscription:/)
  expect(Object.keys(subscription).sort()).toEqual(['entities', 'id', 'notification'])
})

const { notification, ...unnotified } = least
const withNotification = (more: JsonObject) => ({
  ...least,
  notification: { ...notification, ...more },
})
const withEndpoint = (more: JsonObject) => withNotification({ endpoint: { ...endpoint, ...more } })

test.each<[string, JsonObject]>([
  ['type', { ...least, type: 'Notification' }],
  ['id', { ...least, id: 'no uri' }],
  ['id', { ...least, id: '' }],
  ['notification', unnotified],
  ['entities', { type: 'Subscription', notification }],
  ['entities', { ...least, entities: [] }],
  ['entities[0].type', { ...least, entities: [{ id: 'urn:a:1' }] }],
  ['entities[0].id', { ...least, entities: [{ id: 'x', type: 'T' }] }],
  ['entities[0].idPattern', { ...least, entities: [{ idPattern: '(', type: 'T' }] }],
  ['watchedAttributes', { ...least, watchedAttributes: [] }],
  ['watchedAttributes[1]', { ...least, watchedAttributes: ['a', 'b c'] }],
  ['notificationTrigger[0]', { ...least, notificationTrigger: ['entityChanged'] }],
  ['throttling', { ...least, throttling: -30 }],
  ['timeInterval', { ...least, timeInterval: 10, throttling: 30 }],
  ['timeInterval', { ...least, timeInterval: 10, watchedAttributes: ['a'] }],
  ['timeInterval', { ...least, timeInterval: 0 }],
  ['expiresAt', { ...least, expiresAt: '2000-01-01T00:00:00Z' }],
  ['expiresAt', { ...least, expiresAt: 'tomorrow' }],
  ['expiresAt', { ...least, expiresAt: null }],
  ['isActive', { ...least, isActive: 'yes' }],
  ['geoQ', { ...least, geoQ: { georel: 'within' } }],
  ['temporalQ', { ...least, temporalQ: { timerel: 'before', timeAt: '2026-11-23T22:00:00Z' } }],
  ['splitEntities', { ...least, splitEntities: 'no' }],
  ['jsonldContext', { ...least, jsonldContext: 'unknownContext' }],
  ['datasetId', { ...least, datasetId: 'x' }],
  ['notification.endpoint', { ...least, notification: {} }],
  ['notification.format', withNotification({ format: 'long' })],
  ['notification.attributes', withNotification({ attributes: [] })],
  ['notification.pick', withNotification({ pick: [] })],
  ['notification.attributes', withNotification({ attributes: ['a'], omit: ['b'] })],
  ['notification.pick[1]', withNotification({ pick: ['a', 'id'], omit: ['id'] })],
  ['notification.pick[0]', withNotification({ pick: ['a{'] })],
  ['notification.pick[1]', withNotification({ join: 'flat', pick: ['b', 'a{c}'], omit: ['a{c}'] })],
  ['notification.pick', withNotification({ pick: ['a{b}'] })],
  ['notification.omit', withNotification({ join: 'inline', omit: ['a{b{c}}'] })],
  ['notification.showChanges', withNotification({ format: 'keyValues', showChanges: true })],
  ['notification.joinLevel', withNotification({ joinLevel: 2 })],
  ['notification.joinLevel', withNotification({ join: 'flat', joinLevel: 6 })],
  ['notification.endpoint.uri', withEndpoint({ uri: 'ftp://a.example/' })],
  ['notification.endpoint.uri', withEndpoint({ uri: 'https://user:word@a.example/' })],
  ['notification.endpoint.uri', withEndpoint({ uri: 'mqtt://a.example/' })],
  ['notification.endpoint.uri', withEndpoint({ uri: 'mqtt://a.example/city/%23' })],
  ['notification.endpoint.uri', withEndpoint({ uri: 'http://127.0.0.1/' })],
  ['notification.endpoint.accept', withEndpoint({ accept: 'text/html' })],
  ['notification.endpoint.timeout', withEndpoint({ timeout: 0 })],
  [
    'notification.endpoint.receiverInfo[0].value',
    withEndpoint({ receiverInfo: [{ key: 'K', value: 4 }] }),
  ],
  [
    'notification.endpoint.receiverInfo[0].key',
    withEndpoint({ receiverInfo: [{ key: 5, value: 'v' }] }),
  ],
  [
    'notification.endpoint.receiverInfo[0]',
    withEndpoint({ receiverInfo: [{ key: 'a\r\nb', value: 'v' }] }),
  ],
  [
    'notification.endpoint.receiverInfo[0]',
    withEndpoint({ receiverInfo: [{ key: 'Host', value: 'v' }] }),
  ],
  [
    'notification.endpoint.receiverInfo[0]',
    withEndpoint({ receiverInfo: [{ key: 'a', value: 'v\r\nX: y' }] }),
  ],
  [
    'notification.endpoint.notifierInfo[0].value',
    withEndpoint({ notifierInfo: [{ key: 'K', value: {} }] }),
  ],
  [
    'notification.endpoint.notifierInfo',
    withEndpoint({ uri: 'mqtt://a.example/t', notifierInfo: [{ key: 'MQTT-QoS', value: '3' }] }),
  ],
])('%s is refused by its place', (path, raw) => {
  const refused = expect.objectContaining({
    kind: expect.objectContaining({ status: 400, uri: expect.stringContaining('BadRequestData') }),
    facts: expect.objectContaining({ members: { path } }),
  })
  expect(() => read(raw)).toThrow(refused)
})

test.each<[JsonObject]>([
  [{ ...least, q: 'a==' }],
  [{ ...least, q: '((' }],
  [{ ...least, csf: '((' }],
  [{ ...least, scopeQ: '/a b' }],
  [{ ...least, lang: '!!' }],
  [{ ...least, entities: [{ type: 'A|' }] }],
  [{ ...least, geoQ: { georel: 'near', geometry: 'Point', coordinates: [1, 2] } }],
])('%j is refused', (raw) => {
  expect(() => read(raw)).toThrow(
    expect.objectContaining({ kind: expect.objectContaining({ status: 400 }) }),
  )
})

test('a part takes the place of what is there, member by member, and null takes away', () => {
  const was = read(whole)
  const is = patchSubscription(
    was,
    { type: 'Subscription', isActive: true, throttling: null, q: 'urn:ngsi-ld:null' },
    reading,
  )
  const { throttling: _t, q: _q, status: _s, ...rest } = whole
  expect(written(is)).toEqual({ ...rest, isActive: true, status: 'active' })
})

test.each<[string, JsonObject]>([
  ['notification.endpoint', { notification: { format: 'keyValues' } }],
  ['notification.endpoint', { notification: { endpoint: null } }],
  ['notification', { notification: null }],
  ['entities', { entities: null, watchedAttributes: null }],
  ['id', { id: 'urn:other' }],
  ['expiresAt', { expiresAt: '2000-01-01T00:00:00Z' }],
])('a part is refused at %s: %j', (path, raw) => {
  expect(() => patchSubscription(read(whole), raw, reading)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ members: { path } }) }),
  )
})

test('an expired subscription says so, whether it is active or not', () => {
  const { subscription } = { subscription: read({ ...whole, expiresAt: '2026-11-24T00:00:00Z' }) }
  const later = new Date('2026-11-25T00:00:00Z')
  const kept = { number: 1, version: 1, subscription, createdAt: 'c', modifiedAt: 'm' }
  const shown = writeSubscription(
    kept,
    {
      timesSent: 3,
      timesFailed: 1,
      lastSuccess: '2026-11-23T22:00:00.000Z',
      lastFailure: '2026-11-23T23:00:00.000Z',
    },
    { context: coreContext, sysAttrs: true, now: later },
  )
  expect(shown).toMatchObject({
    status: 'expired',
    createdAt: 'c',
    modifiedAt: 'm',
    notification: { status: 'failed', timesSent: 3, timesFailed: 1 },
  })
})

test('a query written for an address, with %20, is read as what it says', () => {
  const { q } = read({ ...least, q: 'name=="Eiffel%20Tower"' })
  expect(q).toMatchObject({
    text: 'name=="Eiffel%20Tower"',
    query: { operand: { value: { value: 'Eiffel Tower' } } },
  })
})
