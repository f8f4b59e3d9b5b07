import type { Notification } from '../match/notification.ts'
import type { Endpoint } from '../subscription.ts'

/** A notification on its way. `tenant` is the name of its space where that is not the default one. */
export type Outgoing = {
  notification: Notification
  endpoint: Endpoint
  tenant: string | undefined
  timeoutMs: number
  signal: AbortSignal
}

/** Brings a notification to its endpoint; throws `NotDelivered`. */
export type Send = (outgoing: Outgoing) => Promise<void>

/** A notification did not arrive. `answered`: the other side was there and refused it. */
export class NotDelivered extends Error {
  readonly answered: boolean

  constructor(because: string, answered: boolean) {
    super(because)
    this.name = 'NotDelivered'
    this.answered = answered
  }
}

const usualTimeoutMs = 5_000
const longestTimeoutMs = 30_000

/** How long an endpoint is waited for, in milliseconds. */
export function timeoutOf({ timeout }: Endpoint): number {
  return Math.min(timeout ?? usualTimeoutMs, longestTimeoutMs)
}
