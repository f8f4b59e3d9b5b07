import type { Server } from '../../http/server.ts'
import { cityProof, proofHistory } from '../city/index.ts'
import { type IndicatorDeps, requireCity } from './deps.ts'
import { proofAnswer, proofQuery } from './promise-schema.ts'

/** The proof of a city at a moment, why, on which results, and how it came about. */
export function proofRoutes(server: Server, deps: IndicatorDeps) {
  const { db, clock, rules } = deps

  server.route({
    method: 'GET',
    url: '/api/v1/proof',
    schema: {
      summary: 'How far a city’s commitments are proven by its data, now or at a moment, and why',
      querystring: proofQuery,
      response: { 200: proofAnswer },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query }, reply) => {
      reply.header('cache-control', 'no-store')
      const { city } = query
      const { sample } = await requireCity(deps, city)
      const at = query.at === undefined ? clock() : new Date(query.at)
      const found = await cityProof(db, city, await rules(), at)
      const history = await proofHistory(db, city)
      return {
        city,
        sample,
        at: at.toISOString(),
        proof: found.status,
        graceDaysLeft: found.graceDaysLeft ?? null,
        reviewDueAt: found.reviewDueAt?.toISOString() ?? null,
        reasons: found.reasons.map(({ openedAt, graceEndsAt, ...reason }) => ({
          ...reason,
          openedAt: openedAt.toISOString(),
          graceEndsAt: graceEndsAt.toISOString(),
        })),
        results: found.results,
        history: history
          .filter((one) => one.at <= at)
          .map(({ at: since, proof, because, results }) => ({
            at: since.toISOString(),
            proof,
            because,
            results,
          })),
        notice: await deps.notice(sample),
      }
    },
  })
}
