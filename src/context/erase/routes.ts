import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf, requirePermitOn } from '../../identity/index.ts'
import type { InterfaceDeps } from '../interface/index.ts'
import { policyObjectOf } from '../interface/policy-object.ts'
import { coreContext } from '../ld/compile-context.ts'
import { expandName } from '../ld/context.ts'
import { nonexistentTenant } from '../problems.ts'
import { findSpace } from '../space/index.ts'
import type { Writer } from '../write/index.ts'
import { eraseEntity } from './erase-entity.ts'

const erasure = Type.Object(
  {
    entity: Type.String({ minLength: 1, maxLength: 2048, description: 'Id of the entity' }),
    attribute: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2048,
        description: 'Erase this attribute alone: a term of the core context or an IRI',
      }),
    ),
    reason: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'Why, without names of people: it stays on record',
    }),
  },
  { additionalProperties: false },
)

/** Erasing city data for good, where the law asks for it. */
export function erasureRoutes(server: Server, { db, clock }: InterfaceDeps, writer: Writer) {
  server.route({
    method: 'POST',
    url: '/api/v1/spaces/:space/erasures',
    schema: {
      summary: 'Erase an entity or an attribute of it with all its history, for good',
      params: Type.Object({ space: Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,62}$' }) }),
      body: erasure,
      response: {
        201: Type.Object({
          rows: Type.Integer({ description: 'Observations and changes that went from history' }),
        }),
      },
    },
    config: { permit: 'city-data.erase' },
    handler: async (request, reply) => {
      const { params, body, actor } = request
      requirePermitOn(actor, 'city-data.erase', policyObjectOf({ name: params.space }))
      const space = await findSpace(db, params.space)
      if (!space) throw nonexistentTenant({ members: { tenant: params.space } })
      const { entity: id, attribute: name, reason } = body
      const attribute = name === undefined ? undefined : expandName(coreContext, name)
      const act = actOf(request, clock())
      const rows = await eraseEntity({ db, writer }, space, act, { id, attribute, reason })
      return reply.status(201).send({ rows })
    },
  })
}
