import type { FastifyReply } from 'fastify'
import { because, entityFault } from '../entity/faults.ts'
import { readAttributeFragment, readFragment } from '../entity/read-entity.ts'
import type { Json } from '../json.ts'
import { compactName } from '../ld/context.ts'
import {
  type Done,
  toAppend,
  toDeleteAttribute,
  toReplaceAttribute,
  toUpdate,
  toUpdatePartially,
} from '../write/index.ts'
import { sendJson } from './answer.ts'
import type { Call } from './call.ts'
import { attributeIn, datasetIn, idIn, typesIn } from './entity-parameters.ts'
import { readFlag, readWords } from './parameters.ts'
import type { Register } from './route.ts'
import { ofTypes, type WriteOne } from './write-one.ts'

const own = ['type', 'local']

/** Operations on attributes of one entity. Source: CIM 009 5.6.2 to 5.6.5, 5.6.19. */
export function attributeRoutes(register: Register, write: WriteOne) {
  register({
    method: 'POST',
    url: '/entities/:id/attrs',
    summary: 'Append attributes',
    action: 'city-data.write',
    parameters: [...own, 'options'],
    answer: async (call, reply) => {
      const id = idIn(call)
      const overwrite = !readWords(call.parameters, 'options', ['noOverwrite']).has('noOverwrite')
      const fragment = readFragment(call.body, { context: call.given.context, nulls: 'none' })
      return told(
        call,
        reply,
        await write(call, ofTypes(typesIn(call), toAppend(id, fragment, overwrite))),
      )
    },
  })

  register({
    method: 'PATCH',
    url: '/entities/:id/attrs',
    summary: 'Update attributes',
    action: 'city-data.write',
    parameters: own,
    answer: async (call, reply) => {
      const id = idIn(call)
      const fragment = readFragment(call.body, { context: call.given.context, nulls: 'members' })
      return told(call, reply, await write(call, ofTypes(typesIn(call), toUpdate(id, fragment))))
    },
  })

  for (const { method, summary, nulls, edit } of [
    {
      method: 'PATCH',
      summary: 'Update parts of an attribute',
      nulls: 'members',
      edit: toUpdatePartially,
    },
    { method: 'PUT', summary: 'Replace an attribute', nulls: 'none', edit: toReplaceAttribute },
  ] as const)
    register({
      method,
      url: '/entities/:id/attrs/:attribute',
      summary,
      action: 'city-data.write',
      parameters: [...own, 'datasetId'],
      answer: async (call, reply) => {
        const [id, { iri, name }] = [idIn(call), attributeIn(call)]
        if (iri === 'scope') throw entityFault('scope', because.notAttribute)
        const reading = { context: call.given.context, nulls }
        const patches = readAttributeFragment(iri, name, call.body, reading)
        await write(call, ofTypes(typesIn(call), edit(id, iri, patches)))
        return reply.status(204).send()
      },
    })

  register({
    method: 'DELETE',
    url: '/entities/:id/attrs/:attribute',
    summary: 'Delete an attribute',
    action: 'city-data.write',
    parameters: [...own, 'datasetId', 'deleteAll'],
    answer: async (call, reply) => {
      const which = {
        datasetId: datasetIn(call),
        deleteAll: readFlag(call.parameters, 'deleteAll') ?? false,
      }
      const [id, { iri }] = [idIn(call), attributeIn(call)]
      await write(call, ofTypes(typesIn(call), toDeleteAttribute(id, iri, which)))
      return reply.status(204).send()
    },
  })
}

/** Nothing where all was written; else what was, and what was left as it is. Source: CIM 009 5.2.18, 6.6.3.1. */
function told(call: Call, reply: FastifyReply, { changes, kept }: Done) {
  if (kept.length === 0) return reply.status(204).send()
  const name = (iri: string) => compactName(call.given.context, iri)
  const body: Json = {
    updated: [...new Set(changes.map(({ attribute }) => name(attribute)))],
    notUpdated: kept.map(({ attribute, datasetId }) => ({
      attributeName: name(attribute),
      ...(datasetId !== undefined && { datasetId }),
      reason: 'มีอยู่แล้วและขอไม่ให้เขียนทับ (It is there, and was not to be overwritten.)',
    })),
  }
  return sendJson(call, reply, body, 207)
}
