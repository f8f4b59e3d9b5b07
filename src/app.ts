import type { Deps, Site } from './http/deps.ts'
import { healthRoute } from './http/health.ts'
import { makePageCache } from './http/page-cache.ts'
import { makeServer, type Server, type ServerOptions } from './http/server.ts'
import { placesRoutes } from './places/routes.ts'
import { programmeRoutes } from './programme/routes.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/open.ts'
import { productVersion } from './version.ts'
import { webRoutes } from './web/index.ts'

export type AppOptions = {
  store: Store
  settings: Settings
  /** The only clock: every room is told the moment. */
  clock: () => Date
  log?: ServerOptions['log']
}

const pageCacheBytes = 32 * 1024 * 1024

/** Puts the rooms together into one server, ready to listen. Whoever opened the store closes it, after the server. */
export async function makeApp({ store, settings, clock, log }: AppOptions): Promise<Server> {
  const cache = makePageCache({ maxBytes: pageCacheBytes })
  const deps: Deps = {
    db: store.db,
    clock,
    site: siteOf(settings),
    cache,
    version: watchVersion(store, clock),
  }
  const errors: { page?: ServerOptions['errorPage'] } = {}
  const server = await makeServer({
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    version: productVersion,
    cache,
    log,
    errorPage: (failure, request) => errors.page?.(failure, request),
  })
  healthRoute(server, () => checkHealth(store))
  placesRoutes(server, deps)
  programmeRoutes(server, deps)
  errors.page = webRoutes(server, deps).errorPage
  await server.ready()
  return server
}

function siteOf({ publicUrl, official, operator, contact }: Settings): Site {
  return { publicUrl, official, operator, contact }
}

/**
 * Counts the changes of the record that this process has heard of; with the day in Bangkok, because what holds on a day
 * changes at midnight without any event.
 */
function watchVersion(store: Store, clock: () => Date): () => string {
  let changes = 0
  store.watch('programme', () => {
    changes++
  })
  return () => `${changes}.${dayNumber(clock())}`
}

const bangkokOffsetMs = 7 * 3_600_000
const dayMs = 86_400_000

/** Days since 1970 in Bangkok, which has no summer time. Cheaper than a formatted date, and asked for on every request. */
function dayNumber(at: Date): number {
  return Math.floor((at.getTime() + bangkokOffsetMs) / dayMs)
}

async function checkHealth(store: Store) {
  if (!(await store.healthy())) return undefined
  return {
    version: productVersion,
    engine: store.engine,
    engineVersion: store.engineVersion,
    migration: store.migration,
  }
}
