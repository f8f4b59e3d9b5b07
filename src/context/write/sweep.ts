import type { Db } from '../../store/db.ts'
import { tryLockName } from '../../store/locks.ts'
import { listSpaces, type Space } from '../space/index.ts'
import { toExpire } from './expire.ts'
import { writeGroup } from './write-group.ts'

const entitiesAtOnce = 500
const lockName = 'city data sweep'

/**
 * Removes what has expired in a space by a moment: entities, and instances of those that stay. It is a change like others, with history
 * and news, done by the system. Gives how many entities it has touched. Source: CIM 009 4.22.
 */
export async function sweepExpired(
  db: Db,
  space: Space,
  now: Date,
  onFault: (error: unknown) => void,
): Promise<number> {
  let swept = 0
  let after = '0'
  for (;;) {
    const expired = await listExpired(db, space, now, after)
    if (expired.length === 0) return swept
    const edits = expired.map(({ id }) => toExpire(id))
    await writeGroup(db, space, [{ edits, by: { system: 'city data sweep', now } }], onFault)
    swept += expired.length
    // What could not be removed must not be found again and again.
    after = expired.at(-1)?.eid as string
  }
}

/** Sweeps every space once, unless another process on the database is at it. */
export function sweepAll(db: Db, now: Date, onFault: (error: unknown) => void): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await tryLockName(tx, lockName))) return 0
    let swept = 0
    for (const space of await listSpaces(db.read))
      swept += await sweepExpired(db, space, now, onFault)
    return swept
  })
}

function listExpired(db: Db, { tenant }: Space, now: Date, after: string) {
  return db.city(tenant, (tx) =>
    tx
      .selectFrom('entity')
      .select(['eid', 'id'])
      .where('tenant', '=', tenant)
      .where('expires_at', '<=', now)
      .where('eid', '>', after)
      .orderBy('eid')
      .limit(entitiesAtOnce)
      .execute(),
  )
}

export type SweeperOptions = {
  db: Db
  clock: () => Date
  everySeconds: number
  /** Told when sweeping fails, and again only after it has worked in between. */
  onFailure: (error: unknown) => void
}

/** Sweeps as long as the process runs. Gives the way to stop. */
export function startSweeper({ db, clock, everySeconds, onFailure }: SweeperOptions) {
  let isFailing = false
  let running = Promise.resolve()
  let isIdle = true
  const round = async () => {
    isIdle = false
    try {
      await sweepAll(db, clock(), onFailure)
      isFailing = false
    } catch (error) {
      if (!isFailing) onFailure(error)
      isFailing = true
    }
    isIdle = true
  }
  const timer = setInterval(() => {
    if (isIdle) running = round()
  }, everySeconds * 1000)

  return async (): Promise<void> => {
    clearInterval(timer)
    await running
  }
}
