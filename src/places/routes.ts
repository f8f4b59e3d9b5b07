import { Type } from 'typebox'
import type { Deps } from '../http/deps.ts'
import { sendJson } from '../http/send-json.ts'
import type { Server } from '../http/server.ts'
import { regionSystems } from './place-content.ts'
import { listDatasets, listProvinces, listRegions } from './queries.ts'

const text = Type.Object({ th: Type.String(), en: Type.String() })
const notice = Type.Union([text, Type.Null()])
const system = Type.Enum([...regionSystems])

const region = Type.Object({ system, code: Type.String(), name: text, order: Type.Integer() })

const province = Type.Object({
  code: Type.String(),
  iso: Type.String(),
  name: text,
  capital: text,
  regions: Type.Object({ nesdc: Type.String(), six: Type.String(), four: Type.String() }),
  lat: Type.Number(),
  lon: Type.Number(),
  areaKm2: Type.Number(),
  districts: Type.Integer(),
  subdistricts: Type.Integer(),
  coastal: Type.Boolean(),
  border: Type.Boolean(),
  neighbours: Type.Array(Type.String()),
  figures: Type.Array(
    Type.Object({
      measure: Type.Enum([
        'population',
        'gpp-million-baht',
        'gpp-per-head-baht',
        'agriculture-share-pct',
      ]),
      year: Type.Integer({ description: 'Gregorian' }),
      value: Type.Number(),
      dataset: Type.String({ description: 'Id of a dataset, see /api/v1/datasets' }),
    }),
  ),
})

const dataset = Type.Object({
  id: Type.String(),
  file: Type.Union([Type.String(), Type.Null()]),
  title: text,
  description: text,
  source: text,
  url: Type.Union([Type.String(), Type.Null()]),
  licence: text,
  changes: text,
  attribution: text,
  asOf: Type.String(),
})

/** The addresses of provinces, regions and datasets. */
export function placesRoutes(server: Server, deps: Deps) {
  const { db, site } = deps
  const list = (items: object[]) => ({ items, notice: site.official ? null : notOfficial })

  server.route({
    method: 'GET',
    url: '/api/v1/provinces',
    schema: {
      summary: 'The 77 provinces with their regions and newest official figures',
      response: { 200: Type.Object({ items: Type.Array(province), notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => list(await listProvinces(db.read))),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/regions',
    schema: {
      summary: 'The regions of a grouping: NESDC’s seven (nesdc), six, or four with Bangkok',
      querystring: Type.Object({
        system: Type.Enum([...regionSystems], { default: 'nesdc' }),
      }),
      response: { 200: Type.Object({ items: Type.Array(region), notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () =>
        list(await listRegions(db.read, request.query.system)),
      ),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/datasets',
    schema: {
      summary: 'Every dataset in use: source, licence, what was changed, how to cite it',
      response: { 200: Type.Object({ items: Type.Array(dataset), notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => list(await listDatasets(db.read))),
  })
}

/** What answers of this room say of themselves; each dataset carries its own day. */
const notOfficial = {
  th: 'เว็บไซต์นี้ไม่ใช่เว็บไซต์ทางการของหน่วยงานรัฐ ข้อมูลรวบรวมจากแหล่งสาธารณะตามวันที่ของแต่ละชุดข้อมูล',
  en: 'This is not an official government website. Its data are compiled from public sources, each as of the date of its dataset.',
}
