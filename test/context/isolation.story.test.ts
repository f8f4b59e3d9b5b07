import { expect, test } from 'vitest'
import { listRoutes } from '../../src/http/list-routes.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'

const base = '/ngsi-ld/v1'
const [ours, theirs] = ['yala', 'trang']
const operations = 50
/** Time stands still: what is answered twice is the same. */
const now = new Date('2026-11-24T00:00:00Z')

type Sent = { method: string; path: string; body?: unknown }

/** What both spaces hold under the same ids; `mark` stands in all that is one's own. */
const ids = [1, 2].map((number) => `urn:ngsi-ld:Bus:${number}`)
const subscription = 'urn:ngsi-ld:Subscription:1'
const observedAt = '2026-11-23T22:00:00Z'
const entity = (id: string, mark: string) => ({
  id,
  type: 'Bus',
  scope: `/${mark}`,
  name: { type: 'Property', value: `${mark} bus`, observedAt },
  [`only${mark}`]: { type: 'Property', value: mark },
  at: { type: 'GeoProperty', value: { type: 'Point', coordinates: [101.28, 6.54] } },
  next: { type: 'Relationship', object: ids[0] },
})
const evolution = (id: string, mark: string) => ({
  id,
  type: 'Bus',
  name: [{ type: 'Property', value: `${mark} once`, observedAt: '2026-11-22T22:00:00Z' }],
})
const subscribing = (mark: string) => ({
  id: subscription,
  type: 'Subscription',
  description: mark,
  isActive: false,
  entities: [{ type: 'Bus' }],
  notification: { endpoint: { uri: 'http://receiver.example/' } },
})
const context = (mark: string) => ({ '@context': { [`term${mark}`]: `urn:${mark}` } })
const query = { type: 'Query', entities: [{ type: 'Bus' }] }
const inTime = { ...query, temporalQ: { timerel: 'after', timeAt: '2026-01-01T00:00:00Z' } }
const after = 'timerel=after&timeAt=2026-01-01T00:00:00Z'

/** By route, how it is called on the entity of an id, with what carries the mark; of the routes that are not served yet nothing. */
function callsOf(mark: string, id: string, contextId: string): Record<string, Sent | undefined> {
  const at = `/entities/${id}`
  const past = `/temporal/entities/${id}`
  const value = { type: 'Property', value: `${mark} new`, observedAt }
  const get = (path: string): Sent => ({ method: 'GET', path })
  const post = (path: string, body: unknown): Sent => ({ method: 'POST', path, body })
  const batch = (name: string, body: unknown) => post(`/entityOperations/${name}`, body)
  return {
    'POST /entities': post('/entities', entity(id, mark)),
    'GET /entities': get(`/entities?type=Bus&q=name~="${mark}.*"&options=sysAttrs`),
    'DELETE /entities': { method: 'DELETE', path: `/entities?type=Bus&id=${id}` },
    'GET /entities/:id': get(`${at}?join=inline`),
    'PUT /entities/:id': { method: 'PUT', path: at, body: entity(id, mark) },
    'PATCH /entities/:id': { method: 'PATCH', path: at, body: { name: value } },
    'DELETE /entities/:id': { method: 'DELETE', path: at },
    'POST /entities/:id/attrs': post(`${at}/attrs`, { name: value }),
    'PATCH /entities/:id/attrs': { method: 'PATCH', path: `${at}/attrs`, body: { name: value } },
    'PUT /entities/:id/attrs/:attribute': { method: 'PUT', path: `${at}/attrs/name`, body: value },
    'PATCH /entities/:id/attrs/:attribute': {
      method: 'PATCH',
      path: `${at}/attrs/name`,
      body: { value: `${mark} part` },
    },
    'DELETE /entities/:id/attrs/:attribute': { method: 'DELETE', path: `${at}/attrs/name` },
    'POST /entityOperations/create': batch('create', [entity(id, mark)]),
    'POST /entityOperations/upsert': batch('upsert', [entity(id, mark)]),
    'POST /entityOperations/update': batch('update', [{ id, type: 'Bus', name: value }]),
    'POST /entityOperations/merge': batch('merge', [{ id, type: 'Bus', name: value }]),
    'POST /entityOperations/delete': batch('delete', [id]),
    'POST /entityOperations/query': batch('query', query),
    'POST /temporal/entities': post('/temporal/entities', evolution(id, mark)),
    'GET /temporal/entities': get(`/temporal/entities?type=Bus&${after}`),
    'POST /temporal/entityOperations/query': post('/temporal/entityOperations/query', inTime),
    'GET /temporal/entities/:id': get(past),
    'DELETE /temporal/entities/:id': { method: 'DELETE', path: past },
    'POST /temporal/entities/:id/attrs': post(`${past}/attrs`, { name: [value] }),
    'DELETE /temporal/entities/:id/attrs/:attribute': {
      method: 'DELETE',
      path: `${past}/attrs/name?deleteAll=true`,
    },
    'PATCH /temporal/entities/:id/attrs/:attribute/:instanceId': undefined,
    'DELETE /temporal/entities/:id/attrs/:attribute/:instanceId': undefined,
    'GET /types': get('/types?details=true'),
    'GET /types/:type': get('/types/Bus'),
    'GET /attributes': get('/attributes?details=true'),
    'GET /attributes/:attribute': get(`/attributes/only${mark}`),
    'POST /subscriptions': post('/subscriptions', subscribing(mark)),
    'GET /subscriptions': get('/subscriptions'),
    'GET /subscriptions/:id': get(`/subscriptions/${subscription}`),
    'PATCH /subscriptions/:id': {
      method: 'PATCH',
      path: `/subscriptions/${subscription}`,
      body: { description: `${mark} new` },
    },
    'DELETE /subscriptions/:id': { method: 'DELETE', path: `/subscriptions/${subscription}` },
    'POST /jsonldContexts': post('/jsonldContexts', context(mark)),
    'GET /jsonldContexts': get('/jsonldContexts'),
    'GET /jsonldContexts/:contextId': get(`/jsonldContexts/${contextId}`),
    'DELETE /jsonldContexts/:contextId': { method: 'DELETE', path: `/jsonldContexts/${contextId}` },
    'GET /info/sourceIdentity': get('/info/sourceIdentity'),
  }
}

