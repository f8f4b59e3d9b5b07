import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf, requireSession } from '../access/request.ts'
import { sendSession } from '../access/session-cookie.ts'
import { visitOf } from '../access/visit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { enterAsSample } from '../samples/enter-as-sample.ts'
import { endOtherSessions, endOwnSession } from '../session/end-sessions.ts'
import { listSessions } from '../session/queries.ts'
import { askRecovery } from '../sign-in/recovery.ts'
import type { Entered } from '../sign-in/sign-in.ts'
import { signInWithPasskey, startPasskeySignIn } from '../sign-in/sign-in-with-passkey.ts'
import { signInWithPassword } from '../sign-in/sign-in-with-password.ts'
import { byId, credentialAnswer, mandate, password, person, session } from './schema.ts'

export const entered = Type.Object({ person, session, mandates: Type.Array(mandate) })

/** What somebody let in is told; the token itself goes into the cookie alone. */
export function toEntered({ person, session, mandates }: Entered) {
  return { person, session, mandates }
}

/** The addresses of signing in and out: each way in makes a session, a session is read, a session is removed. */
export function sessionRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, setting, callers } = deps
  const { publicUrl } = deps.site

  server.route({
    method: 'POST',
    url: '/api/v1/sessions',
    schema: {
      summary: 'Sign in by address and password; the session comes in a cookie',
      body: Type.Object(
        { email: Type.String({ maxLength: 254 }), password },
        { additionalProperties: false },
      ),
      response: { 201: entered },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      const letIn = await signInWithPassword(db, setting, request.body, visitOf(request, clock()))
      sendSession(reply, publicUrl, letIn)
      reply.status(201)
      return toEntered(letIn)
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/passkey-challenges',
    schema: { summary: 'Begin to sign in with a passkey: what the browser is asked (WebAuthn)' },
    config: { permit: 'session.start', rateLimit: { max: 60, timeWindow: '1 minute' } },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return startPasskeySignIn(db, setting, clock())
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/passkey-sessions',
    schema: {
      summary: 'Sign in with a passkey; the session comes in a cookie',
      body: credentialAnswer<AuthenticationResponseJSON>(),
      response: { 201: entered },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      const visit = visitOf(request, clock())
      const letIn = await signInWithPasskey(db, setting, request.body, visit)
      sendSession(reply, publicUrl, letIn)
      reply.status(201)
      return toEntered(letIn)
    },
  })

  if (deps.samples)
    server.route({
      method: 'POST',
      url: '/api/v1/sample-sessions',
      schema: {
        summary: 'Act as a sample person; only where SAMPLE is on',
        body: Type.Object({ personId: byId.properties.id }, { additionalProperties: false }),
        response: { 201: entered },
      },
      config: { permit: 'session.start' },
      handler: async (request, reply) => {
        const visit = visitOf(request, clock())
        const letIn = await enterAsSample(db, request.body.personId, visit)
        sendSession(reply, publicUrl, letIn)
        reply.status(201)
        return toEntered(letIn)
      },
    })

  server.route({
    method: 'POST',
    url: '/api/v1/recovery-requests',
    schema: {
      summary: 'Ask for a link by mail to get back in; the answer is the same whoever exists',
      body: Type.Object(
        { email: Type.String({ maxLength: 254 }) },
        { additionalProperties: false },
      ),
      response: { 202: Type.Object({}) },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      await askRecovery(db, setting, request.body.email, visitOf(request, clock()))
      reply.status(202)
      return {}
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/sessions',
    schema: {
      summary: 'One’s own sessions, the last used first',
      response: {
        200: Type.Object({ items: Type.Array(session), current: Type.String() }),
      },
    },
    config: { permit: 'session.own' },
    handler: async (request, reply) => {
      const openSession = requireSession(request)
      reply.header('cache-control', 'no-store')
      const items = await listSessions(db.read, openSession.actor.person.id, clock())
      return { items, current: openSession.session.id }
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/sessions/:id',
    schema: { summary: 'End one of one’s own sessions at once', params: byId },
    config: { permit: 'session.own' },
    handler: async (request, reply) => {
      const openSession = requireSession(request)
      const { id } = request.params
      await endOwnSession(db, id, actOf(request, clock()))
      callers.forgetAll()
      if (id === openSession.session.id) sendSession(reply, publicUrl, null)
      return reply.status(204).send()
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/sessions',
    schema: { summary: 'End all of one’s own sessions but this one' },
    config: { permit: 'session.own' },
    handler: async (request, reply) => {
      await endOtherSessions(db, actOf(request, clock()))
      callers.forgetAll()
      return reply.status(204).send()
    },
  })
}
