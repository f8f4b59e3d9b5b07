import type { Deps } from '../http/deps.ts'
import type { Server } from '../http/server.ts'
import { cityRoutes } from './city-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { recordRoutes } from './record-routes.ts'

/** Every address of the programme's interface. */
export function programmeRoutes(server: Server, deps: Deps) {
  cityRoutes(server, deps)
  recordRoutes(server, deps)
  correctionRoutes(server, deps)
}
