import { expect, test } from 'vitest'
import { aWorld } from '../../../test/access/world.ts'
import { atMostTwoDays } from '../../../test/indicators/pm25-promise.ts'
import { type RunningApp, withApp } from '../../../test/support/with-app.ts'
import { createSpace } from '../../context/index.ts'
import { pm25Days } from '../check/pm25.fixture.ts'
import { periodAfter, periodAt } from '../period/index.ts'

const city = 'khon-kaen'
const declaration = { ...pm25Days, id: 'air.pm25_story', publishAfter: 'P0D' }
/** Sessions run by the real clock, so the month is the last that is over. */
const running = periodAt('P1M', new Date())
const over = periodAfter(running, -1)
const month = {
  city,
  indicator: declaration.id,
  from: `${over.name}-01`,
  until: `${running.name}-01`,
}
const dayMs = 86_400_000
const days = (over.until.getTime() - over.from.getTime()) / dayMs
const noonOf = (day: number) => new Date(over.from.getTime() + (day - 0.5) * dayMs).toISOString()

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
  withApp(async (app) => {
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
    await createSpace(app.store.db, city, new Date())
    expect((await ask('data-steward', 'POST', '/api/v1/adoptions', adoption)).status).toBe(201)

    const entities = Array.from({ length: days }, (_, at) => ({
      id: 'urn:ngsi-ld:AirQualityObserved:1',
      type: 'AirQualityObserved',
      pm25: { type: 'Property', value: at < 2 ? 60 : 12, observedAt: noonOf(at + 1) },
    }))
    const upsert = '/ngsi-ld/v1/entityOperations/upsert?options=update'
    expect((await ask('data-steward', 'POST', upsert, entities)).status).toBe(201)
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
    expect(csv.text).toContain(`khon-kaen,false,${declaration.id},1,${over.name},final,2,DAY,,1,`)

    // Three calls: what it rests on, the days, the observations.
    const lineage = await ask('anonymous', 'GET', result?.lineage as string)
    expect(lineage.body).toMatchObject({ formula: 'pm25', definition: { id: declaration.id } })
    const { rows, observations } = lineage.body as { rows: string; observations: string }
    expect((await ask('anonymous', 'GET', rows)).status).toBe(401) // the space is not open
    const told = await ask('auditor', 'GET', rows)
    expect((told.body as { items: object[] }).items).toHaveLength(days)
    const entity = 'urn:ngsi-ld:AirQualityObserved:1'
    const seen = await ask(
      'auditor',
      'GET',
      `${observations}&input=pm25&entity=${entity}&from=${noonOf(days)}`,
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
      period: over.name,
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
    expect((await ask('anonymous', 'GET', `/api/v1/commitments.csv?city=${city}`)).text).toContain(
      declaration.id,
    )
    expect((await ask('anonymous', 'GET', '/api/v1/results?city=nowhere')).status).toBe(404)
    expect(
      (await ask('city-developer', 'POST', '/api/v1/commitments', { city: 'phuket', commitment }))
        .status,
    ).toBe(403)
  }))
