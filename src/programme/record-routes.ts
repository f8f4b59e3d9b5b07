import { Type } from 'typebox'
import { bangkokDay, type Day } from '../base/day.ts'
import type { Deps } from '../http/deps.ts'
import { linkHeader, pageOf, pageQuery } from '../http/paging.ts'
import { notFound } from '../http/problems.ts'
import { sendJson } from '../http/send-json.ts'
import type { Server } from '../http/server.ts'
import { findCeremony, listCeremonies } from './ceremony-queries.ts'
import { listCounts } from './count-queries.ts'
import { listEvents } from './event-queries.ts'
import { homeFigures } from './home-figure-queries.ts'
import { recordNotice } from './notice.ts'
import { eventKinds } from './record.ts'
import { publishedRules } from './rule-queries.ts'
import { ceremony, count, figures, listedEvent, notice } from './schema.ts'

const day = Type.String({ format: 'day' })

const eventQuery = Type.Object({
  city: Type.Optional(
    Type.String({ pattern: '^[a-z0-9-]+$', maxLength: 80, description: 'Slug of a city' }),
  ),
  kind: Type.Optional(Type.Enum([...eventKinds])),
  from: Type.Optional(Type.String({ format: 'day', description: 'First day, inclusive' })),
  until: Type.Optional(Type.String({ format: 'day', description: 'Last day, exclusive' })),
  ...pageQuery.properties,
})

/** The addresses of what the record says beside its cities: events, ceremonies, counts, figures and rules. */
export function recordRoutes(server: Server, deps: Deps) {
  const { db, site, clock } = deps
  const noticed = async <T extends object>(answer: T) => ({
    ...answer,
    notice: await recordNotice(db.read, site),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/events',
    schema: {
      summary: 'Dated events of cities and zones, the newest first, each with its source',
      querystring: eventQuery,
      response: { 200: Type.Object({ ...pageOf(listedEvent).properties, notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => {
        const { page, size, city, ...filter } = request.query
        const list = await listEvents(db.read, { ...filter, slug: city }, { page, size })
        reply.header('link', linkHeader(site.publicUrl, request.raw.url ?? '', list))
        const items = list.items.map(({ event, ...of }) => ({ city: of, ...event }))
        return noticed({ ...list, items })
      }),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/ceremonies',
    schema: {
      summary: 'Presentations of emblems and zone certificates, by office, the oldest first',
      response: { 200: Type.Object({ items: Type.Array(ceremony), notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => noticed({ items: await listCeremonies(db.read) })),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/ceremonies/:on',
    schema: {
      summary: 'The ceremony of a day',
      params: Type.Object({ on: day }),
      response: { 200: Type.Object({ ...ceremony.properties, notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => {
        const found = await findCeremony(db.read, request.params.on)
        if (!found) throw notFound()
        return noticed(found)
      }),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/counts',
    schema: {
      summary: 'Official counts side by side, as their sources give them, the oldest first',
      querystring: Type.Object({ at: Type.Optional(day) }),
      response: { 200: Type.Object({ items: Type.Array(count), notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () =>
        noticed({ items: await listCounts(db.read, request.query.at) }),
      ),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/home-figures',
    schema: {
      summary: 'The four figures of the home page on a day, today without one',
      querystring: Type.Object({ at: Type.Optional(day) }),
      response: { 200: Type.Object({ ...figures.properties, notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => {
        const at: Day = request.query.at ?? bangkokDay(clock())
        return noticed(await homeFigures(db.read, at))
      }),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/rules',
    schema: { summary: 'The rules of the programme that a public source tells' },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => noticed(await publishedRules(db.read))),
  })
}
