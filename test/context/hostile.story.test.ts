import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { findSpace, type Space } from '../../src/context/space/index.ts'
import { withApp } from '../support/with-app.ts'
import { table } from './city.ts'
import {
  type Hostile,
  hostileAddresses,
  hostileBodies,
  hostileQueries,
  largeBodies,
  send,
} from './hostile-requests.ts'
import { indexOf, rebuiltIndex } from './rebuilt.ts'

const testBed = { NGSILD_AUTH: 'off', EGRESS_ALLOW: '127.0.0.1' }
const errors = 'https://uri.etsi.org/ngsi-ld/errors/'

async function expectAnswer(base: string, hostile: Hostile) {
  const { status, type, text } = await send(base, hostile)
  const told = `${hostile.name}: ${status} ${text}`
  expect(hostile.status, told).toContain(status)
  if (hostile.error) expect(type, told).toBe(errors + hostile.error)
}

/** Somewhere on this machine, but not where the product may go; tells who came. */
async function aNeighbour() {
  const came: string[] = []
  const server = createServer((request, response) => {
    came.push(request.url ?? '')
    response.end('{"@context":{}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve))
  const url = `http://127.0.0.2:${(server.address() as AddressInfo).port}/inside`
  return { url, came, close: () => server.close() }
}

test(
  'hostile bodies, queries and addresses are answered in the words of the standard, and leave nothing behind',
  () =>
    withApp(
      async ({ url, store: { db } }) => {
        const neighbour = await aNeighbour()
        const redirecting = createServer((_request, response) => {
          response.writeHead(302, { location: neighbour.url }).end()
        })
        await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve))
        const { port } = redirecting.address() as AddressInfo
        try {
          await expectAnswer(url, {
            name: 'a sound entity',
            method: 'POST',
            path: '/ngsi-ld/v1/entities',
            headers: { 'content-type': 'application/json' },
            body: '{"id":"urn:sound:1","type":"T","a":"x"}',
            status: [201],
          })
          const addresses = hostileAddresses(neighbour.url, `http://127.0.0.1:${port}/`)
          for (const one of [...hostileBodies, ...hostileQueries, ...addresses])
            await expectAnswer(url, one)
          expect(neighbour.came).toEqual([])
          expect('polluted' in {}).toBe(false)
          const space = (await findSpace(db, 'default')) as Space
          const left = (name: string) =>
            table<{ count: number }>(db, space.tenant, `select count(*)::int from ${name}`)
          expect(await table(db, space.tenant, 'select id from entity')).toEqual([
            { id: 'urn:sound:1' },
          ])
          expect(await left('history')).toEqual([{ count: 1 }])
          expect(await left('subscription')).toEqual([{ count: 0 }])
          expect(await indexOf(db, space)).toEqual(await rebuiltIndex(db, space))
        } finally {
          redirecting.close()
          neighbour.close()
        }
      },
      { settings: testBed, template: 'empty' },
    ),
  60_000,
)

test('in a batch that holds hostile and sound entities the sound ones are written, whole', () =>
  withApp(
    async ({ url, server, store: { db } }) => {
      const members = [
        '{"id":"urn:sound:1","type":"T","a":1}',
        '{"id":"no id","type":"T","a":1}',
        '{"id":"urn:hostile:1","type":"T","a":null}',
        '{"id":"urn:hostile:2","type":"T","location":{"type":"Point","coordinates":[1e400,1]}}',
        '"urn:hostile:3"',
        '{"id":"urn:hostile:4","type":"T","a":"\\ud800"}',
        '{"id":"urn:sound:2","type":"T","a":2}',
      ]
      const { status } = await send(url, {
        ...(largeBodies[0] as Hostile),
        body: `[${members.join()}]`,
      })
      expect(status).toBe(207)
      const found = await server.inject('/ngsi-ld/v1/entities?type=T')
      expect(found.json().map(({ id }: { id: string }) => id)).toEqual([
        'urn:sound:1',
        'urn:sound:2',
      ])
      const space = (await findSpace(db, 'default')) as Space
      expect(await indexOf(db, space)).toEqual(await rebuiltIndex(db, space))
    },
    { settings: testBed, template: 'empty' },
  ))
