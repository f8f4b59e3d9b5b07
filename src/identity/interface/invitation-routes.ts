import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../access/request.ts'
import { sendSession } from '../access/session-cookie.ts'
import { visitOf } from '../access/visit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { objectOfScope } from '../people/scope.ts'
import { isSample } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { acceptInvitation, acceptSignedIn } from '../sign-in/accept-invitation.ts'
import { becomeFirstOperator } from '../sign-in/first-operator.ts'
import { listInvitations } from '../sign-in/invitation-queries.ts'
import { invite, withdrawInvitation } from '../sign-in/invite.ts'
import {
  byId,
  day,
  lang,
  maybeDay,
  moment,
  oneTimeToken,
  password,
  role,
  scope,
  uuid,
} from './schema.ts'
import { entered, toEntered } from './session-routes.ts'

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

/** The addresses of asking people in, and of coming in by a link. */
export function invitationRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, setting } = deps
  const { publicUrl } = deps.site

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

  server.route({
    method: 'POST',
    url: '/api/v1/acceptances',
    schema: {
      summary: 'Accept an invitation: with a new password, or as whoever is signed in',
      body: Type.Object(
        { token: oneTimeToken, password: Type.Optional(password) },
        { additionalProperties: false },
      ),
      response: { 201: entered },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      const { token, password } = request.body
      const visit = visitOf(request, clock())
      const letIn =
        password === undefined
          ? await acceptSignedIn(db, setting, token, visit)
          : await acceptInvitation(db, setting, token, { kind: 'password', password }, visit)
      sendSession(reply, publicUrl, letIn)
      reply.status(201)
      return toEntered(letIn)
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/first-operator',
    schema: {
      summary: 'Become the first operator by the link that the first start has printed',
      body: Type.Object(
        {
          token: oneTimeToken,
          name: wanted.name,
          email: wanted.email,
          lang,
          password,
        },
        { additionalProperties: false },
      ),
      response: { 201: entered },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      const { token, password, ...who } = request.body
      const visit = visitOf(request, clock())
      const chosen = { kind: 'password', password } as const
      const letIn = await becomeFirstOperator(db, setting, token, who, chosen, visit)
      sendSession(reply, publicUrl, letIn)
      reply.status(201)
      return toEntered(letIn)
    },
  })
}
