import type { FastifyReply } from 'fastify'
import { inEdition } from '../entity/earlier-edition.ts'
import { hasSome } from '../entity/project.ts'
import { resourceNotFound } from '../problems.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import {
  type EntityQuery,
  findByIds,
  findEntities,
  findStoredText,
  findTypePage,
  type Paging,
  requireEntity,
} from '../read/index.ts'
import { sendEntities, sendEntity, sendJson, sendStored } from './answer.ts'
import type { Call, InterfaceDeps } from './call.ts'
import { forEdition, preferredEdition } from './edition.ts'
import { idIn } from './entity-parameters.ts'
import type { MediaType } from './media-type.ts'
import { type Page, pagingParameters, readPage, tellPage } from './paging.ts'
import { readEntityQuery, selectionParameters, withOrder } from './read-entity-query.ts'
import { readQueryBody } from './read-query-body.ts'
import type { Register } from './route.ts'
import { isPlain, readShape, type Shape, shapeParameters } from './shape.ts'
import { type FindLinked, writeJoined } from './write-joined.ts'

const forms: readonly MediaType[] = [
  'application/json',
  'application/ld+json',
  'application/geo+json',
]

/** Retrieving and querying entities. Source: CIM 009 5.7.1, 5.7.2, 6.4.3.2, 6.5.3.1, 6.23. */
export function queryRoutes(register: Register, { db }: InterfaceDeps) {
  register({
    method: 'GET',
    url: '/entities/:id',
    summary: 'One entity',
    action: 'city-data.read',
    parameters: [...shapeParameters, 'type', 'local'],
    sends: forms,
    answer: async (call, reply) => {
      const { space, act, given, parameters } = call
      const id = idIn(call)
      const shape = readShape(parameters, given.context, call.mediaType)
      const type = parameters.get('type')
      const types = type === undefined ? undefined : readTypeSelection(type, given.context)
      if (!types && isPlainFor(call, shape)) {
        const text = await findStoredText(db, space, id, act.now)
        if (text !== undefined) return sendStored(call, reply, text)
      }
      const entity = await requireEntity(db, space, id, act.now, types)
      const { attrs } = shape.view
      if (attrs && !hasSome(entity.attributes, attrs)) throw resourceNotFound()
      if (shape.join && isJoined(call)) {
        const { entities, status } = forEdition(call, reply, [entity])
        const [one, ...linked] = await writeJoined(entities, shape, shape.join, linkedIn(call))
        if (!one) throw resourceNotFound()
        return sendJson(call, reply, linked.length > 0 ? [one, ...linked] : one, status)
      }
      return sendEntity(call, reply, entity, shape)
    },
  })

  register({
    method: 'GET',
    url: '/entities',
    summary: 'Entities that a query asks for',
    action: 'city-data.read',
    parameters: [...shapeParameters, ...selectionParameters, ...pagingParameters],
    sends: forms,
    answer: (call, reply) => {
      const { parameters, given } = call
      const shape = readShape(parameters, given.context, call.mediaType)
      const query = readEntityQuery(parameters, given.context, undefined, shape.join?.level)
      const paging = withOrder(readPage(parameters), parameters, given.context)
      return answer(call, reply, query, shape, paging)
    },
  })

  register({
    method: 'POST',
    url: '/entityOperations/query',
    summary: 'Entities that a query in the body asks for',
    action: 'city-data.read',
    parameters: [...shapeParameters, ...pagingParameters, 'local'],
    sends: forms,
    answer: (call, reply) => {
      const { context } = call.given
      const { parameters, entities } = readQueryBody(call.body, call.parameters)
      const shape = readShape(parameters, context, call.mediaType)
      const query = readEntityQuery(parameters, context, entities, shape.join?.level)
      const paging = withOrder(readPage(parameters), parameters, context)
      return answer(call, reply, query, shape, paging)
    },
  })

  /** How linked entities of the same space are read. */
  function linkedIn(call: Call): FindLinked {
    const { space, act, given } = call
    const edition = preferredEdition(call)
    return async (ids) => {
      const found = await findByIds(db, space, ids, act.now)
      return edition === undefined
        ? found
        : found.map((entity) => inEdition(entity, edition, given.context))
    }
  }

  async function answer(
    call: Call,
    reply: FastifyReply,
    query: EntityQuery,
    shape: Shape,
    paging: Page & Paging,
  ) {
    const { space, act } = call
    if (isPlainFor(call, shape)) {
      const page = await findTypePage(db, space, query, paging, act.now)
      if (page) {
        tellPage(call, reply, paging, { hasMore: page.more, count: page.total })
        return sendStored(call, reply, page.text)
      }
    }
    const page = await findEntities(db, space, query, paging, act.now)
    tellPage(call, reply, paging, { hasMore: page.more, count: page.total })
    const found = page.found.map(({ entity }) => entity)
    if (shape.join && isJoined(call)) {
      const { entities, status } = forEdition(call, reply, found)
      const written = await writeJoined(entities, shape, shape.join, linkedIn(call))
      return sendJson(call, reply, written, status)
    }
    return sendEntities(call, reply, found, shape)
  }
}

/** Whether entities are wanted just as they are stored, also as to the edition of the standard. */
function isPlainFor(call: Call, shape: Shape): boolean {
  return isPlain(call.mediaType, shape) && preferredEdition(call) === undefined
}

/** A feature of GeoJSON has no place for linked entities. */
function isJoined({ mediaType }: Call): boolean {
  return mediaType !== 'application/geo+json'
}
