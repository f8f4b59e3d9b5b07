import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { findSpace } from '../../context/index.ts'
import type { Server } from '../../http/server.ts'
import { actOf, doneEntry, permitsOn, record } from '../../identity/index.ts'
import type { CityTx } from '../../store/db.ts'
import { boundSpace, type Definition, definitionsOf, nameOf } from '../definitions/index.ts'
import { observationsOfResult, replayResult, rowsOfResult } from '../lineage/index.ts'
import { noSuchResult } from '../problems.ts'
import { findResult, type Result } from '../results/index.ts'
import { type IndicatorDeps, requireCity, requireCityPermit } from './deps.ts'
import {
  byResult,
  lineageAnswer,
  observationList,
  observationQuery,
  ofCity,
  replayAnswer,
  rowList,
} from './schema.ts'
import { definitionToWire, resultToWire, saidToWire } from './wire.ts'

const mostObservations = 1_000

/** From a result to its definition, to the rows it was made of, to the observations: three calls. And the result made again. */
export function lineageRoutes(server: Server, deps: IndicatorDeps) {
  const { db, clock } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/lineage/:result',
    schema: {
      summary: 'What a result rests on: definition, formula, series, stretches, hashes',
      params: byResult,
      querystring: ofCity,
      response: { 200: lineageAnswer },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ params, query: { city } }, reply) => {
      reply.header('cache-control', 'no-store')
      const { sample } = await requireCity(deps, city)
      return inResult(city, params.result, async (_, result, definition) => ({
        result: resultToWire(result, definition.declaration, sample),
        definition: definitionToWire(definition),
        formula: definition.formula.canonical,
        inputs: result.lineage.inputs,
        reads: result.lineage.reads,
        carried: result.lineage.carried ?? null,
        rows: `/api/v1/lineage/${result.id}/rows?city=${city}`,
        observations: `/api/v1/lineage/${result.id}/observations?city=${city}`,
        notice: await deps.notice(sample),
      }))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/lineage/:result/rows',
    schema: {
      summary: 'The hours or days that a result was made of, as it saw them',
      params: byResult,
      querystring: ofCity,
      response: { 200: rowList },
    },
    config: { permit: 'indicator.read' },
    handler: async (request, reply) => {
      const { params, query } = request
      reply.header('cache-control', 'no-store')
      const { sample } = await requireMayLookInto(request, query.city)
      return inResult(query.city, params.result, async (tx, result, definition) => ({
        items: await rowsOfResult(tx, definition, result),
        inputsHash: result.inputsHash,
        notice: await deps.notice(sample),
      }))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/lineage/:result/observations',
    schema: {
      summary: 'The observations of one entity that a result was made of, as it saw them',
      params: byResult,
      querystring: observationQuery,
      response: { 200: observationList },
    },
    config: { permit: 'indicator.read' },
    handler: async (request, reply) => {
      const { params, query } = request
      reply.header('cache-control', 'no-store')
      const { sample } = await requireMayLookInto(request, query.city)
      const { city, input, entity: entityId, from, until } = query
      const stretch = { from: momentOf(from), until: momentOf(until), limit: mostObservations + 1 }
      return inResult(city, params.result, async (tx, result) => {
        const seen = await observationsOfResult(tx, result, { input, entityId, ...stretch })
        if (!seen) throw noSuchResult({ members: { input, entity: entityId } })
        return {
          items: seen.slice(0, mostObservations).map(({ num, at, recordedAt, ...rest }) => ({
            at: at.toISOString(),
            value: num,
            recordedAt: recordedAt.toISOString(),
            ...rest,
          })),
          more: seen.length > mostObservations,
          notice: await deps.notice(sample),
        }
      })
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/replays',
    schema: {
      summary: 'Make a result again from the observations that it saw',
      body: Type.Object(
        { ...ofCity.properties, ...byResult.properties },
        { additionalProperties: false },
      ),
      response: { 200: replayAnswer },
    },
    config: { permit: 'indicator.replay' },
    handler: async (request) => {
      const { city, result: id } = request.body
      await requireCityPermit(deps, request, 'indicator.replay', city)
      const now = clock()
      const replay = await inResult(city, id, (tx, result, definition) =>
        replayResult(tx, definition, result),
      )
      const object = { kind: 'indicator-result', id }
      const done = { action: 'indicator.replay' as const, object, after: replay }
      await db.transaction((tx) => record(tx, doneEntry(actOf(request, now), done)))
      const { outcome, said, inputsHash } = replay
      return { result: id, outcome, ...saidToWire(said), inputsHash }
    },
  })

  /** Works on a result in its space, as of one moment. Throws `noSuchResult`. */
  async function inResult<T>(
    city: string,
    id: string,
    work: (tx: CityTx, result: Result, definition: Definition) => Promise<T>,
  ): Promise<T> {
    const tenant = await boundSpace(db.read, city)
    if (tenant === undefined) throw noSuchResult()
    const known = await definitionsOf(db, city)
    return db.snapshot(tenant, async (tx) => {
      const result = await findResult(tx, id)
      const definition =
        result && known.get(nameOf({ id: result.indicator, version: result.version }))
      if (result?.city !== city || !definition) throw noSuchResult()
      return work(tx, result, definition)
    })
  }

  /** Hours and observations are city data: of an open space for everyone, else for who may read them or make results again. */
  async function requireMayLookInto(request: FastifyRequest, city: string) {
    const facts = await requireCity(deps, city)
    const object = { city, sample: facts.sample }
    if ((await findSpace(db, city))?.open) return facts
    if (permitsOn(request.actor, 'city-data.read', object)) return facts
    return requireCityPermit(deps, request, 'indicator.replay', city)
  }
}

function momentOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text)
}
