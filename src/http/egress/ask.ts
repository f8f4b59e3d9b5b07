import { type Dispatcher, fetch, type Headers } from 'undici'
import { Problem } from '../../base/problem.ts'
import { readAddress } from './places.ts'
import { failed, refused } from './problems.ts'
import { readBody } from './read-body.ts'

/** A request outward. */
export type Asking = {
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array | undefined
  /** Ends the request; what it was ended with is thrown. */
  signal?: AbortSignal | undefined
  /** For all of it, from the first name to the last byte; 5,000 when absent. */
  timeoutMs?: number
  /** Of the body, unpacked; 1 MiB when absent. */
  maxBytes?: number
  /** What is done with a longer body; refused when absent. */
  beyond?: 'refuse' | 'cut'
  /** How many redirects of a GET are followed, each tested like the first address: 0 to 3; 0 when absent. */
  hops?: number
}

/** What came back; `url` is where it came from in the end. */
export type Answer = { url: string; status: number; headers: Headers; body: Buffer }

const defaults = { timeoutMs: 5_000, maxBytes: 1024 * 1024 }
const mostHops = 3
const redirects = new Set([301, 302, 303, 307, 308])
const secrets = ['authorization', 'cookie', 'proxy-authorization']

/** Asks by a client whose connections are tested. `refuse` throws for an address that alone tells that it may not be reached. */
export async function ask(
  address: string | URL,
  asking: Asking,
  client: Dispatcher,
  refuse: (url: URL) => void,
): Promise<Answer> {
  const { signal, timeoutMs = defaults.timeoutMs } = asking
  const limit = AbortSignal.timeout(timeoutMs)
  const ended = signal ? AbortSignal.any([signal, limit]) : limit
  try {
    return await follow(readAddress(address), asking, client, refuse, ended)
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    if (limit.aborted) throw failed('timeout', error)
    throw problemIn(error) ?? failed('unreachable', error)
  }
}

async function follow(
  first: URL,
  asking: Asking,
  client: Dispatcher,
  refuse: (url: URL) => void,
  signal: AbortSignal,
): Promise<Answer> {
  const { method = 'GET', body, maxBytes = defaults.maxBytes, beyond = 'refuse' } = asking
  const hops = ['GET', 'HEAD'].includes(method) ? Math.min(asking.hops ?? 0, mostHops) : 0
  const headers = new Map(Object.entries(asking.headers ?? {}))
  let url = first
  for (let hop = 0; ; hop++) {
    refuse(url)
    const response = await fetch(url.href, {
      method,
      headers: [...headers],
      body: body ?? null,
      signal,
      redirect: 'manual',
      dispatcher: client,
    })
    const next = redirects.has(response.status) ? response.headers.get('location') : null
    if (next === null || hops === 0) {
      const read = await readBody(response.body, maxBytes, beyond)
      return { url: url.href, status: response.status, headers: response.headers, body: read }
    }
    await response.body?.cancel()
    if (hop === hops) throw failed('tooManyHops')
    const target = readNext(next, url)
    if (target.origin !== url.origin) forgetSecrets(headers)
    url = target
  }
}

function readNext(location: string, from: URL): URL {
  const next = URL.parse(location, from.href)
  if (next === null) throw refused('redirect')
  const target = readAddress(next)
  if (from.protocol === 'https:' && target.protocol === 'http:') throw refused('redirect')
  return target
}

/** What proves who asks is for the first address alone. */
function forgetSecrets(headers: Map<string, string>) {
  for (const name of [...headers.keys()])
    if (secrets.includes(name.toLowerCase())) headers.delete(name)
}

/** The problem that the client has wrapped into its own error. */
function problemIn(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  return error instanceof Error && error.cause !== undefined ? problemIn(error.cause) : undefined
}
