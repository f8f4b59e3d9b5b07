import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../access/request.ts'
import { breachKinds, breachLimits, breachRisks, toldOf } from '../breach/breach.ts'
import { printNotice } from '../breach/print-notice.ts'
import { noSuchBreach } from '../breach/problems.ts'
import { findBreach, listBreaches } from '../breach/queries.ts'
import { assessBreach, breachObject, noteNotice, recordBreach } from '../breach/record-breach.ts'
import { withClock, writeRegister } from '../breach/write-register.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import type { Actor } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { byId, lang, maybeText, moment, uuid } from './schema.ts'

const long = Type.String({ maxLength: breachLimits.text })
const instant = Type.String({ format: 'date-time' })

const told = {
  kinds: Type.Array(Type.Enum([...breachKinds]), { uniqueItems: true }),
  what: long,
  whose: Type.String({ maxLength: breachLimits.text, description: 'Groups of people, no names' }),
  data: long,
  peopleCount: Type.Union([
    Type.Integer({ minimum: 0, maximum: breachLimits.people }),
    Type.Null(),
  ]),
  risk: Type.Enum([...breachRisks]),
  riskReason: long,
  measures: long,
}

const state = Type.Object({
  state: Type.String({
    description: 'not-needed, running, overdue, owed, sent or sent-late',
  }),
  dueAt: Type.Optional(moment),
  latestAt: Type.Optional(moment),
  hoursLeft: Type.Optional(Type.Integer()),
  sentAt: Type.Optional(moment),
})

const breach = Type.Object({
  id: uuid,
  reference: Type.String(),
  knownAt: moment,
  recordedAt: moment,
  recordedBy: uuid,
  assessments: Type.Array(
    Type.Object({ ...told, number: Type.Integer(), assessedAt: moment, assessedBy: uuid }),
  ),
  notices: Type.Array(
    Type.Object({
      id: uuid,
      told: Type.Enum([...toldOf]),
      sentAt: moment,
      how: Type.String(),
      lateReason: maybeText,
      recordedAt: moment,
      recordedBy: uuid,
    }),
  ),
  committee: state,
  persons: state,
})

const requireReader = (actor: Actor) => requirePermitOn(actor, 'breach.read', breachObject)

/** The addresses of the register of breaches of personal data. */
export function breachRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, site } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/breaches',
    schema: {
      summary: 'The register of breaches of personal data, with the clock of each notice',
      response: { 200: Type.Object({ items: Type.Array(breach) }) },
    },
    config: { permit: 'breach.read' },
    handler: async ({ actor }, reply) => {
      requireReader(actor)
      reply.header('cache-control', 'no-store')
      const now = clock()
      return { items: (await listBreaches(db.read)).map((one) => withClock(one, now)) }
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/breaches/export',
    schema: { summary: 'The whole register as one file', produces: ['application/json'] },
    config: { permit: 'breach.read' },
    handler: async ({ actor }, reply) => {
      requireReader(actor)
      reply.header('cache-control', 'no-store')
      reply.header('content-disposition', 'attachment; filename="breaches.json"')
      reply.type('application/json; charset=utf-8')
      return reply.send(writeRegister(await listBreaches(db.read), clock()))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/breaches/:id',
    schema: { summary: 'A breach of the register', params: byId, response: { 200: breach } },
    config: { permit: 'breach.read' },
    handler: async ({ actor, params }, reply) => {
      requireReader(actor)
      reply.header('cache-control', 'no-store')
      const found = await findBreach(db.read, params.id)
      if (!found) throw noSuchBreach()
      return withClock(found, clock())
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/breaches/:id/notice',
    schema: {
      summary: 'The notice of a breach to the committee’s office, written from what is known',
      params: byId,
      querystring: Type.Object({ lang: Type.Optional(lang) }),
      produces: ['text/plain'],
    },
    config: { permit: 'breach.read' },
    handler: async ({ actor, params, query }, reply) => {
      requireReader(actor)
      const found = await findBreach(db.read, params.id)
      if (!found) throw noSuchBreach()
      reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8')
      reply.header('content-disposition', `attachment; filename="${found.reference}.txt"`)
      return reply.send(printNotice(found, site, query.lang ?? 'th', clock()))
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/breaches',
    schema: {
      summary: 'Enter a breach into the register; the 72 hours of notice run from `knownAt`',
      body: Type.Object({ knownAt: instant, ...told }, { additionalProperties: false }),
      response: { 201: breach },
    },
    config: { permit: 'breach.record' },
    handler: async (request, reply) => {
      const { knownAt, ...assessment } = request.body
      const act = actOf(request, clock())
      const recorded = await recordBreach(db, new Date(knownAt), assessment, act)
      reply.status(201)
      return withClock(recorded, act.now)
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/breaches/:id/assessments',
    schema: {
      summary: 'Say what is known of a breach now; what was said before stays',
      params: byId,
      body: Type.Object(told, { additionalProperties: false }),
      response: { 201: breach },
    },
    config: { permit: 'breach.record' },
    handler: async (request, reply) => {
      const act = actOf(request, clock())
      const assessed = await assessBreach(db, request.params.id, request.body, act)
      reply.status(201)
      return withClock(assessed, act.now)
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/breaches/:id/notices',
    schema: {
      summary: 'Note that the committee’s office or the people were told of a breach',
      params: byId,
      body: Type.Object(
        {
          told: Type.Enum([...toldOf]),
          sentAt: instant,
          how: Type.String({ maxLength: breachLimits.short }),
          lateReason: Type.Union([long, Type.Null()]),
        },
        { additionalProperties: false },
      ),
      response: { 201: breach },
    },
    config: { permit: 'breach.record' },
    handler: async (request, reply) => {
      const act = actOf(request, clock())
      const notice = { ...request.body, sentAt: new Date(request.body.sentAt) }
      const noted = await noteNotice(db, request.params.id, notice, act)
      reply.status(201)
      return withClock(noted, act.now)
    },
  })
}
