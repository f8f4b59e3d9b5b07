import { sql } from 'kysely'
import { int8Column, momentColumn, textColumn } from '../../../store/columns.ts'
import type { CityTx } from '../../../store/db.ts'

/** What came of one subscription's queue since it was last written down. */
export type Outcome = {
  subscription: number
  /** Deliveries that have arrived. */
  arrived: number[]
  sent: number
  failed: number
  lastNotificationAt: Date | undefined
  lastSuccessAt: Date | undefined
  lastFailureAt: Date | undefined
  lastError: string | undefined
  /** Failures in a row; undefined leaves the count as it is. */
  attempts: number | undefined
  /**
   * What becomes of the claim: it is kept; or ended, so that what waits is due at once, at a moment, or not before the subscription
   * changes; or, where nothing was found though something should wait, after a count.
   */
  next: { kind: 'keep' | 'next' | 'pause' | 'recount' } | { kind: 'at'; at: Date }
  /** Deliveries older than this are given up. */
  giveUpBefore: Date | undefined
}

export function noOutcome(subscription: number): Outcome {
  return {
    subscription,
    arrived: [],
    sent: 0,
    failed: 0,
    lastNotificationAt: undefined,
    lastSuccessAt: undefined,
    lastFailureAt: undefined,
    lastError: undefined,
    attempts: undefined,
    next: { kind: 'keep' },
    giveUpBefore: undefined,
  }
}

/** Puts a later outcome of the same queue after an earlier one. */
export function joinOutcomes(earlier: Outcome, later: Outcome): Outcome {
  return {
    subscription: earlier.subscription,
    arrived: [...earlier.arrived, ...later.arrived],
    sent: earlier.sent + later.sent,
    failed: earlier.failed + later.failed,
    lastNotificationAt: later.lastNotificationAt ?? earlier.lastNotificationAt,
    lastSuccessAt: later.lastSuccessAt ?? earlier.lastSuccessAt,
    lastFailureAt: later.lastFailureAt ?? earlier.lastFailureAt,
    lastError: later.lastError ?? earlier.lastError,
    attempts: later.attempts ?? earlier.attempts,
    next: later.next.kind === 'keep' ? earlier.next : later.next,
    giveUpBefore: later.giveUpBefore ?? earlier.giveUpBefore,
  }
}

