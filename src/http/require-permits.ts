import type { Server } from './server-type.ts'

/** Refuses to register a route that does not name the action that asking it is, so that none is open by forgetting. */
export function requirePermits(server: Server) {
  server.addHook('onRoute', ({ method, url, config }) => {
    if ([config?.permit ?? []].flat().length === 0)
      throw new Error(`a route without a permit: ${[method].flat()} ${url}`)
  })
}
