import type { Db } from '../../store/db.ts'
import { makeMonths, missingMonths } from '../write/index.ts'
import type { Given } from './read-history.ts'

/** Makes the parts of history that instances need, before the turn: a transaction that writes cannot. */
export async function makeMonthsFor(
  db: Db,
  given: readonly Pick<Given, 'instance'>[],
  now: Date,
): Promise<void> {
  const moments = given.map(({ instance }) => instance.observedAt ?? now.toISOString())
  const months = moments.map((moment) => `${moment.slice(0, 7)}-01`)
  await makeMonths(db, missingMonths(db, months, now))
}