/** Writes outcomes down; true where more of these queues is due now. The caller holds the turn of the space. */
export async function settle(
  tx: CityTx,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<boolean> {
  for (const { subscription, giveUpBefore } of outcomes)
    if (giveUpBefore) await giveUp(tx, subscription, giveUpBefore, now)
  const arrived = outcomes.flatMap(({ subscription, arrived }) =>
    arrived.map((number) => ({ subscription, number })),
  )
  const moment = (read: (one: Outcome) => Date | undefined) =>
    momentColumn(outcomes.map((one) => read(one)?.getTime() ?? null))
  const whole = (read: (one: Outcome) => number | null) => int8Column(outcomes.map(read))
  const counted = sql`(select count(*)::integer from delivery w
    where w.tenant = p.tenant and w.subscription = p.subscription and w.failed_at is null)`
  const settled = await sql<{ due_at: Date | null }>`
    with gone as (
      delete from delivery d using unnest(
        ${int8Column(arrived.map(({ subscription }) => subscription))}::bigint[],
        ${int8Column(arrived.map(({ number }) => number))}::bigint[]) a (subscription, number)
      where d.tenant = ${tx.tenant} and d.subscription = a.subscription and d.number = a.number
    )
    update subscription_progress p set
      waiting = case o.next when 'recount' then ${counted} else greatest(p.waiting - o.done, 0) end,
      attempts = coalesce(o.attempts, p.attempts),
      due_at = case o.next
        when 'keep' then p.due_at
        when 'next' then case when p.waiting > o.done then ${now}::timestamptz end
        when 'at' then o.due_at
        when 'recount' then case when ${counted} > 0 then ${now}::timestamptz end
      end,
      sent = p.sent + o.sent,
      failed = p.failed + o.failed,
      last_notification_at = coalesce(o.last_notification_at, p.last_notification_at),
      last_success_at = coalesce(o.last_success_at, p.last_success_at),
      last_failure_at = coalesce(o.last_failure_at, p.last_failure_at),
      last_error = coalesce(o.last_error, p.last_error)
    from unnest(
      ${whole(({ subscription }) => subscription)}::bigint[],
      ${whole(({ arrived }) => arrived.length)}::bigint[],
      ${whole(({ sent }) => sent)}::bigint[],
      ${whole(({ failed }) => failed)}::bigint[],
      ${whole(({ attempts }) => attempts ?? null)}::bigint[],
      ${textColumn(outcomes.map(({ next }) => next.kind))}::text[],
      ${moment(({ next }) => ('at' in next ? next.at : undefined))}::timestamptz[],
      ${moment(({ lastNotificationAt }) => lastNotificationAt)}::timestamptz[],
      ${moment(({ lastSuccessAt }) => lastSuccessAt)}::timestamptz[],
      ${moment(({ lastFailureAt }) => lastFailureAt)}::timestamptz[],
      ${textColumn(outcomes.map(({ lastError }) => lastError ?? null))}::text[]
    ) o (subscription, done, sent, failed, attempts, next, due_at,
      last_notification_at, last_success_at, last_failure_at, last_error)
    where p.tenant = ${tx.tenant} and p.subscription = o.subscription
    returning case when o.next <> 'keep' then p.due_at end as due_at`.execute(tx)
  return askForNext(tx, settled.rows, now)
}

/** Asks for a look when the first of these queues is due again; true where that is now. */
async function askForNext(tx: CityTx, queues: readonly { due_at: Date | null }[], now: Date) {
  const moments = queues.flatMap(({ due_at }) => due_at?.getTime() ?? [])
  if (moments.length === 0) return false
  const soonest = Math.min(...moments)
  await sql`update subscription_space set due_at = least(due_at, ${new Date(soonest)}::timestamptz)
    where tenant = ${tx.tenant}`.execute(tx)
  return soonest <= now.getTime()
}

/** Gives up what has waited too long; it stays to be seen, and the queue goes on behind it. */
async function giveUp(tx: CityTx, subscription: number, before: Date, now: Date) {
  await sql`
    with given as (
      update delivery set failed_at = ${now}
      where tenant = ${tx.tenant} and subscription = ${subscription} and failed_at is null and at <= ${before}
      returning 1
    )
    update subscription_progress set waiting = greatest(waiting - (select count(*) from given)::integer, 0)
    where tenant = ${tx.tenant} and subscription = ${subscription}`.execute(tx)
}

/** A delivery that was given up. */
export type Failed = { subscription: number; number: number; at: Date; failedAt: Date }

/** Lists what was given up, the last first. */
export async function listFailed(tx: CityTx, limit: number): Promise<Failed[]> {
  const found = await sql<{ subscription: string; number: string; at: Date; failed_at: Date }>`
    select subscription, number, at, failed_at from delivery
    where tenant = ${tx.tenant} and failed_at is not null
    order by failed_at desc, number desc limit ${limit}`.execute(tx)
  return found.rows.map((row) => ({
    subscription: Number(row.subscription),
    number: Number(row.number),
    at: row.at,
    failedAt: row.failed_at,
  }))
}

/** Forgets what was given up before a moment, and the numbers of subscriptions that were deleted before it. */
export async function prune(tx: CityTx, before: Date): Promise<void> {
  await sql`delete from delivery where tenant = ${tx.tenant} and failed_at <= ${before}`.execute(tx)
  await sql`
    with gone as (
      delete from subscription where tenant = ${tx.tenant} and definition is null and modified_at <= ${before}
      returning version
    )
    update subscription_space set
      forgotten_version = greatest(forgotten_version, coalesce((select max(version) from gone), 0))
    where tenant = ${tx.tenant}`.execute(tx)
}
