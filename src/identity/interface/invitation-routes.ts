import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../access/request.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { objectOfScope } from '../people/scope.ts'
import { isSample } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { listInvitations } from '../sign-in/invitation-queries.ts'
import { invite, withdrawInvitation } from '../sign-in/invite.ts'
import { byId, day, lang, maybeDay, moment, role, scope, uuid } from './schema.ts'

const wanted = {
  name: Type.String({ maxLength: 200 }),
  email: Type.String({ maxLength: 254 }),
  lang,
  role,
  scope,
  basis: Type.String({ maxLength: 500 }),
}

const invitation = Type.Object({
  id: uuid,
  ...wanted,
  from: Type.String(),
  until: Type.Union([Type.String(), Type.Null()]),
  invitedBy: uuid,
  madeAt: moment,
  expiresAt: moment,
})

/** The addresses of asking people in. */
export function invitationRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, setting } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/invitations',
    schema: {
      summary: 'Invitations that wait for an answer, by where the invited are to act',
      querystring: Type.Object({
        kind: scope.properties.kind,
        id: Type.Optional(Type.String({ maxLength: 200 })),
        role: Type.Optional(role),
      }),
      response: { 200: Type.Object({ items: Type.Array(invitation) }) },
    },
    config: { permit: 'people.invite' },
    handler: async ({ actor, query }, reply) => {
      const where = { kind: query.kind, id: query.id ?? null }
      requirePermitOn(actor, 'people.invite', objectOfScope(where, isSample(actor)))
      reply.header('cache-control', 'no-store')
      // Samples invite nobody, and do not see whom others have invited.
      if (isSample(actor)) return { items: [] }
      return { items: await listInvitations(db.read, { scope: where, role: query.role }, clock()) }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/invitations',
    schema: {
      summary: 'Ask somebody in, by mail, to hold a mandate',
      body: Type.Object({ ...wanted, from: day, until: maybeDay }, { additionalProperties: false }),
      response: { 201: invitation },
    },
    config: { permit: 'people.invite' },
    handler: async (request, reply) => {
      reply.status(201)
      return invite(db, setting, request.body, actOf(request, clock()))
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/invitations/:id',
    schema: { summary: 'Take an invitation back', params: byId },
    config: { permit: 'people.invite' },
    handler: async (request, reply) => {
      await withdrawInvitation(db, request.params.id, actOf(request, clock()))
      return reply.status(204).send()
    },
  })
}
