import { sql } from 'kysely'
import type { CityTx, Tx } from '../../store/db.ts'
import type { Kept, Progress, Subscription } from './subscription.ts'
import { fromText, toText } from './subscription-text.ts'

/**
 * Where the subscriptions of a space stand. `era` and `forgottenVersion` tell what a process has in memory how much of it still holds;
 * `isGone`: the space was dropped.
 */
export type Standing = {
  version: number
  forgottenVersion: number
  matched: number
  numbered: number
  era: number
  isGone: boolean
}

type StandingRow = {
  version: string
  forgotten_version: string
  matched: string
  numbered: string
  era: number
  is_gone: boolean
}

const standingColumns = sql`
  s.version, s.forgotten_version, s.matched, s.numbered, d.era, d.dropped_at is not null as is_gone`

function toStanding(row: StandingRow): Standing {
  return {
    version: Number(row.version),
    forgottenVersion: Number(row.forgotten_version),
    matched: Number(row.matched),
    numbered: Number(row.numbered),
    era: row.era,
    isGone: row.is_gone,
  }
}

/** Reads where the subscriptions of a space stand; undefined where it never had any. */
export async function readStanding(tx: Tx, tenant: number): Promise<Standing | undefined> {
  const found = await sql<StandingRow>`
    select ${standingColumns} from subscription_space s join data_space d on d.tenant = s.tenant
    where s.tenant = ${tenant}`.execute(tx)
  return found.rows[0] && toStanding(found.rows[0])
}

/**
 * Takes the turn of whoever changes, matches or delivers subscriptions of the space, and holds it to the end of the transaction. What
 * can be done again after a crash need not wait for the disk (`lightly`).
 */
export async function takeStanding(tx: CityTx, lightly = false): Promise<Standing> {
  const locked = () =>
    sql<StandingRow>`
      select ${standingColumns}, set_config('synchronous_commit', ${lightly ? 'off' : 'on'}, true)
      from subscription_space s join data_space d on d.tenant = s.tenant
      where s.tenant = ${tx.tenant} for update of s`.execute(tx)
  let row = (await locked()).rows[0]
  if (!row) {
    await sql`insert into subscription_space (tenant) values (${tx.tenant}) on conflict do nothing`.execute(
      tx,
    )
    row = (await locked()).rows[0]
  }
  if (!row) throw new Error(`tenant ${tx.tenant} has no standing of its subscriptions`)
  return toStanding(row)
}

/** Writes down that a subscription has changed. */
export async function setStanding(tx: CityTx, { version, numbered }: Standing): Promise<void> {
  await sql`update subscription_space set version = ${version}, numbered = ${numbered}
    where tenant = ${tx.tenant}`.execute(tx)
}

/** Asks for a look at a moment, if none is asked for sooner. */
export async function askForLook(tx: CityTx, at: Date): Promise<void> {
  await sql`update subscription_space set due_at = least(due_at, ${at}::timestamptz)
    where tenant = ${tx.tenant}`.execute(tx)
}

export async function countSubscriptions(tx: CityTx): Promise<number> {
  const found = await sql<{ count: string }>`
    select count(*) from subscription where tenant = ${tx.tenant} and definition is not null`.execute(
    tx,
  )
  return Number(found.rows[0]?.count ?? 0)
}

/** Tells the writers of the space whether anybody has subscribed; false where it was dropped meanwhile. */
export async function setWatched(tx: CityTx, era: number, watched: boolean): Promise<boolean> {
  const done = await sql`update space_counter set watched = ${watched}
    where tenant = ${tx.tenant} and era = ${era}`.execute(tx)
  return done.numAffectedRows === 1n
}

type Row = {
  number: string
  version: string
  definition: string
  created_at: Date
  modified_at: Date
}

function toKept(row: Row): Kept {
  return {
    number: Number(row.number),
    version: Number(row.version),
    subscription: fromText(row.definition),
    createdAt: row.created_at.toISOString(),
    modifiedAt: row.modified_at.toISOString(),
  }
}

export async function findKept(tx: CityTx, id: string): Promise<Kept | undefined> {
  const found = await sql<Row>`
    select number, version, definition, created_at, modified_at from subscription
    where tenant = ${tx.tenant} and id = ${id}`.execute(tx)
  return found.rows[0] && toKept(found.rows[0])
}

/** What has changed since a version, in the order of the changes: subscriptions, and the numbers of deleted ones. */
export async function listChanged(
  tx: CityTx,
  since: number,
): Promise<{ kept: Kept[]; gone: number[] }> {
  const found = await sql<Omit<Row, 'definition'> & { definition: string | null }>`
    select number, version, definition, created_at, modified_at from subscription
    where tenant = ${tx.tenant} and version > ${since} order by version`.execute(tx)
  const isThere = (row: (typeof found.rows)[number]): row is Row => row.definition !== null
  return {
    kept: found.rows.filter(isThere).map(toKept),
    gone: found.rows.filter((row) => !isThere(row)).map(({ number }) => Number(number)),
  }
}

