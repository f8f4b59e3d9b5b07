import { Type } from 'typebox'
import type { Deps } from '../http/deps.ts'
import { sendJson } from '../http/send-json.ts'
import type { Server } from '../http/server.ts'
import { actOf } from '../identity/index.ts'
import { correctionLimits } from './correction.ts'
import { listPublishedCorrections } from './correction-queries.ts'
import { recordNotice } from './notice.ts'
import { receiveCorrection } from './receive-correction.ts'
import { notice, publishedCorrection } from './schema.ts'

const slug = Type.String({
  pattern: '^[a-z0-9-]+$',
  maxLength: 80,
  description: 'Slug of a city',
})

const newCorrection = Type.Object(
  {
    slug,
    wrong: Type.String({ minLength: 1, maxLength: correctionLimits.wrong }),
    right: Type.String({ minLength: 1, maxLength: correctionLimits.right }),
    sourceUrl: Type.Optional(Type.String({ maxLength: correctionLimits.sourceUrl })),
    contact: Type.Optional(
      Type.String({ maxLength: correctionLimits.contact, description: 'E-mail; never published' }),
    ),
  },
  { additionalProperties: false },
)

/** The addresses of corrections (แจ้งแก้ไขข้อมูล): asking for one, and reading those that were answered. */
export function correctionRoutes(server: Server, deps: Deps) {
  const { db, site, clock } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/corrections',
    schema: {
      summary: 'Requests for correction that were answered: the office’s summary and its answer',
      querystring: Type.Object({ city: Type.Optional(slug) }),
      response: { 200: Type.Object({ items: Type.Array(publishedCorrection), notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => ({
        items: await listPublishedCorrections(db.read, request.query.city),
        notice: await recordNotice(db.read, site),
      })),
  })

  server.route({
    method: 'POST',
    url: '/api/v1/corrections',
    schema: {
      summary: 'Ask for a correction of an entry; nothing of the request is published',
      body: newCorrection,
      response: { 201: Type.Object({ reference: Type.String() }) },
    },
    config: { permit: 'correction.ask', rateLimit: { max: 10, timeWindow: '1 minute' } },
    handler: async (request, reply) => {
      reply.status(201)
      return receiveCorrection(db, request.body, actOf(request, clock()))
    },
  })
}