async function call({ server }: RunningApp, space: string, { method, path, body }: Sent) {
  const answer = await server.inject({
    method: method as 'GET',
    url: base + encodeURI(path),
    headers: {
      'ngsild-tenant': space,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { payload: JSON.stringify(body) }),
  })
  if (answer.statusCode >= 500) throw new Error(`${method} ${path}: ${answer.body}`)
  return answer
}

/** Fills a space and gives the name of its context. */
async function fill(app: RunningApp, space: string): Promise<string> {
  for (const id of ids)
    for (const name of ['POST /entities', 'POST /temporal/entities'])
      await call(app, space, callsOf(space, id, '')[name] as Sent)
  await call(app, space, callsOf(space, '', '')['POST /subscriptions'] as Sent)
  const made = await call(app, space, callsOf(space, '', '')['POST /jsonldContexts'] as Sent)
  return String(made.headers.location).split('/').at(-1) as string
}

/** What each reading address answers to a space. */
async function readAll(app: RunningApp, space: string, reads: Iterable<readonly [string, Sent]>) {
  const answers: Record<string, string> = {}
  for (const [name, sent] of reads) answers[name] = (await call(app, space, sent)).body
  return answers
}

const isReading = (name: string) => name.startsWith('GET') || name.endsWith('Operations/query')

test(
  'two spaces that hold the same ids never see each other, whatever is done to one, at any address',
  () =>
    withApp(
      async (app) => {
        const contexts = { [ours]: await fill(app, ours), [theirs]: await fill(app, theirs) }
        const isTheirs = (body: string) =>
          body.includes(theirs) || body.includes(contexts[theirs] as string)
        const callsIn = (space: string, id: string) =>
          Object.entries(callsOf(space, id, contexts[space] as string))

        // Every address is in the list: a new one has to say how it is called.
        const served = listRoutes(app.server).filter(({ url }) => url.startsWith(base))
        const known = new Set(Object.keys(callsOf(ours, '', '')))
        const unknown = []
        for (const { method, url } of served) {
          const name = `${method} ${url.slice(base.length)}`.replace(
            /:attrId|:attr\b/,
            ':attribute',
          )
          const later = await app.server.inject({
            method: method as 'GET',
            url: url.replace(/:\w+/g, 'urn:x:1'),
            headers: { 'ngsild-tenant': ours, 'content-type': 'application/json' },
            ...(method !== 'GET' && { payload: '{}' }),
          })
          if (later.statusCode !== 501 && method !== 'HEAD' && !known.has(name)) unknown.push(name)
        }
        expect(unknown).toEqual([])

        // Those that name no entity once.
        const reads = new Map(
          ids.flatMap((id) =>
            callsIn(theirs, id).flatMap(([name, sent]) =>
              sent && isReading(name) ? [[`${name} ${sent.path}`, sent] as const] : [],
            ),
          ),
        )
        const before = await readAll(app, theirs, reads)
        // All but who this is say something of their own that could leak.
        for (const [name, body] of Object.entries(before))
          if (!name.includes('/info/') && !name.includes('/types'))
            expect(isTheirs(body), name).toBe(true)

        const writes = callsIn(ours, '').flatMap(([name, sent]) => (sent ? [name] : []))
        const done: string[] = []
        for (let operation = 0; operation < operations; operation++) {
          const name = writes[Math.floor(Math.random() * writes.length)] as string
          const id = ids[operation % ids.length] as string
          const sent = callsOf(ours, id, contexts[ours] as string)[name] as Sent
          const { statusCode, body } = await call(app, ours, sent)
          done.push(`${name} ${id} ${statusCode}`)
          expect(isTheirs(body), `${done.join('\n')}\n${body}`).toBe(false)
          if (isReading(name)) continue
          expect(await readAll(app, theirs, reads), done.join('\n')).toEqual(before)
        }
        // What belongs to the neighbour is not there for us, and cannot be taken away.
        const foreign = { method: 'GET', path: `/jsonldContexts/${contexts[theirs]}` }
        expect((await call(app, ours, foreign)).statusCode).toBe(404)
        expect((await call(app, ours, { ...foreign, method: 'DELETE' })).statusCode).toBe(404)
        expect(await readAll(app, theirs, reads)).toEqual(before)
      },
      { settings: { NGSILD_AUTH: 'off' }, template: 'empty', clock: () => now },
    ),
  120_000,
)
