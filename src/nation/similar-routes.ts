import { type Static, Type } from 'typebox'
import { type Cell, writeCsv } from '../http/csv.ts'
import type { Deps } from '../http/deps.ts'
import { sendCached } from '../http/page-cache.ts'
import { sendJson } from '../http/send-json.ts'
import type { Server } from '../http/server.ts'
import { recordNotice } from '../programme/index.ts'
import { loadSimilar } from './load-similar.ts'
import { notice } from './schema.ts'
import {
  type CityBeside,
  likenesses,
  type SimilarCities,
  sizeClasses,
} from './view/similar-cities.ts'

const similarQuery = Type.Object({
  city: Type.String({ pattern: '^[a-z0-9-]+$', maxLength: 80, description: 'Slug of a city' }),
  by: Type.Optional(Type.Enum([...likenesses], { description: 'Both without it' })),
})
type Query = Static<typeof similarQuery>

const maybe = Type.Union([Type.Number(), Type.Null()])
const medians = Type.Object({ people: maybe, gppPerHead: maybe })
const text = Type.Object({ th: Type.String(), en: Type.String() })

const answer = Type.Object({
  city: Type.String(),
  by: Type.Enum([...likenesses]),
  items: Type.Array(
    Type.Object({
      slug: Type.String(),
      name: text,
      sample: Type.Boolean(),
      legal: Type.String(),
      provinceCode: Type.String(),
      size: Type.Union([Type.Enum([...sizeClasses]), Type.Null()]),
      people: maybe,
      gppPerHead: maybe,
    }),
  ),
  median: medians,
  nation: medians,
  notice,
})

/** The address of a city and those like it, by name; figures are those of their provinces. */
export function similarRoutes(server: Server, deps: Deps) {
  const { db, site, cache, version } = deps
  const load = ({ city, by }: Query) => loadSimilar(db.read, city, by ?? 'both')

  server.route({
    method: 'GET',
    url: '/api/v1/nation/similar-cities',
    schema: {
      summary: 'A city and those like it, by region and size of province, in the order of names',
      querystring: similarQuery,
      response: { 200: answer },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => {
        const { city, by, cities, median, nation } = await load(request.query)
        return {
          city: city.listed.record.slug,
          by,
          items: cities.map(toWire),
          median,
          nation,
          notice: await recordNotice(db.read, site),
        }
      }),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/nation/similar-cities.csv',
    schema: {
      summary: 'The same as CSV',
      querystring: similarQuery,
      produces: ['text/csv'],
    },
    config: { permit: 'record.export' },
    handler: (request, reply) => {
      const headers = { 'content-disposition': 'inline; filename="similar-cities.csv"' }
      const type = 'text/csv; charset=utf-8'
      return sendCached(cache, request, reply, { version, type, headers }, async () => {
        const said = await recordNotice(db.read, site)
        return { body: toCsv(await load(request.query), said ? `${said.th} / ${said.en}` : '') }
      })
    },
  })
}

function toWire({ listed, province, size, people, gppPerHead }: CityBeside) {
  const { slug, name, sample } = listed.record
  const { legal } = listed.status
  return { slug, name, sample, legal, provinceCode: province.code, size, people, gppPerHead }
}

function toCsv({ cities }: SimilarCities, said: string): string {
  const rows = cities
    .map(toWire)
    .map(({ name, ...one }): Cell[] => [
      one.slug,
      name.th,
      name.en,
      one.sample,
      one.legal,
      one.provinceCode,
      one.size,
      one.people,
      one.gppPerHead,
    ])
  const header = ['slug', 'name_th', 'name_en', 'sample', 'legal_status', 'province_code']
  return writeCsv(
    [...header, 'size_of_province', 'province_people', 'province_gpp_per_head'],
    rows,
    said,
  )
}
