import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import {
  forgetAddress,
  listAddresses,
  type RegisteredAddress,
  registerAddress,
} from './registered.ts'

const address = Type.Object({
  id: Type.String({ format: 'uuid' }),
  url: Type.String({ description: 'Address of the document, to the letter' }),
  registeredAt: Type.String({ format: 'date-time' }),
})
const permit = 'source.register'

/** The addresses of @contexts that an operator lets the product fetch. */
export function contextAddressRoutes(server: Server, { db, clock }: { db: Db; clock: () => Date }) {
  server.route({
    method: 'GET',
    url: '/api/v1/context-addresses',
    schema: {
      summary: 'Addresses of @contexts that may be fetched',
      response: { 200: Type.Object({ items: Type.Array(address) }) },
    },
    config: { permit },
    handler: async (_, reply) => {
      reply.header('cache-control', 'no-store')
      return { items: (await listAddresses(db.read)).map(toWire) }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/context-addresses',
    schema: {
      summary: 'Let the @context at an address be fetched',
      body: Type.Object(
        { url: Type.String({ minLength: 1, maxLength: 2048 }) },
        { additionalProperties: false },
      ),
      response: { 201: address },
    },
    config: { permit },
    handler: async (request, reply) => {
      const made = await registerAddress(db, actOf(request, clock()), request.body.url)
      const location = `/api/v1/context-addresses/${made.id}`
      return reply.status(201).header('location', location).send(toWire(made))
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/context-addresses/:id',
    schema: {
      summary: 'Let the @context at an address be fetched no longer',
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    },
    config: { permit },
    handler: async (request, reply) => {
      await forgetAddress(db, actOf(request, clock()), request.params.id)
      return reply.status(204).send()
    },
  })
}

function toWire({ id, url, at }: RegisteredAddress) {
  return { id, url, registeredAt: at.toISOString() }
}
