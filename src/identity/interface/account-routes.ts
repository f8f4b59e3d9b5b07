import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf, requireSession } from '../access/request.ts'
import { sendSession } from '../access/session-cookie.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { renamePerson } from '../people/change-person.ts'
import { erasePerson } from '../privacy/erase-person.ts'
import { exportPerson } from '../privacy/export-person.ts'
import { chooseMandate } from '../session/choose-mandate.ts'
import { lang, mandate, maybeText, person, session } from './schema.ts'

/** The addresses of one's own account. */
export function accountRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock } = deps
  const { publicUrl } = deps.site

  server.route({
    method: 'GET',
    url: '/api/v1/me',
    schema: {
      summary: 'Who is signed in, the mandates in force and the one acted in',
      response: {
        200: Type.Object({
          person,
          mandate: Type.Union([mandate, Type.Null()]),
          mandates: Type.Array(mandate),
        }),
      },
    },
    config: { permit: 'people.read' },
    handler: async (request, reply) => {
      const { person, mandate, mandates } = requireSession(request).actor
      reply.header('cache-control', 'no-store')
      return { person, mandate, mandates }
    },
  })

  server.route({
    method: 'PATCH',
    url: '/api/v1/me',
    schema: {
      summary: 'Correct one’s own name or language',
      body: Type.Object(
        { name: Type.Optional(Type.String({ maxLength: 200 })), lang: Type.Optional(lang) },
        { additionalProperties: false },
      ),
      response: { 200: person },
    },
    config: { permit: 'people.rename' },
    handler: (request) =>
      renamePerson(
        db,
        requireSession(request).actor.person.id,
        request.body,
        actOf(request, clock()),
      ),
  })

  server.route({
    method: 'PUT',
    url: '/api/v1/me/mandate',
    schema: {
      summary: 'Act in another of one’s mandates, or in none; the session gets a new token',
      body: Type.Object({ mandateId: maybeText }, { additionalProperties: false }),
      response: { 200: session },
    },
    config: { permit: 'mandate.act' },
    handler: async (request, reply) => {
      const { token } = requireSession(request)
      const { mandateId } = request.body
      const opened = await chooseMandate(db, token, mandateId, actOf(request, clock()))
      deps.callers.forget(token)
      sendSession(reply, publicUrl, opened)
      return opened.session
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/me/copies',
    schema: { summary: 'A copy of everything that is kept about oneself' },
    config: { permit: 'people.export' },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store').status(201)
      const { person } = requireSession(request).actor
      return exportPerson(db, person.id, actOf(request, clock()), deps.personalData)
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/me',
    schema: {
      summary: 'Erase one’s own data for good; what was done and decided stays under a random id',
      body: Type.Object(
        { reason: Type.String({ minLength: 1, maxLength: 500 }) },
        { additionalProperties: false },
      ),
    },
    config: { permit: 'people.erase' },
    handler: async (request, reply) => {
      const { actor } = requireSession(request)
      await erasePerson(
        db,
        actor.person.id,
        request.body.reason,
        actOf(request, clock()),
        deps.personalData,
      )
      deps.callers.forgetAll()
      sendSession(reply, publicUrl, null)
      return reply.status(204).send()
    },
  })
}
