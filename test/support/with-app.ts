import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeApp } from '../../src/app.ts'
import type { Server } from '../../src/http/server.ts'
import { readSettings, type Settings } from '../../src/settings.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { makeTestDatabase, type Template } from './databases.ts'
import { testFindKey } from './emblem-deps.ts'
import { makeTestFolder } from './engines.ts'
import { freePort } from './free-port.ts'
import { testKeys } from './identity-deps.ts'

/** The whole product, listening on a port of its own, on a database of its own. */
export type RunningApp = {
  url: string
  server: Server
  store: Store
  settings: Settings
  close(): Promise<void>
}

export type AppOptions = {
  /** Settings by name, over the defaults. */
  settings?: Record<string, string>
  clock?: () => Date
  /** Takes the bugs; they are shown when absent. */
  log?: (error: unknown) => void
  template?: Template
  /** Changes the address under which the product finds its database. */
  through?: (databaseUrl: string) => Promise<string>
}

/** Starts the product with the shipped record loaded. The caller closes it. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const database = await makeTestDatabase(options.template ?? 'record')
  const databaseUrl = (await options.through?.(database.appUrl)) ?? database.appUrl
  const folder = makeTestFolder()
  const environment = {
    LAKMUEANG_HOME: join(folder, 'home'),
    PORT: String(await freePort()),
    DATABASE_URL: databaseUrl,
    ...options.settings,
  }
  const settings = readSettings(environment, process.cwd())
  const store = await openStore({ kind: 'server', url: databaseUrl }, () => {})
  const clock = options.clock ?? (() => new Date())
  const server = await makeApp({
    store,
    settings,
    keys: testKeys(),
    findKey: testFindKey,
    clock,
    log: options.log ?? report,
  })
  await server.listen({ host: settings.host, port: settings.port })
  const close = async () => {
    await server.close()
    await store.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `http://${settings.host}:${settings.port}`, server, store, settings, close }
}

/** A bug fails no request that a test looks at, so it is shown. */
function report(error: unknown) {
  console.error(error)
}

/** Runs a story against the running product. */
export async function withApp(
  story: (app: RunningApp) => Promise<void>,
  options: AppOptions = {},
): Promise<void> {
  const app = await startApp(options)
  try {
    await story(app)
  } finally {
    await app.close()
  }
}
