import type { FastifyReply } from 'fastify'
import type { Db } from '../../store/db.ts'
import { project } from '../entity/project.ts'
import { sendJson } from '../interface/answer.ts'
import type { Call, Register } from '../interface/index.ts'
import { readPage, tellPage } from '../interface/paging.ts'
import { isObject, type JsonObject } from '../json.ts'
import { isIri } from '../ld/iri.ts'
import { badRequestData } from '../problems.ts'
import { parameterFault } from '../query/cursor.ts'
import { type Answer, queryEvolutions, retrieveEvolution } from './consume.ts'
import { readChoice } from './read-choice.ts'
import { representAggregates, representEvolution } from './represent-evolution.ts'
import { readTemporalShape, type TemporalShape } from './shape.ts'
import { noSuchEvolution } from './subject.ts'
import type { Telling } from './tell.ts'
import { readTimeRange } from './time-range.ts'

/** `mostInstances`: how many instances of a series one answer tells at most. */
export type ReadingDeps = { readonly db: Db; readonly mostInstances: number }

const shapeParameters =
  'format options attrs pick omit datasetId lang lastN aggrMethods aggrPeriodDuration'.split(' ')
const timeParameters = 'timerel timeAt endTimeAt timeproperty'.split(' ')
const choiceParameters =
  'type id idPattern q scopeQ csf georel geometry coordinates geoproperty expandValues orderBy'.split(
    ' ',
  )
const pageParameters = ['limit', 'offset', 'count', 'local']

/** The operations that tell of the evolution of entities. Source: CIM 009 5.7.3, 5.7.4, 6.18.3.2, 6.19.3.1, 6.24. */
export function readingOperations(register: Register, deps: ReadingDeps) {
  register({
    method: 'GET',
    url: '/temporal/entities/:id',
    summary: 'Retrieve the evolution of an entity',
    action: 'city-data.read',
    parameters: [...shapeParameters, ...timeParameters, 'local', 'type'],
    answer: async (call, reply) => {
      const { id = '' } = call.request.params as { id?: string }
      if (!isIri(id)) throw parameterFault('id', { th: 'ต้องเป็น URI', en: 'A URI is expected.' })
      const telling = tellingOf(call, Object.fromEntries(call.parameters), deps, false)
      const answer = await retrieveEvolution(deps.db, call.space, id, telling)
      const [written] = writeAnswer(call, answer, telling.shape)
      if (!written || Object.keys(written).length === 0) throw noSuchEvolution()
      return send(call, reply, written, answer)
    },
  })
  register({
    method: 'GET',
    url: '/temporal/entities',
    summary: 'Query the evolution of entities',
    action: 'city-data.read',
    parameters: [...shapeParameters, ...timeParameters, ...choiceParameters, ...pageParameters],
    answer: async (call, reply) =>
      answerQuery(call, reply, Object.fromEntries(call.parameters), deps),
  })
  register({
    method: 'POST',
    url: '/temporal/entityOperations/query',
    summary: 'Query the evolution of entities, by a body',
    action: 'city-data.read',
    parameters: ['format', 'options', 'lang', ...pageParameters],
    answer: async (call, reply) => {
      const { body } = call
      if (!isObject(body) || body.type !== 'Query') throw notAQuery()
      return answerQuery(
        call,
        reply,
        { ...Object.fromEntries(call.parameters), ...flat(body) },
        deps,
      )
    },
  })
}

/** The members of a query by body under the names that parameters have. Source: CIM 009 5.2.23, 5.2.13, 5.2.21, 5.2.44. */
function flat({ type: _, '@context': __, ...query }: JsonObject): JsonObject {
  const { geoQ, temporalQ, aggrParams, ordering, ...rest } = query
  const parts = { geoQ, temporalQ, aggrParams, ordering }
  for (const [name, part] of Object.entries(parts))
    if (part !== undefined && !isObject(part))
      throw parameterFault(name, { th: 'ต้องเป็นวัตถุ', en: 'An object is expected.' })
  return Object.assign({}, rest, ...Object.values(parts)) as JsonObject
}

async function answerQuery(
  call: Call,
  reply: FastifyReply,
  given: Record<string, unknown>,
  deps: ReadingDeps,
) {
  const telling = tellingOf(call, given, deps, true)
  const choice = readChoice(given, call.given.context)
  const page = readPage(call.parameters)
  const paging = { ...page, order: choice.order }
  const answer = await queryEvolutions(deps.db, call.space, choice, telling, paging)
  tellPage(call, reply, page, answer)
  return send(call, reply, writeAnswer(call, answer, telling.shape), answer)
}

function tellingOf(
  { given: { context }, act }: Call,
  given: Record<string, unknown>,
  { mostInstances }: ReadingDeps,
  isNeeded: boolean,
): Telling {
  return {
    shape: readTemporalShape(given, context),
    range: readTimeRange(given, isNeeded),
    mostInstances,
    now: act.now,
  }
}

function writeAnswer(
  { given: { context } }: Call,
  answer: Answer,
  { format, sysAttrs, lang, view }: TemporalShape,
): JsonObject[] {
  const { hidden } = project({ id: '', types: [], scopes: [], attributes: new Map() }, view)
  if (answer.kind === 'aggregates')
    return answer.evolutions.map((one) => representAggregates(one, { context, sysAttrs }, hidden))
  const written = format === 'aggregatedValues' ? 'normalized' : format
  return answer.evolutions.map((one) =>
    representEvolution(one, { context, format: written, sysAttrs, lang }, hidden),
  )
}

/** Sends what was told; of which time, where some was withheld. Source: CIM 009 6.3.10. */
function send(
  call: Call,
  reply: FastifyReply,
  body: JsonObject | JsonObject[],
  { contentRange }: Answer,
) {
  if (contentRange === undefined) return sendJson(call, reply, body)
  reply.header('content-range', contentRange)
  return sendJson(call, reply, body, 206)
}

function notAQuery() {
  return badRequestData({
    detail: { th: 'type ต้องเป็น "Query"', en: 'Its type is "Query".' },
    members: { path: 'type' },
  })
}
