import { Type } from 'typebox'
import { linkHeader, pageOf, pageQuery } from '../../http/paging.ts'
import type { Server } from '../../http/server.ts'
import { actOf } from '../access/request.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { organisationKinds } from '../organisation.ts'
import { grantMandate } from '../people/grant-mandate.ts'
import { joinOrganisation, leaveOrganisation } from '../people/join-organisation.ts'
import { mandatesInForce } from '../people/mandate.ts'
import { listMandates, listMandatesIn } from '../people/mandate-queries.ts'
import { listMemberships, listOrganisations } from '../people/organisations.ts'
import { noSuchPerson } from '../people/problems.ts'
import { findPerson, listPeople, listPeopleById } from '../people/queries.ts'
import { revokeMandate } from '../people/revoke-mandate.ts'
import { objectOfScope } from '../people/scope.ts'
import { isSample } from '../policy/actor.ts'
import { permitsOn, requirePermitOn } from '../policy/permits.ts'
import { byId, day, mandate, maybeDay, person, role, scope, uuid } from './schema.ts'

const membership = Type.Object({
  id: uuid,
  personId: uuid,
  organisationId: Type.String(),
  from: Type.String(),
  until: Type.Union([Type.String(), Type.Null()]),
})

const newMandate = Type.Object(
  {
    personId: uuid,
    role,
    scope,
    from: day,
    until: maybeDay,
    basis: Type.String({ maxLength: 500 }),
  },
  { additionalProperties: false },
)

/** The addresses of people, of where they belong and of the mandates they hold. */
export function peopleRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, site, setting } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/organisations',
    schema: {
      summary: 'Organisations of the record, by a part of the name and by kind',
      querystring: Type.Object({
        q: Type.Optional(Type.String({ maxLength: 200 })),
        kind: Type.Optional(Type.Enum([...organisationKinds])),
        ...pageQuery.properties,
      }),
      response: {
        200: pageOf(
          Type.Object({
            id: Type.String(),
            kind: Type.String(),
            name: Type.Object({ th: Type.String(), en: Type.String() }),
          }),
        ),
      },
    },
    config: { permit: 'record.read' },
    handler: async (request, reply) => {
      const { page, size, ...filter } = request.query
      const found = await listOrganisations(db.read, filter, { page, size })
      reply.header('link', linkHeader(site.publicUrl, request.raw.url ?? '', found))
      return found
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/people',
    schema: {
      summary: 'People, by a part of name or address, by organisation, by role',
      querystring: Type.Object({
        q: Type.Optional(Type.String({ maxLength: 200 })),
        organisation: Type.Optional(Type.String({ maxLength: 200 })),
        role: Type.Optional(role),
        ...pageQuery.properties,
      }),
      response: { 200: pageOf(person) },
    },
    config: { permit: 'people.read' },
    handler: async (request, reply) => {
      const { page, size, organisation, ...filter } = request.query
      const sample = isSample(request.actor)
      const organisations = organisation === undefined ? undefined : [organisation]
      requirePermitOn(request.actor, 'people.read', { organisations, sample })
      const wanted = { ...filter, organisationId: organisation, ...(sample && { sample }) }
      const found = await listPeople(db.read, wanted, { page, size }, clock())
      reply.header('link', linkHeader(site.publicUrl, request.raw.url ?? '', found))
      reply.header('cache-control', 'no-store')
      return found
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/people/:id',
    schema: {
      summary: 'A person, the mandates in force and where they belong',
      params: byId,
      response: {
        200: Type.Object({
          person,
          mandates: Type.Array(mandate),
          memberships: Type.Array(membership),
        }),
      },
    },
    config: { permit: 'people.read' },
    handler: async ({ actor, params: { id } }, reply) => {
      const found = await findPerson(db.read, id)
      const mandates = mandatesInForce(await listMandates(db.read, id), clock())
      const memberships = await listMemberships(db.read, id)
      const { sample = false } = found ?? {}
      const isTheirs = mandates.some((held) =>
        permitsOn(actor, 'people.read', { ...objectOfScope(held.scope, sample), person: id }),
      )
      const organisations = memberships.map(({ organisationId }) => organisationId)
      // Who may not see all people learns nothing of who there is.
      if (!isTheirs) requirePermitOn(actor, 'people.read', { person: id, organisations, sample })
      if (!found || found.erasedAt) throw noSuchPerson()
      reply.header('cache-control', 'no-store')
      return { person: found, mandates, memberships }
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/mandates',
    schema: {
      summary: 'Mandates held, now or once, in a city, an organisation, a body or the programme',
      querystring: Type.Object({
        kind: scope.properties.kind,
        id: Type.Optional(Type.String({ maxLength: 200 })),
      }),
      response: { 200: Type.Object({ items: Type.Array(mandate) }) },
    },
    config: { permit: 'people.read' },
    handler: async ({ actor, query }, reply) => {
      const where = { kind: query.kind, id: query.id ?? null }
      const sample = isSample(actor)
      requirePermitOn(actor, 'people.read', objectOfScope(where, sample))
      const held = await listMandatesIn(db.read, where)
      const ids = [...new Set(held.map(({ personId }) => personId))]
      const people = new Map(
        (await listPeopleById(db.read, ids)).map((holder) => [holder.id, holder]),
      )
      reply.header('cache-control', 'no-store')
      return { items: held.filter(({ personId }) => people.get(personId)?.sample === sample) }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/mandates',
    schema: {
      summary: 'Grant a mandate to a person',
      body: newMandate,
      response: { 201: mandate },
    },
    config: { permit: ['mandate.grant', 'mandate.grant-body', 'mandate.grant-office'] },
    handler: async (request, reply) => {
      reply.status(201)
      return grantMandate(db, request.body, setting.findCity, actOf(request, clock()))
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/mandates/:id/revocation',
    schema: {
      summary: 'End a mandate at once',
      params: byId,
      body: Type.Object(
        { reason: Type.String({ minLength: 1, maxLength: 500 }) },
        { additionalProperties: false },
      ),
    },
    config: { permit: ['mandate.revoke', 'mandate.revoke-body', 'mandate.revoke-office'] },
    handler: async (request, reply) => {
      await revokeMandate(db, request.params.id, request.body.reason, actOf(request, clock()))
      deps.callers.forgetAll()
      return reply.status(204).send()
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/memberships',
    schema: {
      summary: 'Record that a person belongs to an organisation of the record',
      body: Type.Object(
        {
          personId: uuid,
          organisationId: Type.String({ maxLength: 200 }),
          from: day,
          until: maybeDay,
        },
        { additionalProperties: false },
      ),
      response: { 201: membership },
    },
    config: { permit: 'membership.write' },
    handler: async (request, reply) => {
      reply.status(201)
      return joinOrganisation(db, request.body, actOf(request, clock()))
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/memberships/:id/end',
    schema: {
      summary: 'Record the day from which a person no longer belongs to an organisation',
      params: byId,
      body: Type.Object({ on: day }, { additionalProperties: false }),
    },
    config: { permit: 'membership.write' },
    handler: async (request, reply) => {
      await leaveOrganisation(db, request.params.id, request.body.on, actOf(request, clock()))
      return reply.status(204).send()
    },
  })
}
