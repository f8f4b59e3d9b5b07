import type { Static } from 'typebox'
import { bangkokDay } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import { writeCsv } from '../http/csv.ts'
import type { Deps, Site } from '../http/deps.ts'
import { sendCached } from '../http/page-cache.ts'
import { sendJson } from '../http/send-json.ts'
import type { Server } from '../http/server.ts'
import { recordNotice } from '../programme/index.ts'
import { type Cited, citeTable } from './citation.ts'
import { figureOf } from './figure-of.ts'
import { type FigureName, type FigureTable, figureNames } from './figures/figure-table.ts'
import { dimensions } from './indicator.ts'
import { loadNation, type Nation } from './load-nation.ts'
import { methods } from './methods.ts'
import { listIndicators } from './queries.ts'
import { figureAnswer, indicatorList, methodList, nationQuery } from './schema.ts'
import { similarRoutes } from './similar-routes.ts'
import { statisticRoutes } from './statistic-routes.ts'
import { listVersions } from './statistics/queries.ts'

const summaries: Record<FigureName, string> = {
  provinces: 'An indicator by province in a year',
  regions: 'The same by region: weighted mean, highest and lowest, shares',
  measures: 'Every measure of inequality and concentration, year by year, or why it is not defined',
  theil: 'Theil L and T, split between and within regions',
  lorenz: 'The points of the Lorenz curve',
  trend: 'Measures through time',
  convergence: 'Growth by province from the first to the last year',
  decentralisation:
    'Emblems, zones, indicators proven and data flowing outside Bangkok and vicinity beside the people living there',
  live: 'Indicators from the cities’ own data: common definitions over all real cities, by year',
}

type Query = Static<typeof nationQuery>

/** The addresses of the national view: indicators, methods, and each figure as JSON and CSV. */
export function nationRoutes(server: Server, deps: Deps) {
  const { db, site, clock } = deps
  const load = (query: Query) => loadNation(db, query, bangkokDay(clock()))

  server.route({
    method: 'GET',
    url: '/api/v1/nation/indicators',
    schema: {
      summary: 'Indicators of the national view with source, years and versions',
      response: { 200: indicatorList },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) =>
      sendJson(deps, request, reply, async () => {
        const listed = await listIndicators(db.read, bangkokDay(clock()))
        const versions = await listVersions(db.read)
        return {
          items: listed.map(({ indicator, years }) => ({
            ...indicator,
            years,
            versions: versions
              .filter(({ id }) => id === indicator.id)
              .map(({ version }) => version),
          })),
          dimensionsWithoutData: dimensions.filter(
            (dimension) => !listed.some(({ indicator }) => indicator.dimension === dimension),
          ),
          notice: await recordNotice(db.read, site),
        }
      }),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/nation/methods',
    schema: {
      summary: 'How each measure is worked out: formula, weights, source, naming traps',
      response: { 200: methodList },
    },
    config: { permit: 'record.read' },
    handler: (request, reply) => sendJson(deps, request, reply, async () => ({ items: methods })),
  })

  for (const figure of figureNames) {
    server.route({
      method: 'GET',
      url: `/api/v1/nation/${figure}`,
      schema: {
        summary: summaries[figure],
        querystring: nationQuery,
        response: { 200: figureAnswer },
      },
      config: { permit: 'record.read' },
      handler: (request, reply) =>
        sendJson(deps, request, reply, async () => {
          const nation = await load(request.query)
          const notice = await recordNotice(db.read, site)
          return toWire(figureOf(figure, nation), nation, site, notice)
        }),
    })
    server.route({
      method: 'GET',
      url: `/api/v1/nation/${figure}.csv`,
      schema: {
        summary: `${summaries[figure]}, as CSV`,
        querystring: nationQuery,
        produces: ['text/csv'],
      },
      config: { permit: 'record.export' },
      handler: (request, reply) =>
        sendCached(deps.cache, request, reply, csvOptions(deps, figure), async () => {
          const nation = await load(request.query)
          const notice = await recordNotice(db.read, site)
          return { body: toCsv(figureOf(figure, nation), nation, site, notice) }
        }),
    })
  }
  similarRoutes(server, deps)
  statisticRoutes(server, deps)
}

function csvOptions({ version }: Deps, figure: FigureName) {
  const headers = { 'content-disposition': `inline; filename="nation-${figure}.csv"` }
  return { version, type: 'text/csv; charset=utf-8', headers }
}

function toWire(table: FigureTable, nation: Nation, site: Site, notice: Text | null) {
  const { view } = nation
  const { figure, method, columns, rows } = table
  const { id, version, title, unit, caution, synthetic, source } = view.indicator
  return {
    figure,
    indicator: { id, version, title, unit, caution, synthetic, source },
    year: view.year,
    system: view.system,
    method,
    citation: citationOf(table, nation, site).citation,
    columns,
    items: rows.map((row) =>
      Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])),
    ),
    notice,
  }
}

/** Method, source and citation stand in columns of their own, on every row: a row that is cut out keeps them. */
function toCsv(table: FigureTable, nation: Nation, site: Site, notice: Text | null): string {
  const { citation, licence, synthetic } = citationOf(table, nation, site)
  const about = [
    `${table.method.th} / ${table.method.en}`,
    `${licence.th} / ${licence.en}`,
    `${citation.th} / ${citation.en}`,
    synthetic,
  ]
  return writeCsv(
    [...table.columns.map(({ name }) => name), 'method', 'licence', 'citation', 'synthetic'],
    table.rows.map((row) => [...row, ...about]),
    notice ? `${notice.th} / ${notice.en}` : '',
  )
}

function citationOf(table: FigureTable, nation: Nation, site: Site): Cited {
  const { view } = nation
  const query = `indicator=${view.indicator.id}&year=${view.year}&system=${view.system}`
  return citeTable(table, nation, {
    th: `${site.publicUrl}/nation?${query}`,
    en: `${site.publicUrl}/en/nation?${query}`,
  })
}
