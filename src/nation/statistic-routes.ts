import type { Deps } from '../http/deps.ts'
import type { Server } from '../http/server.ts'
import { actOf } from '../identity/index.ts'
import { statisticRefused } from './problems.ts'
import { statisticAnswer, statisticBody } from './schema.ts'
import { importStatistic } from './statistics/import-statistic.ts'

/** The address by which the office loads a statistic. */
export function statisticRoutes(server: Server, { db, clock }: Deps) {
  server.route({
    method: 'POST',
    url: '/api/v1/nation/statistics',
    schema: {
      summary: 'Load an official statistic by province and year, all or nothing, as a new version',
      body: statisticBody,
      response: { 200: statisticAnswer, 201: statisticAnswer },
    },
    config: { permit: 'record.import' },
    handler: async (request, reply) => {
      const now = clock()
      const { definition, table } = request.body
      const files = {
        definition: { name: 'definition', text: JSON.stringify(definition, null, 2) },
        table: { name: 'table', text: table },
      }
      const outcome = await importStatistic(db, files, now, actOf(request, now))
      if (outcome.outcome === 'refused')
        throw statisticRefused({ members: { errors: outcome.errors } })
      reply.status(outcome.outcome === 'imported' ? 201 : 200)
      const { id, version } = outcome
      return { outcome: outcome.outcome, id, version }
    },
  })
}
