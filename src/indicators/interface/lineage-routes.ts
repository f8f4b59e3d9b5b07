import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { findSpace } from '../../context/index.ts'
import type { Server } from '../../http/server.ts'
import { actOf, doneEntry, permitsOn, record } from '../../identity/index.ts'
import type { CityTx } from '../../store/db.ts'
import { boundSpace, type Definition, definitionsOf, nameOf } from '../definitions/index.ts'
import { observationsOf, replayResult, rowsOf, type Trace, traceReading } from '../lineage/index.ts'
import { noSuchResult } from '../problems.ts'
import {
  findReading,
  findResult,
  type Reading,
  type Result,
  readReadingName,
} from '../results/index.ts'
import { type IndicatorDeps, requireCity, requireCityPermit } from './deps.ts'
import {
  byFigure,
  byResult,
  lineageAnswer,
  observationList,
  observationQuery,
  ofCity,
  replayAnswer,
  rowList,
} from './schema.ts'
import { definitionToWire, readingToWire, resultToWire, saidToWire } from './wire.ts'

const mostObservations = 1_000

/** A figure with what it was made of: a result, or a reading as it stands, which is frozen or still runs. */
type FigureFound = {
  trace: Trace
  result: Result | undefined
  reading: Reading | undefined
  holds: boolean
}

/** From a figure to its definition, to the rows it was made of, to the observations: three calls. And the result made again. */
export function lineageRoutes(server: Server, deps: IndicatorDeps) {
  const { db, clock } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/lineage/:figure',
    schema: {
      summary:
        'What a figure rests on, also one that still runs: definition, formula, series, stretches, hashes',
      params: byFigure,
      querystring: ofCity,
      response: { 200: lineageAnswer },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ params, query: { city } }, reply) => {
      reply.header('cache-control', 'no-store')
      const { sample } = await requireCity(deps, city)
      return inFigure(city, params.figure, async (_, figure, definition) => {
        const { trace, result, reading, holds } = figure
        const { declaration } = definition
        return {
          result: result ? resultToWire(result, declaration, sample) : null,
          reading: reading ? readingToWire(reading, declaration, sample) : null,
          holds,
          definition: definitionToWire(definition),
          formula: definition.formula.canonical,
          inputs: trace.lineage.inputs,
          reads: trace.lineage.reads,
          carried: trace.lineage.carried ?? null,
          rows: `/api/v1/lineage/${params.figure}/rows?city=${city}`,
          observations: `/api/v1/lineage/${params.figure}/observations?city=${city}`,
          notice: await deps.notice(sample),
        }
      })
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/lineage/:figure/rows',
    schema: {
      summary: 'The hours or days that a figure was made of, as it saw them',
      params: byFigure,
      querystring: ofCity,
      response: { 200: rowList },
    },
    config: { permit: 'indicator.read' },
    handler: async (request, reply) => {
      const { params, query } = request
      reply.header('cache-control', 'no-store')
      const { sample } = await requireMayLookInto(request, query.city)
      return inFigure(query.city, params.figure, async (tx, { trace }, definition) => ({
        items: await rowsOf(tx, definition, trace),
        inputsHash: trace.inputsHash,
        notice: await deps.notice(sample),
      }))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/lineage/:figure/observations',
    schema: {
      summary: 'The observations of one entity that a figure was made of, as it saw them',
      params: byFigure,
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
      return inFigure(city, params.figure, async (tx, { trace }) => {
        const seen = await observationsOf(tx, trace, { input, entityId, ...stretch })
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
    return inFigure(city, id, (tx, { result }, definition) => {
      if (!result) throw noSuchResult()
      return work(tx, result, definition)
    })
  }

  /** Works on a figure in its space, as of one moment: a result by its id, a reading by its name. Throws `noSuchResult`. */
  async function inFigure<T>(
    city: string,
    figure: string,
    work: (tx: CityTx, found: FigureFound, definition: Definition) => Promise<T>,
  ): Promise<T> {
    const tenant = await boundSpace(db.read, city)
    if (tenant === undefined) throw noSuchResult()
    const known = await definitionsOf(db, city)
    return db.snapshot(tenant, async (tx) => {
      if (figure.includes('@')) {
        const named = readReadingName(figure)
        const definition = known.get(nameOf(named))
        const reading = definition && (await findReading(tx, { city, ...named }))
        if (!reading) throw noSuchResult()
        return work(tx, { reading, ...(await traceReading(tx, definition, reading)) }, definition)
      }
      const result = await findResult(tx, figure)
      const definition =
        result && known.get(nameOf({ id: result.indicator, version: result.version }))
      if (result?.city !== city || !definition) throw noSuchResult()
      return work(tx, { trace: result, result, reading: undefined, holds: true }, definition)
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
