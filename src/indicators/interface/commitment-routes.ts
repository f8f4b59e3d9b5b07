import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../../identity/index.ts'
import { cityCommitments } from '../city/index.ts'
import { makeCommitment, newCommitmentShape, withdrawCommitment } from '../commitments/index.ts'
import { tryCommitment } from '../trial/index.ts'
import { commitmentsCsv, sendCsv } from './csv-files.ts'
import { type IndicatorDeps, requireCity, requireCityPermit } from './deps.ts'
import { byCommitment, commitmentList, commitmentMade, trialAnswer } from './promise-schema.ts'
import { ofCity } from './schema.ts'
import { commitmentToWire, saidToWire } from './wire.ts'

const newCommitment = Type.Object(
  { ...ofCity.properties, commitment: newCommitmentShape },
  { additionalProperties: false },
)

/** Commitments of a city: listed with their judgement, made, withdrawn, tried on data before they are made. */
export function commitmentRoutes(server: Server, deps: IndicatorDeps) {
  const { db, clock } = deps

  async function listFor(city: string) {
    const { sample } = await requireCity(deps, city)
    const all = await cityCommitments(db, city, clock())
    const items = all.map((one) => commitmentToWire(one, sample))
    return { items, notice: await deps.notice(sample) }
  }

  server.route({
    method: 'GET',
    url: '/api/v1/commitments',
    schema: {
      summary: 'What a city has promised, how it is judged now, and why',
      querystring: ofCity,
      response: { 200: commitmentList },
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query }, reply) => {
      reply.header('cache-control', 'no-store')
      return listFor(query.city)
    },
  })

  server.route({
    method: 'GET',
    url: '/api/v1/commitments.csv',
    schema: {
      summary: 'What a city has promised, as CSV, quality beside each value',
      querystring: ofCity,
      produces: ['text/csv'],
    },
    config: { permit: 'indicator.read' },
    handler: async ({ query }, reply) => {
      const { items, notice } = await listFor(query.city)
      return sendCsv(reply, `commitments-${query.city}`, commitmentsCsv(items, notice))
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/commitments',
    schema: {
      summary: 'Bind a city to a version of an indicator',
      body: newCommitment,
      response: { 201: commitmentMade },
    },
    config: { permit: 'commitment.make' },
    handler: async (request, reply) => {
      const { city, commitment } = request.body
      await requireCityPermit(deps, request, 'commitment.make', city)
      const made = await makeCommitment(db, city, commitment, actOf(request, clock()))
      reply.status(201)
      return { id: made.id, city, version: made.version }
    },
  })

  server.route({
    method: 'DELETE',
    url: '/api/v1/commitments/:commitment',
    schema: {
      summary: 'Withdraw a commitment; what was judged of it stays',
      params: byCommitment,
      querystring: ofCity,
    },
    config: { permit: 'commitment.make' },
    handler: async (request, reply) => {
      const { params, query } = request
      await requireCityPermit(deps, request, 'commitment.make', query.city)
      await withdrawCommitment(db, query.city, params.commitment, actOf(request, clock()))
      return reply.status(204).send()
    },
  })

  server.route({
    method: 'POST',
    url: '/api/v1/commitment-trials',
    schema: {
      summary: 'What a commitment, not yet made, would have said over the past year',
      body: newCommitment,
      response: { 200: trialAnswer },
    },
    config: { permit: 'commitment.make' },
    handler: async (request, reply) => {
      const { city, commitment } = request.body
      await requireCityPermit(deps, request, 'commitment.make', city)
      reply.header('cache-control', 'no-store')
      const { definition, periods, lapses } = await tryCommitment(db, city, commitment, clock())
      return {
        indicator: definition.id,
        version: definition.version,
        periods: periods.map(({ period, said, coverage, expected, verdict }) => ({
          period: period.name,
          ...saidToWire(said),
          coverage,
          expected: expected ?? null,
          verdict,
        })),
        lapses: lapses.map(({ openedAt, closedAt }) => ({
          openedAt: openedAt.toISOString(),
          closedAt: closedAt?.toISOString() ?? null,
        })),
      }
    },
  })
}
