import type { FastifyReply } from 'fastify'
import type { Db } from '../../store/db.ts'
import { readAttributeName } from '../entity/read-attribute.ts'
import { readAttributeFragment } from '../entity/read-entity.ts'
import {
  type Call,
  manyThings,
  methodNotAllowed,
  type Register,
  readFlag,
} from '../interface/index.ts'
import { isIri } from '../ld/iri.ts'
import { parameterFault } from '../query/cursor.ts'
import { appendInstances, recordEvolution } from './append-history.ts'
import { correctInstance, deleteInstance, type InstanceAt } from './correct.ts'
import { scopeAttribute } from './evolution.ts'
import { readHistory } from './read-history.ts'
import { type ReadingDeps, readingOperations } from './read-routes.ts'
import { deleteAttributeHistory, deleteEvolution } from './take-away.ts'

export type TemporalDeps = ReadingDeps

const collection = '/temporal/entities'
const entity = `${collection}/:id`
const attribute = `${entity}/attrs/:attribute`
const instance = `${attribute}/:instanceId`

/** The operations on the evolution of entities. Source: CIM 009 5.6.11 to 5.6.16, 5.7.3, 5.7.4, 6.18 to 6.24. */
export function temporalOperations(register: Register, deps: TemporalDeps) {
  const { db } = deps
  readingOperations(register, deps)
  recordingOperations(register, db)
  register({
    method: 'DELETE',
    url: entity,
    summary: 'Take away all that was recorded of an entity',
    action: 'city-data.write',
    parameters: ['local', 'type'],
    answer: async (call, reply) => {
      await deleteEvolution(db, call.space, call.act, idIn(call))
      return done(reply)
    },
  })
  register({
    method: 'DELETE',
    url: attribute,
    summary: 'Take away what was recorded of an attribute',
    action: 'city-data.write',
    parameters: ['datasetId', 'deleteAll', 'local', 'type'],
    answer: async (call, reply) => {
      const { space, act, parameters } = call
      const deleteAll = readFlag(parameters, 'deleteAll')
      const which = { datasetId: datasetIn(call), deleteAll }
      const at = { id: idIn(call), attribute: attributeIn(call), which }
      await deleteAttributeHistory(db, space, act, at)
      return done(reply)
    },
  })
  register({
    method: 'DELETE',
    url: instance,
    summary: 'Take away one instance of an attribute',
    action: 'city-data.write',
    parameters: ['local', 'type'],
    answer: async (call, reply) => {
      await deleteInstance(db, call.space, call.act, instanceAt(call))
      return done(reply)
    },
  })
}

function recordingOperations(register: Register, db: Db) {
  register({
    method: 'POST',
    url: collection,
    summary: 'Record the evolution of an entity, or a part of it',
    action: 'city-data.write',
    parameters: ['local'],
    body: manyThings,
    answer: async ({ space, act, body, given }, reply) => {
      const history = readHistory(body, given.context)
      const { isNew, id } = await recordEvolution(db, space, act, history)
      if (!isNew) return done(reply)
      return reply.status(201).header('location', addressOf(id)).send()
    },
  })
  register({
    method: 'POST',
    url: `${entity}/attrs`,
    summary: 'Record instances of attributes of an entity',
    action: 'city-data.write',
    parameters: ['local', 'type'],
    body: manyThings,
    answer: async (call, reply) => {
      const { space, act, body, given } = call
      const id = idIn(call)
      await appendInstances(db, space, act, id, readHistory(body, given.context))
      return done(reply)
    },
  })
  register({
    method: 'PATCH',
    url: instance,
    summary: 'Correct one instance of an attribute',
    action: 'city-data.write',
    parameters: ['local', 'type'],
    answer: async (call, reply) => {
      const { space, act, body, given } = call
      // Without a name what is left of the address takes no such request.
      if (attributeName(call) === '') throw methodNotAllowed({ headers: { allow: '' } })
      const at = instanceAt(call)
      const reading = { context: given.context, nulls: 'members' } as const
      const [patch] = readAttributeFragment(at.attribute, attributeName(call), body, reading)
      await correctInstance(db, space, act, at, patch ?? {})
      return done(reply)
    },
  })
}

function done(reply: FastifyReply) {
  return reply.status(204).send()
}

export function idIn({ request }: Call): string {
  const { id = '' } = request.params as { id?: string }
  if (!isIri(id)) throw notAnIri('id')
  return id
}

function attributeName({ request }: Call): string {
  return (request.params as { attribute?: string }).attribute ?? ''
}

function attributeIn(call: Call): string {
  const name = attributeName(call)
  return name === 'scope' ? scopeAttribute : readAttributeName(name, name, call.given.context)
}

function instanceAt(call: Call): InstanceAt {
  const { instanceId = '' } = call.request.params as { instanceId?: string }
  return { id: idIn(call), attribute: attributeIn(call), instanceId }
}

function datasetIn({ parameters }: Call): string | undefined {
  const datasetId = parameters.get('datasetId')
  if (datasetId === undefined || datasetId === '@none') return undefined
  if (!isIri(datasetId)) throw notAnIri('datasetId')
  return datasetId
}

function notAnIri(parameter: string) {
  return parameterFault(parameter, { th: 'ต้องเป็น URI', en: 'A URI is expected.' })
}

function addressOf(id: string): string {
  return `/ngsi-ld/v1${collection}/${encodeURIComponent(id).replaceAll('%3A', ':')}`
}
