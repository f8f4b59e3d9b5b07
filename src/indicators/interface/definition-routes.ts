import type { Server } from '../../http/server.ts'
import { actOf, doneEntry, record, requirePermitOn } from '../../identity/index.ts'
import { checkDeclaration } from '../check/check-declaration.ts'
import {
  adoptIndicator,
  giveUpIndicator,
  knownTo,
  listDefinitions,
  requireDefinition,
  type StoredDefinition,
  storeDefinition,
} from '../definitions/index.ts'
import { definitionsCsv, sendCsv } from './csv-files.ts'
import { type IndicatorDeps, requireCity, requireCityPermit } from './deps.ts'
import {
  adoptionWire,
  anyDeclaration,
  byAdoption,
  byId,
  definitionAnswer,
  definitionList,
  definitionWire,
  faultsAnswer,
  listQuery,
  newAdoption,
  ofIndicator,
} from './schema.ts'
import { definitionToWire } from './wire.ts'

/** Definitions: listed, read, checked, declared, adopted. */
export function definitionRoutes(server: Server, deps: IndicatorDeps) {
  const { db, clock } = deps

  /** The newest version of each. */
  async function listFor({ city, domain }: { city?: string; domain?: string }) {
    const sample = city === undefined ? false : (await requireCity(deps, city)).sample
    const newest = new Map<string, StoredDefinition>()
    for (const one of await listDefinitions(db.read, city))
      if (!newest.has(one.id) && (domain === undefined || one.declaration.domain === domain))
        newest.set(one.id, one)
    return { all: [...newest.values()], notice: await deps.notice(sample) }
  }

  server.route({
    method: 'GET',
    url: '/api/v1/indicators',
    schema: {
      summary: 'Definitions of indicators, common ones and, of a city, its own',
      querystring: listQuery,
      response: { 200: definitionList },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query }, reply) => {
      reply.header('cache-control', 'no-store')
      const { all, notice } = await listFor(query)
      return { items: all.map(definitionToWire), notice }
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/indicators.csv',
    schema: {
      summary: 'Definitions of indicators, as CSV',
      querystring: listQuery,
      produces: ['text/csv'],
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query }, reply) => {
      const { all, notice } = await listFor(query)
      return sendCsv(reply, 'indicators', definitionsCsv(all, notice))
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/indicators/:id',
    schema: {
      summary: 'One definition, the newest or of a version',
      params: byId,
      querystring: ofIndicator,
      response: { 200: definitionAnswer },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ params, query }, reply) => {
      reply.header('cache-control', 'no-store')
      const { city, version } = query
      const sample = city === undefined ? false : (await requireCity(deps, city)).sample
      const found = await requireDefinition(db, city ?? '', params.id, version)
      const all = await listDefinitions(db.read, city)
      const versions = all.filter(({ id }) => id === found.id).map((one) => one.version)
      return { ...definitionToWire(found), versions, notice: await deps.notice(sample) }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/declaration-checks',
    schema: {
      summary: 'Check a declaration, its tests too, without storing it',
      body: anyDeclaration,
      response: { 200: faultsAnswer },
    },
    config: { permit: 'indicator.declare' },
    handler: async (request, reply) => {
      const { city, declaration } = request.body
      await requireMayDeclare(request, city)
      reply.header('cache-control', 'no-store')
      const checked = checkDeclaration(declaration, await knownTo(db.read, city))
      return { faults: checked.ok ? [] : checked.faults }
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/indicators',
    schema: {
      summary: 'Declare an indicator, or its next version: a city’s own, or a national one',
      body: anyDeclaration,
      response: { 200: definitionWire, 201: definitionWire },
    },
    config: { permit: 'indicator.declare' },
    handler: async (request, reply) => {
      const { city, declaration } = request.body
      await requireMayDeclare(request, city)
      const whose = city
        ? ({ owner: city, standing: 'city' } as const)
        : ({ owner: '', standing: 'national' } as const)
      const now = clock()
      const { definition, isNew } = await db.transaction(async (tx) => {
        const stored = await storeDefinition(tx, declaration, whose, now)
        const { id, version } = stored.definition
        const object = { kind: 'indicator', id: city ? `${city}/${id}` : id, version }
        const done = { action: 'indicator.declare' as const, object, after: stored.definition }
        if (stored.isNew) await record(tx, doneEntry(actOf(request, now), done))
        return stored
      })
      reply.status(isNew ? 201 : 200)
      return definitionToWire(definition)
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/adoptions',
    schema: {
      summary: 'Let a city measure an indicator from now on',
      body: newAdoption,
      response: { 201: adoptionWire },
    },
    config: { permit: 'indicator.declare' },
    handler: async (request, reply) => {
      const { city, id, version } = request.body
      await requireCityPermit(deps, request, 'indicator.declare', city)
      const adopted = await adoptIndicator(db, city, { id, version }, actOf(request, clock()))
      reply.status(201)
      return {
        city,
        id,
        version: adopted.version,
        adoptedAt: adopted.adoptedAt.toISOString(),
      }
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/adoptions/:city/:id',
    schema: {
      summary: 'Let a city measure an indicator no longer; results stay',
      params: byAdoption,
    },
    config: { permit: 'indicator.declare' },
    handler: async (request, reply) => {
      const { city, id } = request.params
      await requireCityPermit(deps, request, 'indicator.declare', city)
      await giveUpIndicator(db, city, id, actOf(request, clock()))
      return reply.status(204).send()
    },
  })

  /** A city's own is for those of the city; a common one for the office. */
  async function requireMayDeclare(
    request: Parameters<typeof requireCityPermit>[1],
    city: string | undefined,
  ) {
    if (city === undefined) requirePermitOn(request.actor, 'indicator.declare', {})
    else await requireCityPermit(deps, request, 'indicator.declare', city)
  }
}
