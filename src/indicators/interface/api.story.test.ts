import { expect, test } from 'vitest'
import { aWorld } from '../../../test/access/world.ts'
import { atMostTwoDays } from '../../../test/indicators/pm25-promise.ts'
import { type RunningApp, withApp } from '../../../test/support/with-app.ts'
import { createSpace } from '../../context/index.ts'
import { pm25Days } from '../check/pm25.fixture.ts'

const clock = () => new Date('2026-12-12T00:00:00Z')
const city = 'khon-kaen'
const declaration = { ...pm25Days, id: 'air.pm25_story' }
const month = { city, indicator: declaration.id, from: '2026-11-01', until: '2026-12-01' }

type Answer = { status: number; body: never; text: string }

function asking({ server, settings }: RunningApp, headers: Map<string, Record<string, string>>) {
  return async (who: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const answer = await server.inject({
      method,
      url,
      headers: { ...headers.get(who), origin: settings.publicUrl, 'ngsild-tenant': city },
      ...(payload && { payload }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      body: (isJson ? answer.json() : undefined) as never,
      text: answer.body,
    } satisfies Answer
  }
}

test('an indicator is declared, adopted, measured, promised, and followed down to its observations', () =>
  withApp(
    async (app) => {
      const world = await aWorld(app)
      const ask = asking(app, world.headers as Map<string, Record<string, string>>)
      const of = (body: object) =>
        Object.entries(body)
          .map(([name, value]) => `${name}=${value}`)
          .join('&')

      const bad = await ask('programme-officer', 'POST', '/api/v1/indicators', {
        declaration: { ...declaration, expression: 'constructor(1)' },
      })
      expect([bad.status, bad.body]).toMatchObject([
        422,
        {
          faults: [{ path: '/expression', reason: 'unknown-function', at: { line: 1, column: 1 } }],
        },
      ])
      const declared = await ask('programme-officer', 'POST', '/api/v1/indicators', { declaration })
      expect([declared.status, declared.body]).toMatchObject([
        201,
        { standing: 'national', version: 1 },
      ])
      const again = { declaration: { ...declaration, decimals: 1 } }
      expect(await ask('programme-officer', 'POST', '/api/v1/indicators', again)).toMatchObject({
        status: 409,
        body: { next: 2 },
      })

      const adoption = { city, id: declaration.id }
      expect((await ask('data-steward', 'POST', '/api/v1/adoptions', adoption)).status).toBe(409)
      await createSpace(app.store.db, city, clock())
      expect((await ask('data-steward', 'POST', '/api/v1/adoptions', adoption)).status).toBe(201)

      for (let day = 1; day <= 30; day++) {
        const observedAt = `2026-11-${String(day).padStart(2, '0')}T05:00:00Z`
        const pm25 = { type: 'Property', value: day < 3 ? 60 : 12, observedAt }
        const entity = { id: 'urn:ngsi-ld:AirQualityObserved:1', type: 'AirQualityObserved', pm25 }
        const written = await ask('data-steward', 'POST', '/ngsi-ld/v1/entityOperations/upsert', [
          entity,
        ])
        expect(written.status).toBeLessThan(300)
      }
      const result = await expect
        .poll(
          async () => {
            const { body } = await ask('anonymous', 'GET', `/api/v1/results?${of(month)}`)
            return (body as { items: { status: string; value: string }[] }).items[0]
          },
          { timeout: 20_000 },
        )
        .toMatchObject({ status: 'final', value: '2', sample: false })
        .then(async () => {
          const { body } = await ask('anonymous', 'GET', `/api/v1/results?${of(month)}`)
          return (body as { items: { id: string; lineage: string; inputsHash: string }[] }).items[0]
        })
      const csv = await ask('anonymous', 'GET', `/api/v1/results.csv?${of(month)}`)
      expect(csv.text).toMatch(/khon-kaen,false,air\.pm25_story,1,2026-11,final,2,DAY,,1,/)

      // Three calls: what it rests on, the days, the observations.
      const lineage = await ask('anonymous', 'GET', result?.lineage as string)
      expect(lineage.body).toMatchObject({ formula: 'pm25', definition: { id: declaration.id } })
      const { rows, observations } = lineage.body as { rows: string; observations: string }
      expect((await ask('anonymous', 'GET', rows)).status).toBe(401) // the space is not open
      const days = await ask('auditor', 'GET', rows)
      expect((days.body as { items: object[] }).items).toHaveLength(30)
      const entity = 'urn:ngsi-ld:AirQualityObserved:1'
      const seen = await ask(
        'auditor',
        'GET',
        `${observations}&input=pm25&entity=${entity}&from=2026-11-29T17:00:00Z`,
      )
      expect(seen.body).toMatchObject({ items: [{ value: 12 }], more: false })
      const replay = await ask('auditor', 'POST', '/api/v1/replays', { city, result: result?.id })
      expect(replay.body).toMatchObject({
        outcome: 'same',
        value: '2',
        inputsHash: result?.inputsHash,
      })

      const commitment = { ...atMostTwoDays, indicator: declaration.id }
      const trial = await ask('city-developer', 'POST', '/api/v1/commitment-trials', {
        city,
        commitment,
      })
      expect((trial.body as { periods: object[] }).periods.at(-1)).toMatchObject({
        period: '2026-11',
        verdict: 'met',
      })
      expect(
        (await ask('city-developer', 'POST', '/api/v1/commitments', { city, commitment })).status,
      ).toBe(201)
      await expect
        .poll(async () => (await ask('anonymous', 'GET', `/api/v1/proof?city=${city}`)).body, {
          timeout: 20_000,
        })
        .toMatchObject({ history: [{ results: [expect.any(String)] }] })
      const promised = await ask('anonymous', 'GET', `/api/v1/commitments?city=${city}`)
      expect(promised.body).toMatchObject({ items: [{ indicator: declaration.id, version: 1 }] })
      expect(
        (await ask('anonymous', 'GET', `/api/v1/commitments.csv?city=${city}`)).text,
      ).toContain(declaration.id)
      expect((await ask('anonymous', 'GET', '/api/v1/results?city=nowhere')).status).toBe(404)
      expect(
        (await ask('city-developer', 'POST', '/api/v1/commitments', { city: 'phuket', commitment }))
          .status,
      ).toBe(403)
    },
    { clock },
  ))
