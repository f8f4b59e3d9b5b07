import type { Server } from '../http/server.ts'
import { commitmentRoutes } from './interface/commitment-routes.ts'
import { definitionRoutes } from './interface/definition-routes.ts'
import type { IndicatorDeps } from './interface/deps.ts'
import { lineageRoutes } from './interface/lineage-routes.ts'
import { proofRoutes } from './interface/proof-routes.ts'
import { resultRoutes } from './interface/result-routes.ts'
import { measureCityData } from './measure-city-data.ts'

/** Indicators, results, commitments, proof and lineage; measures from when the server listens until it is closed. */
export function indicatorRoutes(server: Server, deps: IndicatorDeps): void {
  definitionRoutes(server, deps)
  resultRoutes(server, deps)
  lineageRoutes(server, deps)
  commitmentRoutes(server, deps)
  proofRoutes(server, deps)
  let stop: (() => Promise<void>) | undefined
  server.addHook('onListen', async () => {
    stop = measureCityData({ ...deps, onFailure: (error) => deps.log(error, null) })
  })
  server.addHook('onClose', async () => stop?.())
}
