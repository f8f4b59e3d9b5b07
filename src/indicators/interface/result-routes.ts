import type { Static } from 'typebox'
import { startOfDay } from '../../base/day.ts'
import type { Server } from '../../http/server.ts'
import { inSpaceOf } from '../city/index.ts'
import { definitionsOf, nameOf } from '../definitions/index.ts'
import { listResults } from '../results/index.ts'
import { resultsCsv, sendCsv } from './csv-files.ts'
import { type IndicatorDeps, requireCity } from './deps.ts'
import { resultList, resultQuery } from './schema.ts'
import { resultToWire } from './wire.ts'

/** Results of a city: the newest of each period, or all, as JSON and CSV with the quality beside each value. */
export function resultRoutes(server: Server, deps: IndicatorDeps) {
  const { db } = deps

  async function listFor(query: Static<typeof resultQuery>) {
    const { city, indicator, version, from, until, all } = query
    const { sample } = await requireCity(deps, city)
    const known = await definitionsOf(db, city)
    const choice = {
      city,
      id: indicator,
      version,
      from: from === undefined ? undefined : startOfDay(from),
      until: until === undefined ? undefined : startOfDay(until),
      all,
    }
    const results = await inSpaceOf(db, city, [], (tx) => listResults(tx, choice))
    const items = results.flatMap((one) => {
      const definition = known.get(nameOf({ id: one.indicator, version: one.version }))
      return definition ? [resultToWire(one, definition.declaration, sample)] : []
    })
    return { items, notice: await deps.notice(sample) }
  }

  server.route({
    method: 'GET',
    url: '/api/v1/results',
    schema: {
      summary: 'Frozen results of a city’s indicators, with their quality',
      querystring: resultQuery,
      response: { 200: resultList },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query }, reply) => {
      reply.header('cache-control', 'no-store')
      return listFor(query)
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/results.csv',
    schema: {
      summary: 'Frozen results of a city’s indicators, as CSV, quality beside each value',
      querystring: resultQuery,
      produces: ['text/csv'],
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query }, reply) => {
      const { items, notice } = await listFor(query)
      return sendCsv(reply, `results-${query.city}`, resultsCsv(items, notice))
    },
  })
}
