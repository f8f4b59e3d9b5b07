import pg from 'pg'
import { listStreamEnds } from './across.ts'
import { clientConfig } from './connect.ts'
import { type Stream, streamOf } from './outbox.ts'
import { asProblem, databaseUnavailable, retryLater } from './problems.ts'

/** One connection of the process that hears when streams grow, and holds the locks that last as long as it does. */
export type Signal = {
  /** Calls back for each stream that has grown, or may have while the connection was away. */
  onGrowth(hear: (stream: Stream) => void): () => void
  /** The streams known to have events. */
  streams(): Stream[]
  /** Calls back at every look, also when nothing has grown. */
  onLook(hear: () => void): () => void
  /** Takes the lock of this name for as long as the connection lives. Never waits; false while another process holds it. */
  tryHold(name: string): Promise<boolean>
  release(name: string): Promise<void>
  query(text: string): Promise<unknown>
  close(): Promise<void>
}

/** `across` is the role that may list streams. `lookMs` is how often the streams are looked at, for a word that was missed. */
export type SignalOptions = { url: string; across: string; lookMs: number }

// The server must notice within half a minute that a process is gone, or its locks would stand in the way of the next.
const noticed = {
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
}
const limits = { size: 1, connectMs: 5_000, statementMs: 10_000 }
const longestWaitMs = 2_000

/** Opens the connection, and again whenever it is lost. Throws `databaseUnavailable` if the first attempt fails. */
export async function openSignal({ url, across, lookMs }: SignalOptions): Promise<Signal> {
  const growth = new Set<(stream: Stream) => void>()
  const looks = new Set<() => void>()
  const ends = new Map<Stream, number>()
  const held = new Set<string>()
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let before: Promise<unknown> = Promise.resolve()

  const grown = (stream: Stream, lastNumber: number) => {
    if ((ends.get(stream) ?? 0) >= lastNumber) return
    ends.set(stream, lastNumber)
    for (const hear of growth) hear(stream)
  }

  const ask = async (text: string, values: unknown[]) => {
    if (!client) throw databaseUnavailable(retryLater)
    return client.query(text, values).catch((error: unknown) => {
      throw asProblem(error)
    })
  }
  /** One question after the other: there is one connection. */
  const query = (text: string, values: unknown[] = []) => {
    const asked = before.then(() => ask(text, values))
    before = asked.catch(() => undefined)
    return asked
  }

  async function connect(): Promise<void> {
    const next = new pg.Client(clientConfig(url, limits, noticed))
    next.on('error', () => lose(next))
    next.on('end', () => lose(next))
    next.on('notification', ({ payload = '' }) => {
      const [tenant, last] = payload.split(' ').map(Number)
      if (tenant !== undefined && last !== undefined) grown(streamOf(tenant), last)
    })
    try {
      await next.connect()
      await next.query('listen outbox')
    } catch (error) {
      next.end().catch(() => undefined)
      throw asProblem(error)
    }
    client = next
    // What grew while we were away is told now; what did not is told too, for its listeners may have missed the last word.
    ends.clear()
    await look()
  }

  function lose(which: pg.Client): void {
    if (which !== client) return
    client = undefined
    held.clear()
    which.end().catch(() => undefined)
    reconnectIn(100)
  }

  function reconnectIn(waitMs: number): void {
    if (closed) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      connect().catch(() => reconnectIn(Math.min(waitMs * 2, longestWaitMs)))
    }, waitMs)
  }

  async function look(): Promise<void> {
    const asked = client
    try {
      const found = await listStreamEnds({ query }, across)
      for (const { stream, lastNumber } of found) grown(stream, lastNumber)
      for (const hear of looks) hear()
    } catch {
      // A connection on which this does not work is of no use.
      if (asked) lose(asked)
    }
    if (closed || asked !== client || !client) return
    clearTimeout(timer)
    timer = setTimeout(look, lookMs)
  }

  await connect()
  return {
    onGrowth: (hear) => enrol(growth, hear),
    streams: () => [...ends.keys()],
    onLook: (hear) => enrol(looks, hear),
    query: (text) => query(text),
    tryHold: async (name) => {
      if (held.has(name)) return true
      const asked = client
      const result = await query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [
        name,
      ])
      if (result.rows[0].taken && asked === client) held.add(name)
      return held.has(name)
    },
    release: async (name) => {
      if (!held.delete(name)) return
      await query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      const last = client
      client = undefined
      await last?.end().catch(() => undefined)
    },
  }
}

function enrol<T>(list: Set<T>, one: T): () => void {
  list.add(one)
  return () => list.delete(one)
}
