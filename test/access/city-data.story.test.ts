import { expect, test } from 'vitest'
import { createSpace } from '../../src/context/index.ts'
import { listRoutes } from '../../src/http/list-routes.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { type Asker, askers } from './askers.ts'
import { expectedOfCityData, spaces } from './expected-city-data.ts'
import { aWorld, type World } from './world.ts'

const base = '/ngsi-ld/v1'

/** Whether an asker is let past to a space: anything but 401, 403 for want of a permit. */
async function isLetPast(
  { server }: RunningApp,
  { headers }: World,
  [method, url]: [string, string],
  space: string,
  asker: Asker,
) {
  const isWriting = method !== 'GET'
  const { statusCode, body } = await server.inject({
    method: method as 'GET',
    url: url.replace(/:[a-zA-Z]+/g, 'urn:ngsi-ld:Device:1'),
    headers: {
      'ngsild-tenant': space,
      ...headers.get(asker),
      ...(isWriting && { 'content-type': 'application/json' }),
    },
    // Nothing that could be done: what is let past is refused for this, and changes nothing.
    ...(isWriting && { payload: '{}' }),
  })
  if (statusCode >= 500 && statusCode !== 501)
    throw new Error(`${method} ${url} by ${asker}: ${statusCode} ${body}`)
  return statusCode !== 401 && !/not-permitted/.test(body)
}

test.each(['own', 'foreign', 'open'] as const)(
  'addresses of city data × roles let past to a space that is %s whom they should, and nobody else',
  (relation) =>
    withApp(async (app) => {
      const world = await aWorld(app)
      const space = spaces[relation]
      await createSpace(app.store.db, space, new Date(), { open: relation === 'open' })
      const routes = listRoutes(app.server).filter(({ url }) => url.startsWith(base))
      expect(routes.length).toBeGreaterThan(25)
      for (const { method, url, permit } of routes) {
        const who = expectedOfCityData[permit[0] ?? '']?.[relation]
        expect([method, url, permit, who !== undefined]).toEqual([method, url, permit, true])
        const past: Asker[] = []
        for (const asker of askers)
          if (await isLetPast(app, world, [method, url], space, asker)) past.push(asker)
        expect({ [`${method} ${url}`]: past }).toEqual({
          [`${method} ${url}`]: askers.filter((one) => who === 'all' || who?.includes(one)),
        })
      }
    }),
)

test('whoever may not look into a space is not told whether it is there', () =>
  withApp(async ({ server, store }) => {
    await createSpace(store.db, 'khon-kaen', new Date())
    const ask = (space: string) =>
      server.inject({ url: `${base}/entities?type=Device`, headers: { 'ngsild-tenant': space } })
    const [there, notThere] = [await ask('khon-kaen'), await ask('nowhere')]
    expect([there.statusCode, notThere.statusCode]).toEqual([401, 401])
    const { instance: _a, ...one } = there.json()
    const { instance: _b, ...other } = notThere.json()
    expect(one).toEqual(other)
  }))
