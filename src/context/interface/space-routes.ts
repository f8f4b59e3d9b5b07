import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import {
  type Act,
  actOf,
  doneEntry,
  permitsOn,
  record,
  requirePermitOn,
} from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import { alreadyExists, nonexistentTenant } from '../problems.ts'
import {
  changeSpace,
  createSpace,
  defaultSpace,
  dropSpace,
  findSpace,
  listSpaces,
  type Space,
} from '../space/index.ts'
import type { InterfaceDeps } from './call.ts'
import { policyObjectOf } from './policy-object.ts'
import { defaultStays } from './problems.ts'

const name = Type.String({
  pattern: '^[a-z0-9][a-z0-9_-]{0,62}$',
  description: 'Name of a data space; a city’s own bears its slug',
})
const settings = {
  open: Type.Boolean({ description: 'Everybody may read' }),
  mostEntities: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  mostSubscriptions: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
}
const space = Type.Object({ name, ...settings })
const some = Type.Partial(Type.Object(settings), { additionalProperties: false })
const byName = Type.Object({ space: name })

/** The data spaces of cities, for operators; those of a city see their own. */
export function spaceRoutes(server: Server, { db, clock }: InterfaceDeps) {
  server.route({
    method: 'GET',
    url: '/api/v1/spaces',
    schema: {
      summary: 'Data spaces that the caller may see',
      response: { 200: Type.Object({ items: Type.Array(space) }) },
    },
    config: { permit: 'tenant.read' },
    handler: async ({ actor }, reply) => {
      reply.header('cache-control', 'no-store')
      const all = await listSpaces(db.read)
      return {
        items: all
          .filter((one) => permitsOn(actor, 'tenant.read', policyObjectOf(one)))
          .map(toWire),
      }
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/spaces/:space',
    schema: { summary: 'One data space', params: byName, response: { 200: space } },
    config: { permit: 'tenant.read' },
    handler: async ({ actor, params }, reply) => {
      requirePermitOn(actor, 'tenant.read', policyObjectOf({ name: params.space }))
      reply.header('cache-control', 'no-store')
      return toWire(await requireFound(db, params.space))
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/spaces',
    schema: {
      summary: 'Create a data space',
      body: Type.Object({ name, ...some.properties }, { additionalProperties: false }),
      response: { 201: space },
    },
    config: { permit: 'tenant.create' },
    handler: async (request, reply) => {
      const { name: wanted, ...given } = request.body
      requirePermitOn(request.actor, 'tenant.create', policyObjectOf({ name: wanted }))
      const { space: made, isNew } = await createSpace(db, wanted, clock(), given)
      if (!isNew) throw alreadyExists({ members: { space: wanted } })
      await tell(db, actOf(request, clock()), 'tenant.create', wanted, { after: toWire(made) })
      const location = `/api/v1/spaces/${wanted}`
      return reply.status(201).header('location', location).send(toWire(made))
    },
  })

  server.route({
    method: 'PATCH',
    url: '/api/v1/spaces/:space',
    schema: {
      summary: 'Set who may read a data space and how much may lie in it',
      params: byName,
      body: some,
      response: { 200: space },
    },
    config: { permit: 'tenant.create' },
    handler: async (request) => {
      const { params, body, actor } = request
      requirePermitOn(actor, 'tenant.create', policyObjectOf({ name: params.space }))
      const before = await requireFound(db, params.space)
      await changeSpace(db, before, body)
      const after = await requireFound(db, params.space)
      const told = { before: toWire(before), after: toWire(after) }
      await tell(db, actOf(request, clock()), 'tenant.create', params.space, told)
      return toWire(after)
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/spaces/:space',
    schema: { summary: 'Drop a data space with all that is in it, for good', params: byName },
    config: { permit: 'tenant.drop' },
    handler: async (request, reply) => {
      const { params, actor } = request
      requirePermitOn(actor, 'tenant.drop', policyObjectOf({ name: params.space }))
      if (params.space === defaultSpace) throw defaultStays()
      const found = await requireFound(db, params.space)
      // On record first: whoever began it is known, also where it is broken off.
      const act = actOf(request, clock())
      await tell(db, act, 'tenant.drop', params.space, { before: toWire(found) })
      await dropSpace(db, found, clock())
      return reply.status(204).send()
    },
  })
}

async function requireFound(db: Db, wanted: string): Promise<Space> {
  const found = await findSpace(db, wanted)
  if (!found) throw nonexistentTenant({ members: { tenant: wanted } })
  return found
}

function toWire({ name: own, open, mostEntities, mostSubscriptions }: Space) {
  return { name: own, open, mostEntities, mostSubscriptions }
}

function tell(
  db: Db,
  act: Act,
  action: 'tenant.create' | 'tenant.drop',
  id: string,
  facts: { before?: object; after?: object },
): Promise<void> {
  const done = { action, object: { kind: 'space', id }, ...facts }
  return db.transaction((tx) => record(tx, doneEntry(act, done)))
}
