import type { FastifyReply } from 'fastify'
import type { Static } from 'typebox'
import { startOfDay } from '../../base/day.ts'
import { addressWith } from '../../http/paging.ts'
import type { Server } from '../../http/server.ts'
import { inSpaceOf } from '../city/index.ts'
import { type Definition, definitionsOf, nameOf } from '../definitions/index.ts'
import {
  listReadings,
  listResults,
  type Result,
  readingName,
  readReadingName,
} from '../results/index.ts'
import { resultsCsv, sendCsv } from './csv-files.ts'
import { type IndicatorDeps, requireCity } from './deps.ts'
import { kpiEntities } from './kpi-entities.ts'
import { readingList, readingQuery, resultList, resultQuery } from './schema.ts'
import { readingToWire, resultToWire } from './wire.ts'

type ResultQuery = Static<typeof resultQuery>

/**
 * Results of a city: the newest of each period, or all, as JSON, CSV and NGSI-LD with the quality beside each value; and readings as
 * they stand. Lists come in pages: `next` and the Link header (RFC 8288) lead on, and nothing is left out without one.
 */
export function resultRoutes(server: Server, deps: IndicatorDeps) {
  const { db, site } = deps

  async function pageOfResults(query: ResultQuery, path: string, reply: FastifyReply) {
    const { city, indicator, all, after, limit } = query
    const facts = await requireCity(deps, city)
    const known = await definitionsOf(db, city)
    const choice = { city, id: indicator, all, ...periodsOf(query) }
    const found = await inSpaceOf(db, city, [], (tx) =>
      listResults(tx, choice, { after, limit: limit + 1 }),
    )
    const results = found.slice(0, limit).flatMap((result) => {
      const definition = known.get(nameOf({ id: result.indicator, version: result.version }))
      return definition ? [{ result, definition }] : []
    })
    const next = nextOf(found, limit, path, reply, ({ id }) => id)
    return { facts, results, next, notice: await deps.notice(facts.sample) }
  }

  /** Where the rows after these are, in the answer's header too; null where there are none. */
  function nextOf<T>(
    found: readonly T[],
    limit: number,
    path: string,
    reply: FastifyReply,
    name: (one: T) => string,
  ): string | null {
    reply.header('cache-control', 'no-store')
    const last = found[limit - 1]
    if (found.length <= limit || last === undefined) return null
    const next = addressWith(site.publicUrl, path, 'after', name(last))
    reply.header('link', `<${next}>; rel="next"`)
    return next
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
    handler: async ({ query, url }, reply) => {
      const { facts, results, next, notice } = await pageOfResults(query, url, reply)
      const items = results.map((one) => toWire(one, facts.sample))
      return { items, next, notice }
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
    handler: async ({ query, url }, reply) => {
      const { facts, results, next, notice } = await pageOfResults(query, url, reply)
      const items = results.map((one) => toWire(one, facts.sample))
      return sendCsv(reply, `results-${query.city}`, resultsCsv(items, notice, next))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/results.jsonld',
    schema: {
      summary:
        'Frozen results of a city’s indicators, as NGSI-LD entities of the type KeyPerformanceIndicator',
      querystring: resultQuery,
      produces: ['application/ld+json'],
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query, url }, reply) => {
      const { facts, results, notice } = await pageOfResults(query, url, reply)
      reply.type('application/ld+json')
      return JSON.stringify(kpiEntities(results, facts, notice, site.publicUrl))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/readings',
    schema: {
      summary: 'What a city’s indicators read now, also of periods that still run',
      querystring: readingQuery,
      response: { 200: readingList },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query, url }, reply) => {
      const { city, indicator, limit } = query
      const { sample } = await requireCity(deps, city)
      const known = await definitionsOf(db, city)
      const after = query.after === undefined ? undefined : readReadingName(query.after)
      const choice = { city, id: indicator, ...periodsOf(query) }
      const found = await inSpaceOf(db, city, [], (tx) =>
        listReadings(tx, choice, { after, limit: limit + 1 }),
      )
      const items = found.slice(0, limit).flatMap((one) => {
        const definition = known.get(nameOf(one))
        return definition ? [readingToWire(one, definition.declaration, sample)] : []
      })
      const next = nextOf(found, limit, url, reply, readingName)
      return { items, next, notice: await deps.notice(sample) }
    },
  })
}

function toWire(
  { result, definition }: { result: Result; definition: Definition },
  sample: boolean,
) {
  return resultToWire(result, definition.declaration, sample)
}

function periodsOf({ version, from, until }: Pick<ResultQuery, 'version' | 'from' | 'until'>) {
  return {
    version,
    from: from === undefined ? undefined : startOfDay(from),
    until: until === undefined ? undefined : startOfDay(until),
  }
}
