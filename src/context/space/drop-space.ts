import type { Db } from '../../store/db.ts'
import { lookAgain } from './find-space.ts'
import { endEra, listOwnTables, takeEvents, takeRows } from './queries.ts'
import type { Space } from './space.ts'

const rowsAtOnce = 5_000

/**
 * Drops a data space with all its rows, for good. From the first step on nobody finds it; then its rows go, some thousands in each
 * transaction, and the events that told of them. Number and name stay with the tenant, as does the record of who did what, which names
 * entities and holds nothing of them; the name can be opened again as an empty space, and no change number is given twice. Broken off,
 * it is finished by whoever opens the name again.
 */
export async function dropSpace(db: Db, space: Space, now: Date): Promise<void> {
  await endEra(db, space, now)
  lookAgain(db, space.name)
  await emptySpace(db, space.tenant)
}

/** Takes away the rows of a dropped space, step by step. */
export async function emptySpace(db: Db, tenant: number): Promise<void> {
  for (const table of await listOwnTables(db.read))
    while ((await takeRows(db, tenant, table, rowsAtOnce)) > 0);
  while ((await takeEvents(db, tenant)) > 0);
}
