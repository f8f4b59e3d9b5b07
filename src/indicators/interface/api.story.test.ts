import { expect, test } from 'vitest'
import { aWorld } from '../../../test/access/world.ts'
import { atMostTwoDays } from '../../../test/indicators/pm25-promise.ts'
import { type RunningApp, withApp } from '../../../test/support/with-app.ts'
import { readEntity } from '../../context/entity/read-entity.ts'
import { createSpace } from '../../context/index.ts'
import type { JsonObject } from '../../context/json.ts'
import { coreContext } from '../../context/ld/compile-context.ts'
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

type Answer = { status: number; body: never; text: string; link: unknown }

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
      link: answer.headers.link,
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

    const sent = Array.from({ length: days }, (_, at) => ({
      id: 'urn:ngsi-ld:AirQualityObserved:1',
      type: 'AirQualityObserved',
      pm25: { type: 'Property', value: at < 2 ? 60 : 12, observedAt: noonOf(at + 1) },
    }))
    const upsert = '/ngsi-ld/v1/entityOperations/upsert?options=update'
    expect((await ask('data-steward', 'POST', upsert, sent)).status).toBe(201)
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

    // A figure that still runs leads as far, by its name.
    const readings = await ask('anonymous', 'GET', `/api/v1/readings?city=${city}`)
    const runs = (readings.body as { items: { from: string; lineage: string }[] }).items.at(-1)
    expect(runs).toMatchObject({ indicator: declaration.id, period: running.name, value: null })
    const ofRunning = await ask('auditor', 'GET', runs?.lineage as string)
    expect(ofRunning.body).toMatchObject({ holds: true, reading: runs, formula: 'pm25' })
    const runningRows = (ofRunning.body as { rows: string }).rows
    expect((await ask('auditor', 'GET', runningRows)).body).toMatchObject({ items: [] })
    const nameless = `/api/v1/lineage/${declaration.id}@1@2026-02-30?city=${city}`
    expect((await ask('auditor', 'GET', nameless)).status).toBe(404)

    // Lists end where they say so, and as entities results are good NGSI-LD.
    const all = await ask('anonymous', 'GET', `/api/v1/results?city=${city}&all=true`)
    const ids = (all.body as { items: { id: string }[] }).items.map(({ id }) => id)
    const seenIds: string[] = []
    let next: string | null = `/api/v1/results?city=${city}&all=true&limit=1`
    while (next !== null) {
      const page: Answer = await ask('anonymous', 'GET', next)
      const { items, next: to } = page.body as { items: { id: string }[]; next: string | null }
      expect(page.link).toBe(to ? `<${to}>; rel="next"` : undefined)
      seenIds.push(...items.map(({ id }) => id))
      next = to === null ? null : to.slice(app.settings.publicUrl.length)
    }
    expect(ids.length).toBeGreaterThan(1)
    expect(seenIds).toEqual(ids)
    const cut = await ask('anonymous', 'GET', `/api/v1/results.csv?city=${city}&all=true&limit=1`)
    expect(cut.text).toContain(`more rows at ${app.settings.publicUrl}/api/v1/results.csv?`)
    expect(csv.text).not.toContain('more rows')
    const entities = await ask('anonymous', 'GET', `/api/v1/results.jsonld?city=${city}&all=true`)
    const kpis = JSON.parse(entities.text) as JsonObject[]
    for (const one of kpis) readEntity(one, coreContext)
    expect(kpis.find(({ kpiValue }) => kpiValue)).toMatchObject({
      type: 'KeyPerformanceIndicator',
      kpiValue: { value: 2, unitCode: 'DAY' },
      calculationFrequency: { value: 'monthly' },
      resultStatus: { value: 'final' },
      lineage: { value: `${app.settings.publicUrl}${result?.lineage}` },
    })
    expect(kpis.find(({ kpiValue }) => !kpiValue)).toMatchObject({
      because: { type: 'LanguageProperty' },
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
