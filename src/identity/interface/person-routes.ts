import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../access/request.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { renamePerson } from '../people/change-person.ts'
import { erasePerson } from '../privacy/erase-person.ts'
import { exportPerson } from '../privacy/export-person.ts'
import { endSessionsOf } from '../session/end-sessions.ts'
import { byId, lang, person } from './schema.ts'

const withReason = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false, description: 'Why, without names: it goes on record' },
)

/** The addresses by which an operator acts for somebody else, at their request or to protect their account. */
export function personRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, callers, personalData } = deps

  server.route({
    method: 'PATCH',
    url: '/api/v1/people/:id',
    schema: {
      summary: 'Correct the name or the language of a person',
      params: byId,
      body: Type.Object(
        { name: Type.Optional(Type.String({ maxLength: 200 })), lang: Type.Optional(lang) },
        { additionalProperties: false },
      ),
      response: { 200: person },
    },
    config: { permit: 'people.rename' },
    handler: async (request) => {
      const { params, body } = request
      const renamed = await renamePerson(db, params.id, body, actOf(request, clock()))
      callers.forgetAll()
      return renamed
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/people/:id/sessions',
    schema: {
      summary: 'End every session of a person at once',
      params: byId,
      body: withReason,
      response: { 200: Type.Object({ ended: Type.Integer() }) },
    },
    config: { permit: 'session.end' },
    handler: async (request) => {
      const { params, body } = request
      const ended = await endSessionsOf(db, params.id, body.reason, actOf(request, clock()))
      callers.forgetAll()
      return { ended }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/people/:id/copies',
    schema: { summary: 'A copy of everything that is kept about a person', params: byId },
    config: { permit: 'people.export' },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store').status(201)
      return exportPerson(db, request.params.id, actOf(request, clock()), personalData)
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/people/:id',
    schema: {
      summary: 'Erase a person for good; what they did and decided stays under a random id',
      params: byId,
      body: withReason,
    },
    config: { permit: 'people.erase' },
    handler: async (request, reply) => {
      const { params, body } = request
      await erasePerson(db, params.id, body.reason, actOf(request, clock()), personalData)
      callers.forgetAll()
      return reply.status(204).send()
    },
  })
}
