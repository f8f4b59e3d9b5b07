import { entityFault } from '../entity/faults.ts'
import { readEntity, readFragment } from '../entity/read-entity.ts'
import { readMoment } from '../entity/read-metadata.ts'
import { isObject, type Json } from '../json.ts'
import { invalidRequest } from '../problems.ts'
import { toCreate, toDelete, toMerge, toReplace } from '../write/index.ts'
import { addressOf, idIn, typesIn } from './entity-parameters.ts'
import type { Register } from './route.ts'
import { readRepresentation } from './shape.ts'
import { ofTypes, type WriteOne } from './write-one.ts'

const mergeParameters = ['type', 'options', 'format', 'observedAt', 'lang', 'local']

/** Creating, replacing, merging and deleting one entity. Source: CIM 009 5.6.1, 5.6.6, 5.6.17, 5.6.18. */
export function entityRoutes(register: Register, write: WriteOne) {
  register({
    method: 'POST',
    url: '/entities',
    summary: 'Create an entity',
    action: 'city-data.write',
    parameters: ['local'],
    answer: async (call, reply) => {
      if (isEmpty(call.body)) throw invalidRequest({ detail: because.empty })
      const entity = readEntity(call.body, call.given.context)
      await write(call, toCreate(entity))
      return reply.status(201).header('location', addressOf('entities', entity.id)).send()
    },
  })

  register({
    method: 'PUT',
    url: '/entities/:id',
    summary: 'Replace an entity',
    action: 'city-data.write',
    parameters: ['type', 'local'],
    answer: async (call, reply) => {
      const id = idIn(call)
      const body = isObject(call.body) && !hasId(call.body) ? { id, ...call.body } : call.body
      const entity = readEntity(body, call.given.context)
      requireSameId(id, entity.id)
      await write(call, ofTypes(typesIn(call), toReplace(entity)))
      return reply.status(204).send()
    },
  })

  register({
    method: 'PATCH',
    url: '/entities/:id',
    summary: 'Merge a fragment into an entity',
    action: 'city-data.write',
    parameters: mergeParameters,
    answer: async (call, reply) => {
      const id = idIn(call)
      const { context } = call.given
      const { format } = readRepresentation(call.parameters, context)
      const [observedAt, lang] = [call.parameters.get('observedAt'), call.parameters.get('lang')]
      const fragment = readFragment(call.body, {
        context,
        nulls: 'deep',
        simplified: format === 'simplified',
      })
      requireSameId(id, fragment.id)
      const merging = {
        context,
        ...(observedAt !== undefined && { observedAt: readMoment(observedAt, 'observedAt') }),
        ...(lang !== undefined && { lang }),
      }
      await write(call, ofTypes(typesIn(call), toMerge(id, fragment, merging)))
      return reply.status(204).send()
    },
  })

  register({
    method: 'DELETE',
    url: '/entities/:id',
    summary: 'Delete an entity',
    action: 'city-data.write',
    parameters: ['type', 'local'],
    answer: async (call, reply) => {
      await write(call, ofTypes(typesIn(call), toDelete(idIn(call))))
      return reply.status(204).send()
    },
  })
}

/** Whether there is nothing in a body but its context. Source: CIM 009 5.6.1.4. */
function isEmpty(body: Json | undefined): boolean {
  if (Array.isArray(body)) return body.length === 0
  return isObject(body) && Object.keys(body).every((name) => name === '@context')
}

const because = { empty: { th: 'เนื้อหาว่างเปล่า', en: 'There is nothing in the body.' } }

function hasId(body: object): boolean {
  return Object.hasOwn(body, 'id') || Object.hasOwn(body, '@id')
}

function requireSameId(id: string, given: string | undefined) {
  if (given !== undefined && given !== id)
    throw entityFault('id', {
      th: 'ต้องตรงกับ id ในที่อยู่',
      en: 'It is not the id in the address.',
    })
}
