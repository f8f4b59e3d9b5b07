import { setTimeout as delay } from 'node:timers/promises'
import { ownerLimits, withClient } from '../../src/store/connect.ts'
import { openStore, type Store, type StoreConfig } from '../../src/store/open.ts'
import { makeTestDatabase, type TestDatabase } from '../support/databases.ts'

/** Quick to notice and to try again, so that a story need not wait. */
export const eager = { lookMs: 200, retryMs: 20 }

/** Runs a story on a store over a migrated database of its own. */
export async function withStore(
  story: (store: Store, database: TestDatabase) => Promise<void>,
  config: Partial<StoreConfig> = {},
): Promise<void> {
  const database = await makeTestDatabase('empty')
  const store = await openStoreOn(database.appUrl, config)
  try {
    await story(store, database)
  } finally {
    await store.close()
    await database.drop()
  }
}

export function openStoreOn(url: string, config: Partial<StoreConfig> = {}): Promise<Store> {
  return openStore({ ...eager, ...config, kind: 'server', url }, () => undefined)
}

/** Makes a table whose rows belong to tenants, as a migration would, with a row of tenant 1 and one of tenant 2. */
export async function makeNotes(database: TestDatabase): Promise<void> {
  await asOwner(
    database,
    `create table note (tenant integer not null, id integer not null, body text not null, primary key (tenant, id));
     select guard_tenant_table('note')`,
  )
}

export async function asOwner(database: TestDatabase, text: string): Promise<void> {
  await withClient(database.ownerUrl, ownerLimits, (owner) => owner.query(text))
}

/** Waits until something holds, at most ten seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    if (await holds()) return
    await delay(20)
  }
  throw new Error(`it did not come to hold: ${holds}`)
}
