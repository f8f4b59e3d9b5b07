import { createSpace, findSpace } from '../context/index.ts'
import { sampleCity } from '../identity/index.ts'
import type { Db } from '../store/db.ts'
import { dayMs } from './local-time.ts'
import { makePromises } from './make-promises.ts'
import { rememberSent, sentUntil } from './progress.ts'
import { sendBetween } from './send-between.ts'
import { type Ask, makeSend } from './steward.ts'

export type SampleDeps = {
  db: Db
  clock: () => Date
  ask: Ask
  publicUrl: string
  /** Told of bugs, once for as long as they last. */
  onFailure: (error: unknown) => void
}

/** How much past the sample city is given at its first start. */
export const pastDays = 190
const everyMs = 60_000

/**
 * Keeps the sample city sending: first all that is missing of the past, in the background, then every minute what has become due. Gives
 * the way to stop, after the request under way.
 */
export function keepSending(deps: SampleDeps): () => Promise<void> {
  const { db, clock, onFailure } = deps
  const send = makeSend({ ...deps, space: sampleCity })
  let isStopped = false
  let isFailing = false
  const round = async () => {
    try {
      await catchUp()
      isFailing = false
    } catch (error) {
      if (!isFailing && !isStopped) onFailure(error)
      isFailing = true
    }
  }
  async function catchUp() {
    const now = clock()
    if (!(await findSpace(db, sampleCity))) await createSpace(db, sampleCity, now, { open: true })
    const from =
      (await sentUntil(db.read, sampleCity))?.getTime() ?? now.getTime() - pastDays * dayMs
    const isDone = await sendBetween(send, { from, until: now.getTime() }, () => isStopped)
    if (!isDone) return
    await rememberSent(db.read, sampleCity, now)
    await makePromises(db, now, () => isStopped)
  }
  let running = round()
  const timer = setInterval(() => {
    running = running.then(() => (isStopped ? undefined : round()))
  }, everyMs)
  return async () => {
    isStopped = true
    clearInterval(timer)
    await running
  }
}
