import type { FastifyRequest } from 'fastify'
import type { Text } from '../base/text.ts'
import type { Deps } from '../http/deps.ts'
import type { Server } from '../http/server.ts'
import type { Tx } from '../store/db.ts'
import type { Outbox } from '../store/open.ts'
import { measureCityData } from './measure-city-data.ts'
import type { ProofRules } from './proof.ts'

/** What is known above of a city. */
export type CityFacts = { name: Text; sample: boolean }

/** What the room of indicators is given beside what all rooms are. Rules and cities come from above. */
export type IndicatorDeps = Deps & {
  outbox: Pick<Outbox, 'listen'>
  rules: () => Promise<ProofRules>
  findCity: (tx: Tx, slug: string) => Promise<CityFacts | undefined>
  log: (error: unknown, request: FastifyRequest | null) => void
}

/** Indicators, results, commitments, proof and lineage; measures from when the server listens until it is closed. */
export function indicatorRoutes(server: Server, deps: IndicatorDeps): void {
  let stop: (() => Promise<void>) | undefined
  server.addHook('onListen', async () => {
    stop = measureCityData({ ...deps, onFailure: (error) => deps.log(error, null) })
  })
  server.addHook('onClose', async () => stop?.())
}
