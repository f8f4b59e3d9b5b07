import { Type } from 'typebox'
import { linkHeader, pageOf, pageQuery } from '../../http/paging.ts'
import type { Server } from '../../http/server.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { listMail } from '../mail/queries.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { lang, maybeMoment, maybeText, moment, uuid } from './schema.ts'

const state = Type.Enum(['waiting', 'delivered', 'given-up'])

const letter = Type.Object({
  id: uuid,
  to: Type.String(),
  subject: Type.String(),
  lang,
  writtenAt: moment,
  state,
  tries: Type.Integer(),
  dueAt: maybeMoment,
  lastError: maybeText,
  deliveredAt: maybeMoment,
  deliveredTo: maybeText,
})

/** The address of the list of letters; what they say is not in it. */
export function mailRoutes(server: Server, { db, site }: IdentityDeps) {
  server.route({
    method: 'GET',
    url: '/api/v1/mail',
    schema: {
      summary: 'Letters of the system and what became of them, the newest first',
      querystring: Type.Object({ state: Type.Optional(state), ...pageQuery.properties }),
      response: { 200: pageOf(letter) },
    },
    config: { permit: 'mail.read' },
    handler: async (request, reply) => {
      const { page, size, state } = request.query
      requirePermitOn(request.actor, 'mail.read', {})
      const found = await listMail(db.read, { state }, { page, size })
      reply.header('link', linkHeader(site.publicUrl, request.raw.url ?? '', found))
      reply.header('cache-control', 'no-store')
      return found
    },
  })
}
