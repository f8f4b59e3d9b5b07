import { type Static, Type } from 'typebox'
import type { Page } from '../base/page.ts'
import type { Deps } from '../http/deps.ts'
import { sendCached } from '../http/page-cache.ts'
import { linkHeader, pageOf, pageQuery } from '../http/paging.ts'
import { invalidParameters } from '../http/problems.ts'
import { sendJson } from '../http/send-json.ts'
import type { Server } from '../http/server.ts'
import { organisationKinds } from '../identity/index.ts'
import { listProvinces, listRegions } from '../places/index.ts'
import type { Tx } from '../store/db.ts'
import { writeCitiesCsv, writeCitiesGeoJson } from './city-files.ts'
import { recordNotice, sampleNotice } from './notice.ts'
import { cityWithdrawn, noSuchCity } from './problems.ts'
import { domainCodes } from './record.ts'
import type { RecordFilter } from './record-filter.ts'
import {
  endOfRecord,
  findAlias,
  findRecord,
  findWithdrawal,
  type ListedRecord,
  listRecords,
  suggestRecords,
} from './record-queries.ts'
import { city, cityAnswer, notice } from './schema.ts'
import { publicStatus } from './status.ts'

const filterFields = {
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Search text: Thai, English or misspelt' }),
  ),
  status: Type.Optional(Type.Enum(['certified', 'zone'])),
  region: Type.Optional(Type.String({ description: 'Region code of NESDC, see /api/v1/regions' })),
  province: Type.Optional(Type.String({ description: 'Province code (TIS-1099)' })),
  domain: Type.Optional(Type.Enum([...domainCodes])),
  developer: Type.Optional(Type.Enum([...organisationKinds])),
  at: Type.Optional(
    Type.String({ format: 'day', description: 'The country at the end of that day' }),
  ),
}
const filterQuery = Type.Object(filterFields)
const listQuery = Type.Object({ ...filterFields, ...pageQuery.properties })
const bySlug = Type.Object({ slug: Type.String({ pattern: '^[a-z0-9-]+$', maxLength: 80 }) })

/** As many cities as one file can hold. */
const wholeFile = { page: 1, size: 10_000 }

/** The addresses of cities: lists as JSON, CSV and GeoJSON, and each entry by its slug. */
export function cityRoutes(server: Server, deps: Deps) {
  const { db, site, cache, version } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/cities',
    schema: {
      summary: 'Cities and zones of the public record, with filters and search',
      querystring: listQuery,
      response: { 200: Type.Object({ ...pageOf(city).properties, notice }) },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => {
        const { page, size, ...filter } = request.query
        const list = await listFor(db.read, filter, { page, size })
        reply.header('link', linkHeader(site.publicUrl, request.raw.url ?? '', list))
        const items = list.items.map(toWire)
        return { ...list, items, notice: await recordNotice(db.read, site) }
      }),
  })

  for (const { format, type, write } of [
    { format: 'csv', type: 'text/csv; charset=utf-8', write: writeCitiesCsv },
    { format: 'geojson', type: 'application/geo+json; charset=utf-8', write: writeCitiesGeoJson },
  ])
    server.route({
      method: 'GET',
      url: `/api/v1/cities.${format}`,
      schema: {
        summary: `All cities and zones that a filter asks for, as ${format.toUpperCase()}`,
        querystring: filterQuery,
        produces: [type.split(';')[0] as string],
      },
      config: { permit: 'record.export' },
      handler: (request, reply) => {
        const headers = { 'content-disposition': `inline; filename="cities.${format}"` }
        return sendCached(cache, request, reply, { version, type, headers }, async () => {
          const { items } = await listFor(db.read, request.query, wholeFile)
          return { body: write(items, await recordNotice(db.read, site)) }
        })
      },
    })

  server.route({
    method: 'GET',
    url: '/api/v1/cities/:slug',
    schema: {
      summary: 'One entry of the public record',
      params: bySlug,
      response: { 200: cityAnswer },
    },
    config: { permit: 'record.read' },
    handler: async (request, reply) => {
      const { slug } = request.params
      const movedTo = await findAlias(db.read, slug)
      if (movedTo) {
        reply.redirect(`${site.publicUrl}/api/v1/cities/${movedTo}`, 308)
        return
      }
      return sendJson(deps, request, reply, async () => {
        const found = await requireCity(db.read, slug)
        const notice = await (found.sample ? sampleNotice : recordNotice)(db.read, site)
        return { ...found, notice }
      })
    },
  })
}

async function listFor(
  tx: Tx,
  filter: Static<typeof filterQuery>,
  paging: { page: number; size: number },
): Promise<Page<ListedRecord>> {
  await requirePlaces(tx, filter)
  return listRecords(tx, filter, paging)
}

/** Throws `invalidParameters` naming a region or province that does not exist: an empty list would hide the slip. */
async function requirePlaces(tx: Tx, { region, province }: RecordFilter): Promise<void> {
  const fields: { name: string; detail: { th: string; en: string } }[] = []
  const known = async (
    name: string,
    code: string | undefined,
    list: () => Promise<{ code: string }[]>,
  ) => {
    if (code === undefined) return
    const codes = (await list()).map((place) => place.code)
    if (codes.includes(code)) return
    const allowed = codes.toSorted().join(', ')
    fields.push({ name, detail: { th: `ค่าที่ใช้ได้คือ ${allowed}`, en: `must be one of ${allowed}` } })
  }
  await known('region', region, () => listRegions(tx, 'nesdc'))
  await known('province', province, () => listProvinces(tx))
  if (fields.length > 0) throw invalidParameters({ members: { fields } })
}

function toWire({ record, status }: ListedRecord) {
  // How the record counts an entry is said by its status; two words for it would contradict each other with `at`.
  const { status: _, ...entry } = record
  return { ...entry, status }
}

async function requireCity(tx: Tx, slug: string) {
  const record = await findRecord(tx, slug)
  const status = record && publicStatus(record, 'no-data', endOfRecord)
  if (record && status) return toWire({ record, status })
  const because = await findWithdrawal(tx, slug)
  if (because) throw cityWithdrawn({ detail: because })
  const suggestions = await suggestRecords(tx, slug.replaceAll('-', ' '), 5)
  throw noSuchCity({ members: { suggestions } })
}
