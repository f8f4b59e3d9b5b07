import { listCertificates } from '../programme/index.ts'
import type { EmblemDeps } from './emblem-deps.ts'
import { refreshLive } from './live/refresh-live.ts'
import { signHead } from './log/sign-head.ts'

const everyMs = 60_000

/**
 * Looks at every certificate once a minute, as long as the process runs: live credentials are renewed or withheld, and the log gets
 * its head of the day. Several processes may do it: each certificate is looked at under a lock. Gives the way to stop.
 */
export function startEmblemDuties(
  deps: EmblemDeps,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve()
  let isFailing = false
  const round = async () => {
    try {
      await lookAtAll(deps, deps.clock())
      isFailing = false
    } catch (error) {
      if (!isFailing) onFailure(error)
      isFailing = true
    }
  }
  const look = () => {
    running = running.then(round)
  }
  const timer = setInterval(look, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** One round. */
export async function lookAtAll(deps: EmblemDeps, now: Date): Promise<void> {
  const certificates = await listCertificates(deps.db.read)
  for (const { id } of certificates) await refreshLive(deps, id, now)
  // An installation that has signed nothing yet has no log to keep.
  if (certificates.length > 0)
    await deps.db.transaction(async (tx) => {
      await signHead(tx, deps, now)
    })
}
