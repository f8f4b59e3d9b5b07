import type { Watcher } from '../match/watcher.ts'
import { statusOf } from '../subscription.ts'
import type { Breakers } from './breakers.ts'
import type { Claimed } from './claim.ts'
import { NotDelivered, type Send, timeoutOf } from './outgoing.ts'
import { type Pace, retryWaitMs } from './retry.ts'
import { noOutcome, type Outcome } from './settle.ts'

export type RunDeps = {
  send: Send
  breakers: Breakers
  pace: Pace
  clock: () => Date
  random: () => number
  signal: AbortSignal
}

/** A claimed queue, with its subscription and the name of its space. */
export type Run = {
  tenant: number
  tenantName: string | undefined
  claimed: Claimed
  watcher: Watcher
  until: Date
}

/**
 * Sends from the head of a claimed queue, one after another, until it is empty, one does not arrive, or the claim runs out. Tells each
 * outcome as it comes; the last one ends the claim.
 */
export async function runQueue(deps: RunDeps, run: Run, tell: (outcome: Outcome) => void) {
  const { clock, breakers, pace, random, signal } = deps
  const { claimed, watcher } = run
  const { subscription, place } = claimed
  const nothing = noOutcome(subscription)
  if (statusOf(watcher.subscription, clock()) === 'paused')
    return tell({ ...nothing, next: { kind: 'pause' } })
  let { attempts } = claimed
  const last = claimed.queue.at(-1)
  for (const waiting of claimed.queue) {
    const now = clock()
    const { endpoint } = watcher.subscription.notification
    const held = breakers.heldUntil(place, now.getTime())
    if (held !== undefined)
      return tell({ ...nothing, next: { kind: 'at', at: later(held, pace, random()) } })
    const isTooLate = now.getTime() + timeoutOf(endpoint) > run.until.getTime()
    if (signal.aborted || isTooLate) return tell({ ...nothing, next: { kind: 'next' } })
    const failure = await attempt(deps, run, waiting)
    // Cut off by our own stopping: whoever comes next sends it.
    if (failure && signal.aborted) return tell({ ...nothing, next: { kind: 'next' } })
    const at = clock()
    breakers.note(place, failure?.answered ?? true, at.getTime(), random())
    if (failure) {
      attempts++
      return tell({
        ...nothing,
        sent: 1,
        failed: 1,
        lastNotificationAt: now,
        lastFailureAt: at,
        lastError: failure.message.slice(0, 500),
        attempts,
        ...afterFailure(deps, run, attempts, waiting.at, at),
      })
    }
    attempts = 0
    tell({
      ...nothing,
      arrived: [waiting.number],
      sent: 1,
      lastNotificationAt: now,
      lastSuccessAt: at,
      attempts,
      next: { kind: waiting === last ? 'next' : 'keep' },
    })
  }
  if (!last) tell({ ...nothing, next: { kind: 'recount' } })
}

function later(held: number, { firstMs }: Pace, random: number): Date {
  return new Date(held + firstMs * random)
}

async function attempt(
  { send, signal }: RunDeps,
  { tenantName, watcher }: Run,
  notification: Claimed['queue'][number],
): Promise<NotDelivered | undefined> {
  const { endpoint } = watcher.subscription.notification
  const timeoutMs = timeoutOf(endpoint)
  try {
    await send({ notification, endpoint, tenant: tenantName, timeoutMs, signal })
    return undefined
  } catch (error) {
    if (error instanceof NotDelivered) return error
    return new NotDelivered(error instanceof Error ? error.message : String(error), false)
  }
}

function afterFailure(
  { pace, random }: RunDeps,
  { watcher }: Run,
  attempts: number,
  writtenAt: Date,
  at: Date,
): Pick<Outcome, 'next' | 'giveUpBefore'> {
  const giveUpBefore = new Date(at.getTime() - pace.givenUpMs)
  if (writtenAt <= giveUpBefore) return { next: { kind: 'next' }, giveUpBefore }
  const { cooldown } = watcher.subscription.notification.endpoint
  const wait = retryWaitMs(attempts, pace, random(), cooldown)
  return { next: { kind: 'at', at: new Date(at.getTime() + wait) }, giveUpBefore: undefined }
}
