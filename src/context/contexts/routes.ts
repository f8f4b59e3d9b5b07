import type { FastifyReply } from 'fastify'
import { type Call, type Register, readFlag, readWords } from '../interface/index.ts'
import { addContext } from './add-context.ts'
import type { Contexts } from './contexts.ts'
import { contextKinds, contextPath } from './document.ts'
import { listContexts } from './list-contexts.ts'
import { removeContext } from './remove-context.ts'
import { serveContext } from './serve-context.ts'

const collection = '/jsonldContexts'
const one = `${collection}/:contextId`
/** What is sent and received here is about contexts; it has none of its own. */
const plain = true

/** The operations on the contexts of a data space. Source: CIM 009 5.13, 6.29, 6.30. */
export function contextOperations(register: Register, contexts: Contexts) {
  register({
    method: 'POST',
    url: collection,
    summary: 'Host a @context',
    action: 'city-data.write',
    plain,
    answer: async ({ space, body, act }, reply) => {
      const id = await addContext(contexts, space, body, act.now)
      return reply.status(201).header('location', contextPath(id)).send()
    },
  })
  register({
    method: 'GET',
    url: collection,
    summary: 'List the @contexts of a data space',
    action: 'city-data.read',
    parameters: ['details', 'kind'],
    plain,
    answer: async (call, reply) => {
      const { space, parameters } = call
      const details = readFlag(parameters, 'details') ?? false
      const [kind] = readWords(parameters, 'kind', contextKinds)
      return send(call, reply, await listContexts(contexts, space, { details, kind }))
    },
  })
  register({
    method: 'GET',
    url: one,
    summary: 'Serve a @context, or what is known of it',
    action: 'city-data.read',
    parameters: ['details'],
    plain,
    answer: async (call, reply) => {
      const details = readFlag(call.parameters, 'details') ?? false
      const { space, act } = call
      return send(call, reply, await serveContext(contexts, space, idIn(call), details, act.now))
    },
  })
  register({
    method: 'DELETE',
    url: one,
    summary: 'Remove a @context, or get the copy of one anew',
    action: 'city-data.write',
    parameters: ['reload'],
    plain,
    answer: async (call, reply) => {
      const reload = readFlag(call.parameters, 'reload') ?? false
      await removeContext(contexts, call.space, idIn(call), reload, call.act.now)
      return reply.status(204).send()
    },
  })
}

function idIn({ request }: Call): string {
  return (request.params as { contextId: string }).contextId
}

function send({ mediaType }: Call, reply: FastifyReply, body: unknown) {
  return reply.type(mediaType).serializer(JSON.stringify).send(body)
}
