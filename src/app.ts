import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { askProvider } from './ask-provider.ts'
import { bangkokOffsetMs } from './base/day.ts'
import { cityDataRoutes } from './context/routes.ts'
import {
  type EmblemDeps,
  emblemData,
  type FindKey,
  followCertificate,
  proofFromIndicators,
  readMarkFile,
  refreshLive,
  startEmblemDuties,
} from './emblem/index.ts'
import { emblemRoutes } from './emblem/routes.ts'
import type { Deps, Site } from './http/deps.ts'
import { type Egress, makeEgress } from './http/egress/egress.ts'
import { healthRoute } from './http/health.ts'
import { makePageCache } from './http/page-cache.ts'
import { makeServer, type Server, type ServerOptions } from './http/server.ts'
import {
  authorise,
  folderCarrier,
  type IdentityDeps,
  identityData,
  type Keys,
  makeCallers,
  makeDenialCounter,
  makeProvider,
  type SignInSetting,
  sampleCity,
  sessionCookie,
  smtpCarrier,
  startDuties,
} from './identity/index.ts'
import { identityRoutes } from './identity/routes.ts'
import { proofChangedEvent } from './indicators/index.ts'
import { indicatorRoutes } from './indicators/routes.ts'
import { nationRoutes } from './nation/routes.ts'
import { placesRoutes } from './places/routes.ts'
import {
  findCertificateOf,
  findRecord,
  programmeData,
  proofRules,
  recordNotice,
  sampleNotice,
} from './programme/index.ts'
import { programmeRoutes } from './programme/routes.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/open.ts'
import { productVersion } from './version.ts'
import { signInAddress, webRoutes } from './web/index.ts'

export type AppOptions = {
  store: Store
  settings: Settings
  keys: Keys
  /** The private keys that sign emblems. */
  findKey: FindKey
  /** The only clock: every room is told the moment. */
  clock: () => Date
  log?: (error: unknown, request: FastifyRequest | null) => void
}

const pageCacheBytes = 32 * 1024 * 1024

/** Puts the rooms together into one server, ready to listen. Whoever opened the store closes it, after the server. */
export async function makeApp(options: AppOptions): Promise<Server> {
  const { store, settings, clock, log } = options
  const cache = makePageCache({ maxBytes: pageCacheBytes })
  const deps: Deps = {
    db: store.db,
    clock,
    site: siteOf(settings),
    cache,
    version: watchVersion(store, clock),
  }
  const egress = makeEgress({ allow: settings.egressAllow })
  const people = identityDeps(deps, egress, options)
  const errors: { page?: ServerOptions['errorPage'] } = {}
  const server = await makeServer({
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    version: productVersion,
    cache,
    log,
    sessionCookie: sessionCookie(settings.publicUrl),
    signInAddress,
    errorPage: (failure, request) => errors.page?.(failure, request),
  })
  // Closing goes backwards: the way out closes after all that uses it.
  server.addHook('onClose', () => egress.close())
  const { callers, setting } = people
  const onFailure = (error: unknown, request: FastifyRequest) => log?.(error, request)
  authorise(server, { db: store.db, clock, callers, denials: setting.denials, onFailure })
  healthRoute(server, () => checkHealth(store))
  placesRoutes(server, deps)
  identityRoutes(server, people)
  programmeRoutes(server, deps)
  nationRoutes(server, deps)
  const { auth, contextsFile, sweepSeconds, temporalPage } = settings.ngsild
  await cityDataRoutes(server, {
    ...deps,
    auth,
    egress,
    outbox: store.outbox,
    contextsFile,
    sweepSeconds,
    temporalPage,
    log: log ?? (() => {}),
  })
  indicatorRoutes(server, {
    ...deps,
    outbox: store.outbox,
    rules: () => proofRules(store.db.read),
    findCity: findRecord,
    notice: (sample) => (sample ? sampleNotice : recordNotice)(store.db.read, deps.site),
    log: log ?? (() => {}),
  })
  const emblems: EmblemDeps = {
    ...deps,
    findKey: options.findKey,
    findProof: proofFromIndicators(store.db, settings.publicUrl),
    authority: settings.authority,
    mark: settings.markFile === undefined ? null : await readMarkFile(settings.markFile),
    egress,
    testBed: settings.testBed,
  }
  await emblemRoutes(server, emblems)
  errors.page = webRoutes(server, people, emblems).errorPage
  keepDuties(server, people, log)
  keepEmblems(server, emblems, store, log)
  await server.ready()
  return server
}

/** What the room of people is given. Its city is known above it, the samples' one to nobody else. */
function identityDeps(
  deps: Deps,
  egress: Egress,
  { store, settings, keys, log }: AppOptions,
): IdentityDeps {
  const setting: SignInSetting = {
    publicUrl: settings.publicUrl,
    siteName: { th: 'หลักเมือง', en: 'Lak Mueang' },
    key: keys.secret,
    denials: makeDenialCounter(keys.secret),
    findCity: async (tx, slug) => {
      if (slug === sampleCity) return { sample: true }
      const found = await findRecord(tx, slug)
      return found && { sample: found.sample }
    },
  }
  const sender = { name: setting.siteName.th, address: settings.mailFrom }
  const folder = settings.smtp ? null : join(settings.home, 'mail')
  return {
    ...deps,
    setting,
    callers: makeCallers(store.db, sessionCookie(settings.publicUrl)),
    providers: settings.providers.map((one) =>
      makeProvider(
        one,
        askProvider(egress, one.issuer, (error) => log?.(error, null)),
      ),
    ),
    headKey: keys.head,
    personalData: [...programmeData, ...emblemData, ...identityData],
    mail: {
      folder,
      carrier: settings.smtp
        ? smtpCarrier(settings.smtp, sender)
        : folderCarrier(folder as string, sender),
    },
    samples: settings.sample,
  }
}

/** Seals, carries mail and sweeps from when the server listens until it is closed. */
function keepDuties(server: Server, people: IdentityDeps, log: AppOptions['log']) {
  let stop: (() => Promise<void>) | undefined
  server.addHook('onListen', async () => {
    stop = startDuties(people, (_duty, error) => log?.(error, null))
  })
  server.addHook('onClose', async () => stop?.())
}

/** Follows decisions and data from when the server listens until it is closed. */
function keepEmblems(server: Server, emblems: EmblemDeps, store: Store, log: AppOptions['log']) {
  const stops: (() => Promise<void>)[] = []
  server.addHook('onListen', async () => {
    stops.push(
      store.outbox.listen('emblem', async (event) => {
        await followCertificate(emblems, event)
        if (event.type !== proofChangedEvent) return
        const certificate = await findCertificateOf(store.db.read, String(event.body.city))
        if (certificate) await refreshLive(emblems, certificate.id, emblems.clock())
      }),
      startEmblemDuties(emblems, (error) => log?.(error, null)),
    )
  })
  server.addHook('onClose', async () => {
    await Promise.all(stops.map((stop) => stop()))
  })
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
