import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import type { Tx } from '../../store/db.ts'
import { findTenant } from '../../store/tenants.ts'
import { actOf } from '../access/request.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import type { Actor } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { purposes } from '../policy/purpose.ts'
import type { PolicyObject } from '../policy/relation.ts'
import type { Action } from '../policy/table.ts'
import { tokenLimits } from '../session/api-token.ts'
import { issueToken } from '../session/issue-token.ts'
import { noSuchSpace } from '../session/problems.ts'
import { revokeToken } from '../session/revoke-token.ts'
import { listTokens } from '../session/token-queries.ts'
import { apiToken, uuid } from './schema.ts'

const space = Type.String({
  pattern: '^[a-z0-9][a-z0-9_-]{0,62}$',
  description: 'Name of a data space',
})

/** The addresses of the tokens by which a city's systems reach its data space. A space bears the slug of its city. */
export function tokenRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, setting } = deps

  /** A space as the policy looks at it. Throws `notPermitted` or `signInNeeded` before `noSuchSpace`. */
  async function requireSpace(tx: Tx, name: string, actor: Actor, action: Action) {
    const city = await setting.findCity(tx, name)
    const tenant = await findTenant(tx, name)
    const object: PolicyObject = { ...(city && { city: name, sample: city.sample }), tenant }
    requirePermitOn(actor, action, object)
    if (tenant === undefined) throw noSuchSpace()
    return { tenant, object }
  }

  server.route({
    method: 'GET',
    url: '/api/v1/spaces/:space/tokens',
    schema: {
      summary: 'Tokens of a data space, those still good first; never the secrets',
      params: Type.Object({ space }),
      response: { 200: Type.Object({ items: Type.Array(apiToken) }) },
    },
    config: { permit: 'token.read' },
    handler: async ({ actor, params }, reply) => {
      const { tenant } = await requireSpace(db.read, params.space, actor, 'token.read')
      reply.header('cache-control', 'no-store')
      return { items: await listTokens(db.read, tenant, clock()) }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/spaces/:space/tokens',
    schema: {
      summary: 'Issue a token to a system; its secret is shown this once',
      params: Type.Object({ space }),
      body: Type.Object(
        {
          label: Type.String({ minLength: 1, maxLength: tokenLimits.label }),
          purposes: Type.Array(Type.Enum([...purposes]), { minItems: 1 }),
          expiresAt: Type.String({ format: 'date-time' }),
        },
        { additionalProperties: false },
      ),
      response: { 201: Type.Object({ secret: Type.String(), token: apiToken }) },
    },
    config: { permit: 'token.issue' },
    handler: async (request, reply) => {
      const { params, body, actor } = request
      const { tenant, object } = await requireSpace(db.read, params.space, actor, 'token.issue')
      const wanted = { ...body, tenant, expiresAt: new Date(body.expiresAt) }
      reply.status(201).header('cache-control', 'no-store')
      return issueToken(db, wanted, object, actOf(request, clock()))
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/spaces/:space/tokens/:id',
    schema: { summary: 'Revoke a token at once', params: Type.Object({ space, id: uuid }) },
    config: { permit: 'token.revoke' },
    handler: async (request, reply) => {
      const { params, actor } = request
      const { tenant, object } = await requireSpace(db.read, params.space, actor, 'token.revoke')
      await revokeToken(db, tenant, params.id, object, actOf(request, clock()))
      deps.callers.forgetAll()
      return reply.status(204).send()
    },
  })
}