export async function addSubscription(
  tx: CityTx,
  at: { number: number; version: number; now: Date },
  subscription: Subscription,
): Promise<void> {
  await tx
    .insertInto('subscription')
    .values({
      tenant: tx.tenant,
      number: at.number,
      version: at.version,
      id: subscription.id,
      definition: toText(subscription),
      created_at: at.now,
      modified_at: at.now,
    })
    .execute()
}

export async function changeSubscription(
  tx: CityTx,
  at: { number: number; version: number; now: Date },
  subscription: Subscription,
): Promise<void> {
  await tx
    .updateTable('subscription')
    .set({ version: at.version, definition: toText(subscription), modified_at: at.now })
    .where('tenant', '=', tx.tenant)
    .where('number', '=', String(at.number))
    .execute()
}

/** Takes a subscription away with all that waits for it. Its number stays, so that every process hears of it. */
export async function takeSubscription(
  tx: CityTx,
  { number, version, now }: { number: number; version: number; now: Date },
): Promise<void> {
  await sql`
    with progress as (delete from subscription_progress where tenant = ${tx.tenant} and subscription = ${number}),
      waiting as (delete from delivery where tenant = ${tx.tenant} and subscription = ${number}),
      held as (delete from held_change where tenant = ${tx.tenant} and subscription = ${number})
    update subscription set id = null, definition = null, version = ${version}, modified_at = ${now}
    where tenant = ${tx.tenant} and number = ${number}`.execute(tx)
}

type ProgressRow = {
  sent: string
  failed: string
  last_notification_at: Date | null
  last_success_at: Date | null
  last_failure_at: Date | null
  last_error: string | null
}

const progressColumns = sql`p.sent, p.failed, p.last_notification_at, p.last_success_at, p.last_failure_at, p.last_error`

function toProgress(row: ProgressRow): Progress {
  const moments = {
    lastNotification: row.last_notification_at?.toISOString(),
    lastSuccess: row.last_success_at?.toISOString(),
    lastFailure: row.last_failure_at?.toISOString(),
    lastError: row.last_error ?? undefined,
  }
  const there = Object.entries(moments).filter(([, moment]) => moment !== undefined)
  return {
    timesSent: Number(row.sent),
    timesFailed: Number(row.failed),
    ...(Object.fromEntries(there) as Omit<Progress, 'timesSent' | 'timesFailed'>),
  }
}

/** A subscription with what has come of it. */
export type Seen = { kept: Kept; progress: Progress }

export async function findSeen(tx: CityTx, id: string): Promise<Seen | undefined> {
  const found = await sql<Row & ProgressRow>`
    select s.number, s.version, s.definition, s.created_at, s.modified_at, ${progressColumns}
    from subscription s join subscription_progress p on p.tenant = s.tenant and p.subscription = s.number
    where s.tenant = ${tx.tenant} and s.id = ${id}`.execute(tx)
  const row = found.rows[0]
  return row && { kept: toKept(row), progress: toProgress(row) }
}

/** A part of all subscriptions of a space, the oldest first. */
export async function listSeen(
  tx: CityTx,
  { limit, offset }: { limit: number; offset: number },
): Promise<Seen[]> {
  const found = await sql<Row & ProgressRow>`
    select s.number, s.version, s.definition, s.created_at, s.modified_at, ${progressColumns}
    from subscription s join subscription_progress p on p.tenant = s.tenant and p.subscription = s.number
    where s.tenant = ${tx.tenant} and s.definition is not null
    order by s.number limit ${limit} offset ${offset}`.execute(tx)
  return found.rows.map((row) => ({ kept: toKept(row), progress: toProgress(row) }))
}

/** Begins to keep the progress of a subscription. */
export async function addProgress(
  tx: CityTx,
  subscription: number,
  { place, tickAt }: { place: string; tickAt: Date | null },
): Promise<void> {
  await sql`insert into subscription_progress (tenant, subscription, place, tick_at)
    values (${tx.tenant}, ${subscription}, ${place}, ${tickAt})`.execute(tx)
}

/** Lets what waits for a changed subscription go out anew, at once and to where it goes now. */
export async function renewProgress(
  tx: CityTx,
  subscription: number,
  { place, tickAt, now }: { place: string; tickAt: Date | null; now: Date },
): Promise<void> {
  await sql`
    update subscription_progress p set place = ${place}, attempts = 0,
      due_at = case when waiting > 0 then ${now}::timestamptz end,
      quiet_until = null, round_at = null, round_from = null,
      tick_at = coalesce(${tickAt}::timestamptz, case when exists (
        select from held_change h where h.tenant = p.tenant and h.subscription = p.subscription) then ${now}::timestamptz end)
    where tenant = ${tx.tenant} and subscription = ${subscription}`.execute(tx)
}
