import { type Kysely, sql } from 'kysely'
import type { Text } from '../base/text.ts'
import type { Db } from './db.ts'
import { type OutboxEvent, type Stream, tenantOf } from './outbox.ts'
import type { Signal } from './signal.ts'
import { storeWords } from './words.ts'

/** What a listener does with an event. It may be called again for the same event: after a failure, or after a crash. */
export type Handler = (event: OutboxEvent) => Promise<void> | void

export type ListenerOptions = {
  name: string
  handler: Handler
  db: Db
  signal: Signal
  say: (text: Text) => void
  /** The wait after a first failure, in milliseconds; it doubles with each further one, up to five minutes. */
  retryMs: number
}

const batchSize = 100
const streamsAtOnce = 4
const longestRetryMs = 300_000

type Cursor = { number: number; failures: number }

/**
 * Delivers events to one listener: each stream in order of its numbers, several streams at once, every event at least once. Of
 * all processes on a database one delivers at a time; another takes over when it is gone. An event that its handler refuses is
 * tried again and again and holds up its own stream only.
 */
export function startListener(options: ListenerOptions): () => Promise<void> {
  const { name, handler, db, signal, say, retryMs } = options
  const lock = `outbox listener ${name}`
  const waiting = new Set(signal.streams())
  const running = new Map<Stream, Promise<void>>()
  const resting = new Map<Stream, NodeJS.Timeout>()
  let stopped = false
  let asking: Promise<void> | undefined

  /** Starts on the streams that wait, if this process is, or now becomes, the one that delivers. */
  function pump(): void {
    if (stopped || waiting.size === 0) return
    asking ??= signal
      .tryHold(lock)
      .then((isHeld) => {
        if (isHeld) startWaiting()
      })
      .catch(() => undefined) // asked again at the next look
      .finally(() => {
        asking = undefined
      })
  }

  function startWaiting(): void {
    for (const stream of waiting) {
      if (stopped || running.size >= streamsAtOnce) return
      if (running.has(stream) || resting.has(stream)) continue
      waiting.delete(stream)
      running.set(
        stream,
        deliver(stream).finally(() => {
          running.delete(stream)
          pump()
        }),
      )
    }
  }

  async function deliver(stream: Stream): Promise<void> {
    try {
      while (!stopped) {
        const cursor = await readCursor(db, stream, name)
        const events = await readEvents(db, stream, cursor.number)
        if (events.length === 0) return
        const failure = await handle(stream, cursor, events)
        if (failure) return rest(stream, failure.waitMs)
      }
    } catch {
      // The database is away: nothing was lost, the cursor stands where it stood.
      rest(stream, retryMs)
    }
  }

  /** Hands over events until one fails, then moves the cursor behind the last that did not. */
  async function handle(
    stream: Stream,
    cursor: Cursor,
    events: OutboxEvent[],
  ): Promise<{ waitMs: number } | undefined> {
    let done = cursor.number
    for (const event of events) {
      if (stopped) break
      try {
        await handler(event)
        done = event.number
      } catch (error) {
        const failures = done === cursor.number ? cursor.failures + 1 : 1
        const waitMs = Math.min(retryMs * 2 ** Math.min(failures - 1, 20), longestRetryMs)
        const because = error instanceof Error ? error.message : String(error)
        await saveCursor(db, stream, name, { number: done, failures }, because)
        say(
          storeWords.listenerFailed(
            name,
            `${event.type} ${stream}/${event.number}`,
            waitMs,
            because,
          ),
        )
        return { waitMs }
      }
    }
    if (done > cursor.number)
      await saveCursor(db, stream, name, { number: done, failures: 0 }, null)
    return undefined
  }

  function rest(stream: Stream, waitMs: number): void {
    if (stopped) return
    waiting.add(stream)
    const timer = setTimeout(() => {
      resting.delete(stream)
      pump()
    }, waitMs)
    resting.set(stream, timer)
  }

  const forgetGrowth = signal.onGrowth((stream) => {
    waiting.add(stream)
    pump()
  })
  const forgetLook = signal.onLook(pump)
  pump()

  return async () => {
    stopped = true
    forgetGrowth()
    forgetLook()
    for (const timer of resting.values()) clearTimeout(timer)
    await asking
    await Promise.all(running.values())
    await signal.release(lock).catch(() => undefined)
  }
}

/** Runs work in a transaction that sees one stream. */
function inStream<T>(
  db: Db,
  stream: Stream,
  work: (tx: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  if (stream === 'programme') return db.transaction((tx) => work(tx as Kysely<unknown>))
  return db.city(stream, (tx) => work(tx as unknown as Kysely<unknown>))
}

async function readCursor(db: Db, stream: Stream, listener: string): Promise<Cursor> {
  const found = await inStream(db, stream, (tx) =>
    sql<{ number: string; failures: number }>`
      select number, failures from outbox_cursor
      where tenant = ${tenantOf(stream)} and listener = ${listener}`.execute(tx),
  )
  const row = found.rows[0]
  return { number: Number(row?.number ?? 0), failures: row?.failures ?? 0 }
}

async function readEvents(db: Db, stream: Stream, after: number): Promise<OutboxEvent[]> {
  const found = await inStream(db, stream, (tx) =>
    sql<Omit<OutboxEvent, 'stream' | 'number'> & { number: string }>`
      select number, type, body, at from outbox_event
      where tenant = ${tenantOf(stream)} and number > ${after}
      order by number limit ${batchSize}`.execute(tx),
  )
  return found.rows.map((row) => ({ ...row, stream, number: Number(row.number) }))
}

/** A cursor never goes back, whoever writes it last. */
async function saveCursor(
  db: Db,
  stream: Stream,
  listener: string,
  { number, failures }: Cursor,
  lastError: string | null,
): Promise<void> {
  await inStream(db, stream, (tx) =>
    sql`
      insert into outbox_cursor as c (tenant, listener, number, failures, last_error)
      values (${tenantOf(stream)}, ${listener}, ${number}, ${failures}, ${lastError})
      on conflict (tenant, listener) do update set
        number = excluded.number, failures = excluded.failures, last_error = excluded.last_error
      where c.number <= excluded.number`.execute(tx),
  )
}
