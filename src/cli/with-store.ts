import { Problem } from '../base/problem.ts'
import type { Settings } from '../settings.ts'
import { findRunning } from '../store/embedded/find-running.ts'
import { openStore, type Store, type StoreConfig } from '../store/open.ts'
import { homeInUse } from '../store/problems.ts'
import type { Say } from './command.ts'

/** Which database the settings mean. */
export function storeConfig({ home, databaseUrl, databaseOwnerUrl }: Settings): StoreConfig {
  if (!databaseUrl) return { kind: 'embedded', home }
  return { kind: 'server', url: databaseUrl, ownerUrl: databaseOwnerUrl }
}

/** Opens the database, works on it and closes it, whatever happens. */
export async function withStore<T>(
  settings: Settings,
  say: Say,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openBeside(settings, say)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Opens the database; the embedded one of a server that is running is used beside it, not started again. */
async function openBeside(settings: Settings, say: Say): Promise<Store> {
  const config = storeConfig(settings)
  try {
    return await openStore(config, say)
  } catch (error) {
    const inUse = error instanceof Problem && error.kind === homeInUse.kind
    const running = inUse ? findRunning(settings.home) : undefined
    if (!running) throw error
    return openStore({ kind: 'server', url: running.appUrl, ownerUrl: running.ownerUrl }, () => {})
  }
}
