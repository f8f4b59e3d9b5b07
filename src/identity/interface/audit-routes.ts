import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { startOfDay } from '../../base/day.ts'
import { linkHeader, pageOf, pageQuery } from '../../http/paging.ts'
import type { Server } from '../../http/server.ts'
import { exportAudit } from '../audit/export-audit.ts'
import { publicHeadKey } from '../audit/head-key.ts'
import { searchAudit } from '../audit/queries.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { isSample, personOf } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { day, maybeText, moment } from './schema.ts'

const text = (description: string) => Type.Optional(Type.String({ maxLength: 200, description }))

const filter = {
  who: text('Id of a person or token, or keyed hash of an address'),
  action: text('Name of an action'),
  outcome: Type.Optional(Type.Enum(['done', 'denied'])),
  objectKind: text('Kind of what it was done to'),
  objectId: text('Id of what it was done to'),
  behalfKind: text('In whose name: organisation, city, programme or tenant'),
  behalfId: text('Id of whoever it was done in the name of'),
  from: Type.Optional(day),
  until: Type.Optional(day),
}

const entry = Type.Object({
  id: Type.String(),
  number: Type.Union([Type.Integer(), Type.Null()], {
    description: 'In the chain; null for what is not sealed yet',
  }),
  hash: maybeText,
  at: moment,
  who: Type.Object({ kind: Type.String(), id: Type.String() }),
  onBehalfOf: Type.Union([Type.Object({ kind: Type.String(), id: maybeText }), Type.Null()]),
  role: maybeText,
  action: Type.String(),
  outcome: Type.Enum(['done', 'denied']),
  times: Type.Integer(),
  object: Type.Object({ kind: Type.String(), id: maybeText, version: maybeText }),
  before: maybeText,
  after: maybeText,
  reason: maybeText,
  requestId: maybeText,
  sample: Type.Boolean(),
})

const numbers = Type.Object({
  first: Type.Optional(
    Type.Integer({ minimum: 1, description: 'First number; the first when absent' }),
  ),
  last: Type.Optional(
    Type.Integer({ minimum: 1, description: 'Last number; the last when absent' }),
  ),
})

/** The addresses of the record of who did what. */
export function auditRoutes(server: Server, deps: IdentityDeps) {
  const { db, clock, site, headKey } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/audit',
    schema: {
      summary:
        'Who did what, or was refused it, the newest first; auditors see all, everyone their own',
      querystring: Type.Object({ ...filter, ...pageQuery.properties }),
      response: { 200: pageOf(entry) },
    },
    config: { permit: 'audit.read' },
    handler: async (request, reply) => {
      const { page, size, who, from, until, ...rest } = request.query
      const { actor } = request
      requirePermitOn(actor, 'audit.read', {
        person: who,
        ...(rest.behalfKind === 'city' && { city: rest.behalfId }),
        ...(rest.behalfKind === 'organisation' &&
          rest.behalfId && { organisations: [rest.behalfId] }),
        sample: isSample(actor),
      })
      const wanted = {
        ...rest,
        whoId: who,
        from: from === undefined ? undefined : startOfDay(from),
        until: until === undefined ? undefined : startOfDay(until),
        // A sample auditor sees what samples did, and nothing of real people.
        sample: isSample(actor) && who !== personOf(actor) ? true : undefined,
      }
      const found = await searchAudit(db.read, wanted, { page, size })
      reply.header('link', linkHeader(site.publicUrl, request.raw.url ?? '', found))
      reply.header('cache-control', 'no-store')
      const items = found.items.map(({ seal, entry }) => ({
        ...entry,
        number: seal?.number ?? null,
        hash: seal?.hash ?? null,
      }))
      return { ...found, items }
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/audit/export',
    schema: {
      summary:
        'The chain as JSON lines with a signed head, to be verified offline (lakmueang verify audit)',
      querystring: numbers,
      produces: ['application/x-ndjson'],
    },
    config: { permit: 'audit.export' },
    handler: (request, reply) => {
      requirePermitOn(request.actor, 'audit.export', {})
      const lines = exportAudit(db.read, headKey, clock(), request.query)
      reply.header('cache-control', 'no-store')
      reply.header('content-disposition', 'attachment; filename="audit.jsonl"')
      return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(linesOf(lines)))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/audit/key',
    schema: {
      summary: 'The public key that signs audit exports (Ed25519, RFC 8037)',
      response: { 200: Type.Object({ kty: Type.String(), crv: Type.String(), x: Type.String() }) },
    },
    config: { permit: 'record.read' },
    handler: async () => ({ kty: 'OKP', crv: 'Ed25519', x: publicHeadKey(headKey) }),
  })
}

async function* linesOf(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}
