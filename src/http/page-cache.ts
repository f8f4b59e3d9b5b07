import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Coding, chooseCoding, isNotModified } from './negotiate.ts'

/** What a route makes for an address. Only answers of status 200 are kept. */
export type Made = { body: string | Buffer; status?: number | undefined }

export type CacheOptions = {
  /** What the answer depends on besides its address; a kept answer of another version is made anew. */
  version: () => string
  /** Media type with charset, for example `text/html; charset=utf-8`. */
  type: string
  /** More headers of the answer, for example `content-disposition`. */
  headers?: Record<string, string> | undefined
}

/** Finished anonymous answers by raw address, in memory, the least recently asked for dropped first. */
export type PageCache = {
  /** The kept answer of an address, when it is of the current version. */
  find(url: string): Entry | undefined
  keep(url: string, entry: Entry): void
  /** Bytes held, bodies in every coding made so far. */
  bytes(): number
  /** Answers that are being made, so that a rush on one address makes it once. */
  readonly underway: Map<string, Promise<Entry>>
}

/** One finished answer: its headers are complete, each coding of its body is made when first asked for. */
export type Entry = {
  version: string
  current: () => string
  status: number
  headers: OutgoingHttpHeaders
  forms: Map<Coding, Form>
  bytes: number
}

type Form = { body: Buffer; etag: string; headers: OutgoingHttpHeaders }

/** Smaller bodies are sent as they are: a packet is a packet. */
const smallestToCompressBytes = 1024
const perRequestHeaders = ['x-request-id', 'retry-after', 'date', 'connection', 'content-length']

const compressors: Record<Exclude<Coding, 'identity'>, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body, { level: 6 }),
}

/** Makes an empty cache that holds at most `maxBytes` of bodies. A body over an eighth of that is never kept. */
export function makePageCache({ maxBytes }: { maxBytes: number }): PageCache {
  const entries = new Map<string, Entry>()
  let held = 0

  function drop(url: string, entry: Entry) {
    entries.delete(url)
    held -= entry.bytes
  }

  return {
    underway: new Map(),
    bytes: () => held,
    find(url) {
      const entry = entries.get(url)
      if (!entry) return undefined
      if (entry.version !== entry.current()) {
        drop(url, entry)
        return undefined
      }
      entries.delete(url)
      entries.set(url, entry)
      return entry
    },
    keep(url, entry) {
      const old = entries.get(url)
      if (old) drop(url, old)
      entry.bytes = url.length + sum([...entry.forms.values()].map((form) => form.body.length))
      if (entry.bytes > maxBytes / 8) return
      entries.set(url, entry)
      held += entry.bytes
      for (const [oldest, victim] of entries) {
        if (held <= maxBytes) return
        drop(oldest, victim)
      }
    },
  }
}

/**
 * Answers a GET or HEAD from the cache, making the answer when it is not kept. For anonymous answers that depend on the
 * address and the version alone: nothing in them may come from another header, a cookie or the clock.
 */
export async function sendCached(
  cache: PageCache,
  request: FastifyRequest,
  reply: FastifyReply,
  options: CacheOptions,
  make: () => Promise<Made>,
): Promise<FastifyReply> {
  const url = request.raw.url ?? ''
  const entry = cache.find(url) ?? (await makeOnce(cache, url, reply, options, make))
  const coding = chooseCoding(request.headers['accept-encoding'])
  if (!formFor(entry, coding)) {
    await addForm(entry, coding as Exclude<Coding, 'identity'>)
    if (entry.status === 200) cache.keep(url, entry)
  }
  write(entry, coding, request, reply)
  return reply
}

/** Answers from the cache before anything else is done for the request; says whether it did. */
export function answerEarly(
  cache: PageCache,
  request: FastifyRequest,
  reply: FastifyReply,
): boolean {
  const { method, url } = request.raw
  if (method !== 'GET' && method !== 'HEAD') return false
  const entry = cache.find(url ?? '')
  if (!entry) return false
  const coding = chooseCoding(request.headers['accept-encoding'])
  if (!formFor(entry, coding)) return false
  write(entry, coding, request, reply)
  return true
}

function makeOnce(
  cache: PageCache,
  url: string,
  reply: FastifyReply,
  options: CacheOptions,
  make: () => Promise<Made>,
): Promise<Entry> {
  // Taken before the answer is made: a change while it is being made leaves it out of date, never wrongly current.
  const version = options.version()
  const key = `${version} ${url}`
  const known = cache.underway.get(key)
  if (known) return known
  const making = make()
    .then((made) => {
      const entry = makeEntry(made, version, reply, options)
      if (entry.status === 200) cache.keep(url, entry)
      return entry
    })
    .finally(() => cache.underway.delete(key))
  cache.underway.set(key, making)
  return making
}

function makeEntry(made: Made, version: string, reply: FastifyReply, options: CacheOptions): Entry {
  const body = typeof made.body === 'string' ? Buffer.from(made.body) : made.body
  const status = made.status ?? 200
  const headers: OutgoingHttpHeaders = {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': options.type,
    'cache-control': status === 200 ? 'public, max-age=0, must-revalidate' : 'no-store',
    vary: 'accept-encoding',
    ...options.headers,
  }
  for (const name of perRequestHeaders) delete headers[name]
  if (headers['set-cookie']) throw new Error('an answer that sets a cookie must not be cached')
  const entry: Entry = {
    version,
    current: options.version,
    status,
    headers,
    forms: new Map(),
    bytes: 0,
  }
  addBody(
    entry,
    'identity',
    body,
    createHash('sha256').update(body).digest('base64url').slice(0, 27),
  )
  return entry
}

/** The body in a coding: the plain one when it is too small to gain; undefined when it is yet to be compressed. */
function formFor(entry: Entry, coding: Coding): Form | undefined {
  const plain = entry.forms.get('identity') as Form
  return plain.body.length < smallestToCompressBytes ? plain : entry.forms.get(coding)
}

async function addForm(entry: Entry, coding: Exclude<Coding, 'identity'>) {
  const plain = entry.forms.get('identity') as Form
  const body = await compressors[coding](plain.body)
  addBody(entry, coding, body, `${plain.etag.slice(1, -1)}.${coding}`)
}

function addBody(entry: Entry, coding: Coding, body: Buffer, tag: string) {
  const etag = `"${tag}"`
  const headers: OutgoingHttpHeaders = { ...entry.headers }
  if (coding !== 'identity') headers['content-encoding'] = coding
  if (entry.status === 200) headers.etag = etag
  entry.forms.set(coding, { body, etag, headers: { ...headers, 'content-length': body.length } })
}

/** Writes past Fastify: the headers are complete, and its hooks would only cost. */
function write(entry: Entry, coding: Coding, request: FastifyRequest, reply: FastifyReply) {
  const form = formFor(entry, coding) as Form
  reply.hijack()
  if (entry.status === 200 && isNotModified(request.headers['if-none-match'], form.etag)) {
    const { 'content-length': _, 'content-type': __, ...headers } = form.headers
    reply.raw.writeHead(304, headers).end()
    return
  }
  reply.raw.writeHead(entry.status, form.headers).end(form.body)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
