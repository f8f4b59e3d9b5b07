import type { Server } from '../http/server.ts'
import { type InterfaceDeps, serveOperations } from './interface/index.ts'
import { compileContext } from './ld/compile-context.ts'
import { coreContextUrl } from './ld/core-context.ts'
import { ldContextNotAvailable } from './problems.ts'
import { type SubscriptionRoutesDeps, subscriptionRoutes } from './subscription/routes.ts'

export type CityDataDeps = InterfaceDeps & Pick<SubscriptionRoutesDeps, 'checkAddress'>

/** The addresses of city data: NGSI-LD below `/ngsi-ld/v1`. Each part declares its own operations. */
export async function cityDataRoutes(server: Server, deps: CityDataDeps): Promise<void> {
  await serveOperations(server, deps, (register) => {
    subscriptionRoutes(register, { ...deps, nameContext })
  })
}

/** Contexts that are in the package or in the request; documents from elsewhere come with their store. */
export const resolveContext: InterfaceDeps['resolveContext'] = (_space, source) =>
  compileContext(source, async (url) => {
    throw ldContextNotAvailable({ members: { context: url } })
  })

/** The address of a context that has one. */
const nameContext: SubscriptionRoutesDeps['nameContext'] = async (_space, source) => {
  const only = Array.isArray(source) && source.length === 1 ? source[0] : source
  return typeof only === 'string' ? only : coreContextUrl()
}
