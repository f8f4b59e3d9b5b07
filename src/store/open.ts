import type pg from 'pg'
import type { Text } from '../base/text.ts'
import { type Lag, listLags } from './across.ts'
import { askServer, requireFit } from './check-server.ts'
import { appLimits, guardedPool, makePool, roleOf, showAddress } from './connect.ts'
import type { Db } from './db.ts'
import { startEmbedded } from './embedded/supervisor.ts'
import { makeDb } from './handles.ts'
import { type Jobs, makeJobs } from './jobs.ts'
import { type Handler, startListener } from './listener.ts'
import { currentMigration, migrate, pendingMigrations, requireKnownMigrations } from './migrate.ts'
import type { Stream } from './outbox.ts'
import { databaseUnavailable, isConnectionLoss, migrationPending } from './problems.ts'
import { acrossRole } from './roles.ts'
import { openSignal, type Signal } from './signal.ts'
import { storeFailures, storeWords } from './words.ts'

/**
 * Where the data is: in an embedded server of this home folder, or on a server. `ownerUrl` signs in as the owner of the tables,
 * for migrations. `poolSize` is the number of connections; `lookMs` how often streams are looked at beside notifications;
 * `retryMs` a listener's wait after a first failure.
 */
export type StoreConfig = (
  | { kind: 'embedded'; home: string }
  | { kind: 'server'; url: string; ownerUrl?: string | undefined }
) & {
  poolSize?: number | undefined
  lookMs?: number | undefined
  retryMs?: number | undefined
}

/** Delivery of what transactions have appended (`append` in outbox.ts). */
export type Outbox = {
  /**
   * Delivers every event of every stream to the handler: in order within a stream, at least once, from where the listener of
   * this name stood. Gives the way to stop. A name may be used once in a process.
   */
  listen(name: string, handler: Handler): () => Promise<void>
  /** Where listeners are behind, the furthest first. */
  lags(): Promise<Lag[]>
}

export type Store = {
  db: Db
  engine: 'embedded' | 'server'
  /** Such as `18.4`. */
  engineVersion: string
  /** The number of the last migration. */
  migration: number
  jobs: Jobs
  outbox: Outbox
  /** Calls back soon after something was committed on the stream, and after every reconnection. Gives the way to stop. */
  watch(stream: Stream, onChange: () => void): () => void
  /** Whether the database answers. */
  healthy(): Promise<boolean>
  close(): Promise<void>
}

type Engine = { appUrl: string; ownerUrl: string | undefined; close(): Promise<void> }

/**
 * Opens the database: starts it where it is embedded, checks server and role, migrates, connects. `say` is told each step.
 * Throws `databaseUnavailable`, `databaseTooOld`, `databaseTooNew`, `databaseRoleUnfit`, `migrationPending`, `homeInUse`,
 * `embeddedDatabaseFailed`; nothing is left running then.
 */
export async function openStore(config: StoreConfig, say: (text: Text) => void): Promise<Store> {
  const closing: (() => Promise<void>)[] = []
  const close = async () => {
    for (let last = closing.pop(); last; last = closing.pop()) await last()
  }
  try {
    const engine = await startEngine(config, say)
    closing.push(engine.close)
    const pool = makePool(engine.appUrl, { ...appLimits, size: config.poolSize ?? appLimits.size })
    closing.push(() => pool.end())
    const facts = await askServer(pool).catch((error: unknown) => {
      throw unreachable(engine.appUrl, error)
    })
    requireFit(facts)
    await migrateIfPending(pool, engine, say)

    const across = acrossRole(roleOf(engine.appUrl))
    const signal = await openSignal({ url: engine.appUrl, across, lookMs: config.lookMs ?? 5_000 })
    closing.push(() => signal.close())
    const db = makeDb(guardedPool(pool))
    const listeners = makeOutbox(db, signal, across, config.retryMs ?? 1_000, say)
    closing.push(listeners.stop)
    const jobs = makeJobs(pool, say)
    closing.push(() => jobs.stop())
    return {
      db,
      engine: config.kind,
      engineVersion: facts.version,
      migration: await currentMigration(pool),
      jobs,
      outbox: listeners,
      watch: (stream, onChange) =>
        signal.onGrowth((grown) => {
          if (grown === stream) onChange()
        }),
      healthy: () =>
        pool.query('select 1').then(
          () => true,
          () => false,
        ),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function startEngine(config: StoreConfig, say: (text: Text) => void): Promise<Engine> {
  if (config.kind === 'embedded') return startEmbedded({ home: config.home }, say)
  say(storeWords.connecting(showAddress(config.url)))
  return { appUrl: config.url, ownerUrl: config.ownerUrl, close: async () => undefined }
}

async function migrateIfPending(pool: pg.Pool, engine: Engine, say: (text: Text) => void) {
  await requireKnownMigrations(pool)
  const pending = await pendingMigrations(pool)
  if (pending.length === 0) return
  if (!engine.ownerUrl)
    throw migrationPending({ detail: storeFailures.pending(pending), members: { pending } })
  say(storeWords.migrating(pending.length))
  await migrate(engine.ownerUrl, roleOf(engine.appUrl)).catch((error: unknown) => {
    throw unreachable(engine.ownerUrl as string, error)
  })
}

function makeOutbox(
  db: Db,
  signal: Signal,
  across: string,
  retryMs: number,
  say: (text: Text) => void,
): Outbox & { stop(): Promise<void> } {
  const listening = new Map<string, () => Promise<void>>()
  return {
    listen: (name, handler) => {
      if (listening.has(name)) throw new Error(`listener named twice: ${name}`)
      const stop = startListener({ name, handler, db, signal, say, retryMs })
      listening.set(name, stop)
      return async () => {
        await stop()
        listening.delete(name)
      }
    },
    lags: () => listLags(signal, across),
    stop: async () => {
      await Promise.all([...listening.values()].map((stop) => stop()))
    },
  }
}

/** Names the server that did not answer, or did not let us in; other errors pass as they are. */
function unreachable(url: string, error: unknown): unknown {
  const cause = error instanceof AggregateError ? error.errors[0] : error
  if (!isConnectionLoss(error) && !isRefusal(cause)) return error
  const because = cause instanceof Error ? cause.message : String(cause)
  return databaseUnavailable({ detail: storeFailures.unreachable(showAddress(url), because) })
}

/** Whether the sign-in or the database's name was refused: SQLSTATE classes 28 and 3D. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(28|3D)...$/.test(String(error.code))
}
