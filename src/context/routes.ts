import type { Server } from '../http/server.ts'
import { type InterfaceDeps, serveOperations } from './interface/index.ts'
import { compileContext } from './ld/compile-context.ts'
import { ldContextNotAvailable } from './problems.ts'

/** The addresses of city data: NGSI-LD below `/ngsi-ld/v1`. Each part declares its own operations. */
export async function cityDataRoutes(server: Server, deps: InterfaceDeps): Promise<void> {
  await serveOperations(server, deps, () => {})
}

/** Contexts that are in the package or in the request; documents from elsewhere come with their store. */
export const resolveContext: InterfaceDeps['resolveContext'] = (_space, source) =>
  compileContext(source, async (url) => {
    throw ldContextNotAvailable({ members: { context: url } })
  })
