import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { sendSession } from '../access/session-cookie.ts'
import { visitOf } from '../access/visit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import {
  acceptInvitation,
  acceptSignedIn,
  startInvitedPasskey,
} from '../sign-in/accept-invitation.ts'
import type { NewCredential } from '../sign-in/credential.ts'
import { becomeFirstOperator, startOperatorPasskey } from '../sign-in/first-operator.ts'
import { passkeyLimits } from '../sign-in/passkey.ts'
import { recover, startRecoveryPasskey } from '../sign-in/recovery.ts'
import type { NewPasskey } from '../sign-in/register-passkey.ts'
import type { Entered } from '../sign-in/sign-in.ts'
import { credentialAnswer, lang, oneTimeToken, password } from './schema.ts'
import { entered, toEntered } from './session-routes.ts'

const newWay = {
  password: Type.Optional(password),
  passkey: Type.Optional(
    Type.Object({
      label: Type.String({ maxLength: passkeyLimits.label }),
      response: credentialAnswer<RegistrationResponseJSON>(),
    }),
  ),
}
const byToken = Type.Object({ token: oneTimeToken }, { additionalProperties: false })
const whoever = {
  token: oneTimeToken,
  name: Type.String({ maxLength: 200 }),
  email: Type.String({ maxLength: 254 }),
  lang,
}
/** The token and one new way to sign in; for an invitation none where whoever is signed in accepts. */
const tokenAndWay = { additionalProperties: false, minProperties: 2, maxProperties: 2 }
const permit = { permit: 'session.start', rateLimit: { max: 60, timeWindow: '1 minute' } } as const

/** The way to sign in that a body brings; undefined where it brings none. */
function wayOf(brought: {
  password?: string | undefined
  passkey?: NewPasskey | undefined
}): NewCredential | undefined {
  if (brought.passkey) return { kind: 'passkey', ...brought.passkey }
  return brought.password === undefined
    ? undefined
    : { kind: 'password', password: brought.password }
}

/** The addresses of one-time links: an invitation, a way back in, the first operator. Each takes a new password or a new passkey. */
export function linkRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, setting } = deps

  const letIn = (reply: FastifyReply, who: Entered) => {
    sendSession(reply, deps.site.publicUrl, who)
    reply.status(201)
    return toEntered(who)
  }

  server.route({
    method: 'POST',
    url: '/api/v1/acceptance-challenges',
    schema: {
      summary: 'Begin to accept an invitation with a passkey: what the browser is asked (WebAuthn)',
      body: byToken,
    },
    config: permit,
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return startInvitedPasskey(db, setting, request.body.token, clock())
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/acceptances',
    schema: {
      summary: 'Accept an invitation: with a new password or passkey, or as whoever is signed in',
      body: Type.Object({ token: oneTimeToken, ...newWay }, { ...tokenAndWay, minProperties: 1 }),
      response: { 201: entered },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      const { token } = request.body
      const way = wayOf(request.body)
      const visit = visitOf(request, clock())
      if (!way) return letIn(reply, await acceptSignedIn(db, setting, token, visit))
      return letIn(reply, await acceptInvitation(db, setting, token, way, visit))
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/recovery-challenges',
    schema: {
      summary: 'Begin to get back in with a new passkey: what the browser is asked (WebAuthn)',
      body: byToken,
    },
    config: permit,
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return startRecoveryPasskey(db, setting, request.body.token, clock())
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/recoveries',
    schema: {
      summary: 'Get back in by the link that came by mail, with a new password or passkey',
      body: Type.Object({ token: oneTimeToken, ...newWay }, tokenAndWay),
      response: { 201: entered },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      const way = wayOf(request.body) as NewCredential
      const visit = visitOf(request, clock())
      const who = await recover(db, setting, request.body.token, way, visit)
      deps.callers.forgetAll()
      return letIn(reply, who)
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/first-operator-challenges',
    schema: {
      summary: 'Begin to become the first operator with a passkey: what the browser is asked',
      body: Type.Object(whoever, { additionalProperties: false }),
    },
    config: permit,
    handler: async (request, reply) => {
      const { token, ...who } = request.body
      reply.header('cache-control', 'no-store')
      return startOperatorPasskey(db, setting, token, who, clock())
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/first-operator',
    schema: {
      summary:
        'Become the first operator by the link that the first start has printed, with a new password or passkey',
      body: Type.Object(
        { ...whoever, ...newWay },
        { additionalProperties: false, minProperties: 5, maxProperties: 5 },
      ),
      response: { 201: entered },
    },
    config: { permit: 'session.start' },
    handler: async (request, reply) => {
      const { token, name, email, lang } = request.body
      const way = wayOf(request.body) as NewCredential
      const visit = visitOf(request, clock())
      const who = { name, email, lang }
      return letIn(reply, await becomeFirstOperator(db, setting, token, who, way, visit))
    },
  })
}
