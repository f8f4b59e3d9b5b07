import type { Db } from '../../store/db.ts'
import { forgetHeardEvents } from '../../store/forget-events.ts'
import { listSpaces } from './queries.ts'

const keptDays = 7
const everyMs = 3_600_000

/**
 * Forgets the news of all spaces that are older than a week and that everybody has heard: whole entities stand in them, which may
 * have been erased since. Gives how many.
 */
export async function forgetNews(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  let forgotten = 0
  for (const { tenant } of await listSpaces(db.read))
    forgotten += await forgetHeardEvents(db, tenant, before)
  return forgotten
}

/** Forgets old news as long as the process runs. Gives the way to stop. */
export function startForgetting(
  db: Db,
  clock: () => Date,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    running = forgetNews(db, clock()).catch(onFailure)
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
