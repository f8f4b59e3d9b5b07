import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ask, bed, clientOf } from '../conformance/client.ts'
import { withApp } from '../support/with-app.ts'

const ids = [1, 2, 3].map((n) => `urn:ngsi-ld:Station:${n}`)
const moment = (n: number) => `2026-03-01T12:${String(n).padStart(2, '0')}:00Z`

type Doing = { what: number; which: number; n: number }

/** What one may do, to one of three entities; `own` is in every name and value, and tells whose they are. */
const operations: ((ask: Ask, own: string, id: string, n: number) => Promise<unknown>)[] = [
  (ask, own, id, n) => ask('POST', '/entities', station(own, id, n)),
  (ask, own, id, n) => ask('POST', '/entityOperations/upsert', [station(own, id, n)]),
  (ask, own, id, n) =>
    ask('POST', '/entityOperations/upsert?options=update', [station(own, id, n)]),
  (ask, own, id, n) => ask('PUT', `/entities/${id}`, station(own, id, n)),
  (ask, own, id, n) => ask('PATCH', `/entities/${id}`, { [`merged_${own}`]: `${own} ${n}` }),
  (ask, own, id, n) => ask('POST', `/entities/${id}/attrs`, { note: value(own, n) }),
  (ask, own, id, n) => ask('PATCH', `/entities/${id}/attrs/note`, { value: `${own} ${n}` }),
  (ask, _, id) => ask('DELETE', `/entities/${id}/attrs/note`),
  (ask, _, id) => ask('DELETE', `/entities/${id}`),
  (ask, own) => ask('DELETE', `/entities?type=Kind_${own}&q=note=="${own} 7"`),
  (ask, own, id, n) =>
    ask('POST', '/temporal/entities', {
      id,
      type: `Kind_${own}`,
      note: [{ ...value(own, n), observedAt: moment(n) }],
    }),
  (ask, _, id) => ask('DELETE', `/temporal/entities/${id}/attrs/note`),
  (ask, own, _, n) => ask('POST', '/jsonldContexts', { '@context': { [own + n]: `urn:${own}` } }),
  (ask, own, id) =>
    ask('POST', '/subscriptions', {
      id: id.replace('Station', 'Subscription'),
      type: 'Subscription',
      isActive: false,
      entities: [{ type: `Kind_${own}` }],
      notification: { endpoint: { uri: 'https://receiver.example/' } },
    }),
]

function value(own: string, n: number) {
  return { type: 'Property', value: `${own} ${n}` }
}

function station(own: string, id: string, n: number) {
  const next = ids[n % ids.length]
  const location = { type: 'GeoProperty', value: { type: 'Point', coordinates: [100, 7] } }
  const link = { type: 'Relationship', object: next }
  return {
    id,
    type: [`Kind_${own}`, 'Station'],
    scope: `/${own}`,
    note: value(own, n),
    link,
    location,
  }
}

/** Every way to read, once. */
function readAll(ask: Ask): Promise<{ body: unknown }[]> {
  const ever = 'timerel=after&timeAt=1970-01-01T00:00:00Z'
  const addresses = [
    ...ids.flatMap((id) => [
      `/entities/${id}?options=sysAttrs`,
      `/entities/${id}?join=inline&joinLevel=2`,
      `/temporal/entities/${id}`,
      `/temporal/entities/${id}?timeproperty=modifiedAt&${ever}`,
      `/subscriptions/${id.replace('Station', 'Subscription')}`,
    ]),
    '/entities?type=Station',
    '/entities?local=true&count=true&format=concise',
    '/entities?q=note&join=flat&joinLevel=1',
    '/entities?type=Station&orderBy=note',
    '/entities?georel=near;maxDistance==1000&geometry=Point&coordinates=[100,7]',
    '/entities?type=Station&scopeQ=/%23',
    '/types',
    '/types?details=true',
    '/types/Station',
    '/attributes',
    '/attributes?details=true',
    '/attributes/note',
    `/temporal/entities?type=Station&${ever}`,
    `/temporal/entities?local=true&timeproperty=modifiedAt&${ever}`,
    '/subscriptions',
    '/jsonldContexts?details=true',
    '/info/sourceIdentity',
  ]
  const query = { type: 'Query', entities: [{ type: 'Station' }] }
  return Promise.all([
    ...addresses.map((address) => ask('GET', address)),
    ask('POST', '/entityOperations/query', query),
    ask('POST', '/temporal/entityOperations/query', {
      ...query,
      temporalQ: { timerel: 'after', timeAt: '1970-01-01T00:00:00Z' },
    }),
  ])
}

test('two spaces with the same ids never see each other, whatever is done and read', () =>
  withApp(async (app) => {
    const doing: fc.Arbitrary<Doing> = fc.record({
      what: fc.nat(operations.length - 1),
      which: fc.nat(ids.length - 1),
      n: fc.integer({ min: 1, max: 9 }),
    })
    const names = ['ofyala', 'oftrang']
    const asks = names.map((name) => clientOf(app, name))
    for (const [at, own] of names.entries())
      await asks[at]?.('POST', '/entities', station(own, ids[0] as string, 1))
    const answers = names.map(() => ({ whole: 0 }))
    const work = fc.sample(fc.tuple(fc.boolean(), doing), { numRuns: 50, seed: 2564 })
    for (const [at, [isFirst, { what, which, n }]] of work.entries()) {
      const who = isFirst ? 0 : 1
      await operations[what]?.(asks[who] as Ask, names[who] as string, ids[which] as string, n)
      if (at % 12 !== 11) continue
      for (const [reader, own] of names.entries()) {
        const read = (await readAll(asks[reader] as Ask)).map(({ body }) => JSON.stringify(body))
        const other = names[1 - reader] as string
        expect(read.filter((text) => text.includes(other))).toEqual([])
        const told = answers[reader] as { whole: number }
        told.whole += read.filter((text) => text.includes(own)).length
      }
    }
    for (const { whole } of answers) expect(whole).toBeGreaterThan(20)
  }, bed))
