import type { FastifyRequest } from 'fastify'
import type { Deps } from '../http/deps.ts'
import type { Egress } from '../http/egress/egress.ts'
import type { Server } from '../http/server.ts'
import type { Outbox } from '../store/open.ts'
import {
  contextAddressRoutes,
  contextOperations,
  keepUses,
  makeContexts,
  nameContext,
  readPreload,
  resolveContext,
} from './contexts/index.ts'
import { erasureRoutes } from './erase/routes.ts'
import { attributeRoutes } from './interface/attribute-routes.ts'
import { batchRoutes } from './interface/batch-routes.ts'
import { discoveryRoutes } from './interface/discovery-routes.ts'
import { entityRoutes } from './interface/entity-routes.ts'
import { type InterfaceDeps, serveOperations } from './interface/index.ts'
import { infoRoutes } from './interface/info-routes.ts'
import { laterRoutes } from './interface/later-routes.ts'
import { purgeRoutes } from './interface/purge-routes.ts'
import { queryRoutes } from './interface/query-routes.ts'
import { spaceRoutes } from './interface/space-routes.ts'
import { writingWith } from './interface/write-one.ts'
import { rollupListener, rollupWorker } from './rollup/index.ts'
import { startForgetting } from './space/index.ts'
import { makeAddressCheck, startSubscriptions } from './subscription/index.ts'
import { subscriptionRoutes } from './subscription/routes.ts'
import { temporalOperations } from './temporal/index.ts'
import { makeWriter, startSweeper } from './write/index.ts'

/** What city data are given beside what all routes are. */
export type CityDataDeps = Deps &
  Pick<InterfaceDeps, 'auth'> & {
    egress: Egress
    outbox: Pick<Outbox, 'listen'>
    /** The file of NGSILD_CONTEXTS. */
    contextsFile: string | undefined
    /** How often what has expired is removed. */
    sweepSeconds: number
    /** How many instances of a series an answer on evolution holds at most. */
    temporalPage: number
    /** Takes bugs; what fails between requests comes without one. */
    log: (error: unknown, request: FastifyRequest | null) => void
  }

/**
 * The addresses of city data: NGSI-LD below `/ngsi-ld/v1`, and the spaces themselves. Each part declares its own operations. Throws
 * `contextsFileRefused`.
 */
export async function cityDataRoutes(server: Server, deps: CityDataDeps): Promise<void> {
  const { db, clock, site, egress, outbox, contextsFile, log } = deps
  const contexts = makeContexts({
    db,
    egress,
    publicUrl: site.publicUrl,
    preload: contextsFile === undefined ? new Map() : await readPreload(contextsFile),
  })
  const writer = makeWriter({ db, onFault: (error) => log(error, null) })
  const writing = writingWith(writer)
  keepWhileListening(server, () => keepUses(contexts, (error) => log(error, null)))
  server.addHook('onClose', () => writer.close())
  const shared: InterfaceDeps = {
    ...deps,
    resolveContext: (space, source) => resolveContext(contexts, space, source, clock()),
  }
  spaceRoutes(server, shared)
  contextAddressRoutes(server, shared)
  erasureRoutes(server, shared, writer)
  keepWhileListening(server, () =>
    startSubscriptions({ ...shared, egress, outbox, onFailure: (error) => log(error, null) }),
  )
  keepWhileListening(server, () => outbox.listen(rollupListener, rollupWorker(db)))
  keepWhileListening(server, () =>
    startSweeper({
      db,
      clock,
      everySeconds: deps.sweepSeconds,
      onFailure: (error) => log(error, null),
    }),
  )
  keepWhileListening(server, () => startForgetting(db, clock, (error) => log(error, null)))
  await serveOperations(server, shared, (register) => {
    entityRoutes(register, writing.one)
    attributeRoutes(register, writing.one)
    batchRoutes(register, shared, writing.many)
    purgeRoutes(register, shared, writing.many)
    queryRoutes(register, shared)
    discoveryRoutes(register, shared)
    contextOperations(register, contexts)
    temporalOperations(register, { db, mostInstances: deps.temporalPage })
    infoRoutes(register, shared)
    laterRoutes(register)
    subscriptionRoutes(register, {
      ...shared,
      nameContext: (space, source, now) => nameContext(contexts, space, source, now),
      checkAddress: makeAddressCheck(egress),
    })
  })
}

/** Does something from when the server listens until it is closed. */
function keepWhileListening(server: Server, start: () => () => Promise<void>) {
  let stop: (() => Promise<void>) | undefined
  server.addHook('onListen', async () => {
    stop = start()
  })
  server.addHook('onClose', async () => stop?.())
}
