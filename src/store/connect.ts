import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { asProblem, isConnectionLoss } from './problems.ts'

/** Limits of a pool. Times are milliseconds; `statementMs` 0 means no limit. */
export type PoolLimits = { size: number; connectMs: number; statementMs: number }

export const appLimits: PoolLimits = { size: 10, connectMs: 5_000, statementMs: 30_000 }
export const ownerLimits: PoolLimits = { size: 2, connectMs: 5_000, statementMs: 0 }

const { DATE } = pg.types.builtins
const dateArray = 1182

/**
 * How values are read: `date` stays the text it is (the driver would make it a local midnight); `int8` and `numeric` are text by
 * the driver's own default, so that no digit is lost.
 */
const types = new pg.TypeOverrides()
types.setTypeParser(DATE, (value: string) => value)
types.setTypeParser(dateArray, (value: string) =>
  value === '{}' ? [] : value.slice(1, -1).split(','),
)

/** Settings of one connection to a database: session in UTC, and a limit to every wait. `session` adds server settings. */
export function clientConfig(
  url: string,
  limits: PoolLimits,
  session: Record<string, string> = {},
): pg.ClientConfig {
  const address = new URL(url)
  const settings = Object.entries({ TimeZone: 'UTC', ...session })
  const given = address.searchParams.get('options')
  const options = [...(given ? [given] : []), ...settings.map(([k, v]) => `-c ${k}=${v}`)].join(' ')
  address.searchParams.set('options', options)
  return {
    connectionString: address.href,
    application_name: 'lakmueang',
    connectionTimeoutMillis: limits.connectMs,
    keepAlive: true,
    types,
    ...(limits.statementMs > 0 && {
      statement_timeout: limits.statementMs,
      idle_in_transaction_session_timeout: limits.statementMs * 2,
      // The server's own limit cannot help when the server itself hangs.
      query_timeout: limits.statementMs + Math.min(limits.statementMs, 5_000),
    }),
  }
}

/** Opens a pool of connections. It connects when first asked, and again after the database was lost. */
export function makePool(url: string, limits: PoolLimits = appLimits): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(url, limits), max: limits.size })
  // An idle connection that breaks is dropped by the pool; the next query opens another, or says that it cannot.
  pool.on('error', () => undefined)
  // One that breaks in use fails its query; unheard, its own word of it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The pool as the query builder sees it: losses are told as problems, and a lost connection is never given out again. */
export function guardedPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => guardedClient(await pool.connect().catch(rethrow)),
  }
}

function guardedClient(client: pg.PoolClient): PostgresPoolClient {
  let lost: unknown
  const query = async (query: string | pg.QueryConfig, values?: readonly unknown[]) => {
    if (lost) throw asProblem(lost)
    try {
      return await client.query(query as string, values && [...values])
    } catch (error) {
      if (isConnectionLoss(error)) lost = error
      throw asProblem(error)
    }
  }
  const release = (discard?: boolean) => client.release(Boolean(lost) || discard)
  return { query, release } as unknown as PostgresPoolClient
}

function rethrow(error: unknown): never {
  throw asProblem(error)
}

/** Runs work on one connection of its own, outside any pool, and closes it. Errors: as the driver throws them. */
export async function withClient<T>(
  url: string,
  limits: PoolLimits,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientConfig(url, limits))
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${encodeURIComponent(database)}`
  return address.href
}

/** The same database, as another role. */
export function withRole(url: string, role: string, password: string): string {
  const address = new URL(url)
  address.username = encodeURIComponent(role)
  address.password = encodeURIComponent(password)
  return address.href
}

/** The role that an address signs in as. */
export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username)
}

/** The address without its password, to be shown. */
export function showAddress(url: string): string {
  const address = new URL(url)
  const place = address.searchParams.get('host') ?? `${address.hostname}:${address.port || '5432'}`
  return `${decodeURIComponent(address.username)}@${place}${address.pathname}`
}
