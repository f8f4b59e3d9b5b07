import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { requireSession } from '../access/request.ts'
import { sendSession } from '../access/session-cookie.ts'
import { visitOf } from '../access/visit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { addPasskey, removePasskey, startPasskey } from '../sign-in/add-passkey.ts'
import { changePassword } from '../sign-in/change-password.ts'
import { listIdentities } from '../sign-in/identities.ts'
import { passkeyLimits } from '../sign-in/passkey.ts'
import { listPasskeys } from '../sign-in/passkey-queries.ts'
import { unlinkIdentity } from '../sign-in/unlink-identity.ts'
import { credentialAnswer, identity, passkey, password } from './schema.ts'
import { entered, toEntered } from './session-routes.ts'

/** The addresses of the ways into one's own account: password, passkeys, identities at providers. */
export function waysInRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, setting } = deps
  const { publicUrl } = deps.site

  server.route({
    method: 'PUT',
    url: '/api/v1/me/password',
    schema: {
      summary: 'Set one’s own password; all other sessions end',
      body: Type.Object(
        { present: Type.Union([password, Type.Null()]), next: password },
        { additionalProperties: false },
      ),
      response: { 200: entered },
    },
    config: { permit: 'account.change' },
    handler: async (request, reply) => {
      const { token } = requireSession(request)
      const letIn = await changePassword(db, setting, request.body, visitOf(request, clock()))
      deps.callers.forget(token)
      sendSession(reply, publicUrl, letIn)
      return toEntered(letIn)
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/me/passkeys',
    schema: {
      summary: 'One’s own passkeys, the newest first',
      response: { 200: Type.Object({ items: Type.Array(passkey) }) },
    },
    config: { permit: 'account.change' },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return { items: await listPasskeys(db.read, requireSession(request).actor.person.id) }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/me/passkey-challenges',
    schema: { summary: 'Begin to add a passkey: what the browser is asked (WebAuthn)' },
    config: { permit: 'account.change' },
    handler: (request) => startPasskey(db, setting, visitOf(request, clock())),
  })

  server.route({
    method: 'POST',
    url: '/api/v1/me/passkeys',
    schema: {
      summary: 'Add the passkey that the browser has made; the session gets a new token',
      body: Type.Object({
        label: Type.String({ maxLength: passkeyLimits.label }),
        response: credentialAnswer<RegistrationResponseJSON>(),
      }),
      response: { 201: entered },
    },
    config: { permit: 'account.change' },
    handler: async (request, reply) => {
      const { token } = requireSession(request)
      const letIn = await addPasskey(db, setting, request.body, visitOf(request, clock()))
      deps.callers.forget(token)
      sendSession(reply, publicUrl, letIn)
      reply.status(201)
      return toEntered(letIn)
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/me/passkeys/:key',
    schema: {
      summary: 'Remove one of one’s own passkeys',
      params: Type.Object({ key: Type.String({ maxLength: 1366 }) }),
    },
    config: { permit: 'account.change' },
    handler: async (request, reply) => {
      await removePasskey(db, setting, request.params.key, visitOf(request, clock()))
      return reply.status(204).send()
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/me/identities',
    schema: {
      summary: 'One’s own identities at providers of sign-in, the newest first',
      response: { 200: Type.Object({ items: Type.Array(identity) }) },
    },
    config: { permit: 'account.change' },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { person } = requireSession(request).actor
      const items = await listIdentities(db.read, person.id)
      const ids = new Map(deps.providers.map(({ settings }) => [settings.issuer, settings.id]))
      return { items: items.map((one) => ({ ...one, provider: ids.get(one.issuer) ?? null })) }
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/me/identities',
    schema: {
      summary: 'Unlink one of one’s own identities, by its issuer and subject',
      querystring: Type.Object({
        issuer: Type.String({ maxLength: 500 }),
        subject: Type.String({ maxLength: 255 }),
      }),
    },
    config: { permit: 'account.change' },
    handler: async (request, reply) => {
      await unlinkIdentity(db, setting, request.query, visitOf(request, clock()))
      return reply.status(204).send()
    },
  })
}
