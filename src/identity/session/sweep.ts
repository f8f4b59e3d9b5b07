import type { Tx } from '../../store/db.ts'
import { oldestAlive } from './session.ts'

/** Takes away sessions that are past their limits: they open nothing, and what is not needed is not kept. Gives how many. */
export async function sweepSessions(tx: Tx, now: Date): Promise<number> {
  const oldest = oldestAlive(now)
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where((eb) =>
      eb.or([
        eb('started_at', '<=', oldest.startedAt),
        eb('last_used_at', '<=', oldest.lastUsedAt),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
