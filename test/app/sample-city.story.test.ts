import { expect, test } from 'vitest'
import { prepareSamples } from '../../src/cli/prepare-samples.ts'
import { createSpace } from '../../src/context/index.ts'
import { sampleCity } from '../../src/identity/index.ts'
import { makeSend, sendBetween } from '../../src/sample/index.ts'
import { withApp } from '../support/with-app.ts'

const hourMs = 3_600_000

test('the sample city sends through the interface of every feed, and what it sent can be read there', () =>
  withApp(
    async ({ store: { db }, settings, server, url }) => {
      const now = new Date()
      await prepareSamples(db, settings, now)
      await createSpace(db, sampleCity, now, { open: true })
      const send = makeSend({
        db,
        clock: () => now,
        ask: (request) => server.inject(request),
        publicUrl: settings.publicUrl,
        space: sampleCity,
      })
      const until = Date.UTC(2026, 5, 1, 3)
      const devices = ['air-', 'population']
      expect(await sendBetween(send, { from: until - 30 * hourMs, until, devices })).toBe(true)

      const headers = { 'ngsild-tenant': sampleCity }
      const ask = async (path: string) =>
        (await fetch(`${url}/ngsi-ld/v1${path}`, { headers })).json() as Promise<never>
      const stations: { pm25: { value: number; unitCode: string } }[] = await ask(
        '/entities?type=AirQualityObserved',
      )
      expect(stations.length).toBe(5)
      expect(stations[0]?.pm25).toMatchObject({ unitCode: 'GQ', value: expect.any(Number) })
      const past: { pm25: { values: unknown[] } } = await ask(
        '/temporal/entities/urn:ngsi-ld:AirQualityObserved:mueang-sommot:air-1?options=temporalValues',
      )
      // A page of what there is; the rest is behind it.
      expect(past.pm25.values.length).toBeGreaterThan(10)

      const stopped = await sendBetween(
        send,
        { from: until - 30 * hourMs, until, devices },
        () => true,
      )
      expect(stopped).toBe(false)
    },
    { settings: { SAMPLE: 'on' } },
  ))
