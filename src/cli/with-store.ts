import type { Settings } from '../settings.ts'
import { openStore, type Store, type StoreConfig } from '../store/open.ts'
import type { Say } from './command.ts'

/** Which database the settings mean. */
export function storeConfig({ home, databaseUrl, databaseOwnerUrl }: Settings): StoreConfig {
  if (!databaseUrl) return { kind: 'embedded', home }
  return {
    kind: 'server',
    url: databaseUrl,
    ...(databaseOwnerUrl && { ownerUrl: databaseOwnerUrl }),
  }
}

/** Opens the database, works on it and closes it, whatever happens. */
export async function withStore<T>(
  settings: Settings,
  say: Say,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(storeConfig(settings), say)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
