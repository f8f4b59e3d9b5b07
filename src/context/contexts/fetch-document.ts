import { Problem } from '../../base/problem.ts'
import type { Answer } from '../../http/egress/egress.ts'
import { egressFailed, egressRefused } from '../../http/egress/problems.ts'
import type { Contexts } from './contexts.ts'
import { checkDocument, type Fetched, type FreshDocument } from './document.ts'
import { because, notAContext, notAvailable } from './problems.ts'
import { guardFor } from './registered.ts'

const accept = 'application/ld+json, application/json;q=0.9'
const failedMs = 10_000
/** What asking takes. */
type Asking = Pick<Contexts, 'db' | 'egress' | 'memory'>

const freshSeconds = { least: 60, usual: 3_600, most: 86_400 }

/**
 * Gets a document from where it is published, through the guard and once at a time. An address that failed is left alone for some
 * seconds. What comes is a context, or it is not kept. Throws `ldContextNotAvailable`.
 */
export async function fetchDocument(
  contexts: Contexts,
  url: string,
  etag: string | null,
  now: Date,
): Promise<Fetched> {
  const { failed, fetching } = contexts.memory
  if ((failed.get(url) ?? 0) > now.getTime()) throw notAvailable(url, because.lately)
  const flight = `${url} ${etag ?? ''}`
  const running = fetching.get(flight) ?? fetchNow(contexts, url, etag, now)
  fetching.set(flight, running)
  try {
    return await running
  } catch (error) {
    failed.set(url, now.getTime() + failedMs, 1)
    throw error
  } finally {
    if (fetching.get(flight) === running) fetching.delete(flight)
  }
}

async function fetchNow(
  contexts: Asking,
  url: string,
  etag: string | null,
  now: Date,
): Promise<Fetched> {
  const answer = await ask(contexts, url, etag === null ? {} : { 'if-none-match': etag })
  if (answer.status === 304 && etag !== null)
    return { status: 'unchanged', expiresAt: expiryOf(answer, now) }
  return read(url, answer, now)
}

/** Gets the whole of a document, whatever happened a moment ago and whatever copy there is. Throws `ldContextNotAvailable`. */
export async function fetchWhole(contexts: Asking, url: string, now: Date): Promise<FreshDocument> {
  return read(url, await ask(contexts, url, {}), now)
}

async function ask(contexts: Asking, url: string, more: object) {
  const guard = await guardFor(contexts, url)
  return guard.fetch(url, { headers: { accept, ...more }, hops: 3 }, 'listed').catch((error) => {
    throw asUnavailable(url, error)
  })
}

async function read(url: string, answer: Answer, now: Date): Promise<FreshDocument> {
  if (answer.status !== 200) throw notAvailable(url, because.status(answer.status))
  const body = await checkDocument(answer.body, url).catch((error) => {
    if (error instanceof Problem) return undefined
    throw error
  })
  if (body === undefined) throw notAContext(url)
  const etag = answer.headers.get('etag')
  return { status: 'fresh', body, etag, expiresAt: expiryOf(answer, now) }
}

function expiryOf({ headers }: Answer, now: Date): Date {
  return new Date(now.getTime() + 1_000 * freshFor(headers.get('cache-control')))
}

/** For how many seconds a copy is used unasked: what the other side says, within a minute and a day; an hour where it says nothing. */
export function freshFor(cacheControl: string | null): number {
  const said = /\bmax-age=(\d{1,9})\b/i.exec(cacheControl ?? '')?.[1]
  const seconds = said === undefined ? freshSeconds.usual : Number(said)
  return Math.min(Math.max(seconds, freshSeconds.least), freshSeconds.most)
}

function asUnavailable(url: string, error: unknown): unknown {
  const ours: unknown[] = [egressRefused.kind, egressFailed.kind]
  if (!(error instanceof Problem) || !ours.includes(error.kind)) return error
  const told = notAvailable(url, error.facts.detail ?? error.kind.title)
  return Object.assign(told, { cause: error })
}
