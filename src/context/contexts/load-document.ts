import { uuidv7 } from '../../base/id.ts'
import type { JsonObject } from '../json.ts'
import type { Space } from '../space/index.ts'
import { type Contexts, forgetCompiled } from './contexts.ts'
import { type ContextDocument, idInUrl, readDocument } from './document.ts'
import { fetchDocument } from './fetch-document.ts'
import { because, notAvailable } from './problems.ts'
import { findById, findByUrl, putCopy, setExpiry, trimCopies } from './queries.ts'

/** A document that was found, and the id under which it lies here. */
export type Loaded = { document: JsonObject; id: string }

const longestUrl = 2048

/**
 * Finds the document at an address for a space: one of its own, one of NGSILD_CONTEXTS, its copy while that is fresh, else what the
 * guard lets us fetch, which becomes its copy. When that fails a copy that is no longer fresh is better than none. Throws
 * `ldContextNotAvailable`. Source: CIM 009 5.13.1.
 */
export async function loadDocument(
  contexts: Contexts,
  space: Space,
  url: string,
  now: Date,
): Promise<Loaded> {
  const own = await findOwn(contexts, space, url)
  if (own) return loaded(own)
  if (url.length > longestUrl) throw notAvailable(url.slice(0, 100), because.notThere)
  const copy = await contexts.db.city(space.tenant, (tx) => findByUrl(tx, url))
  const body = contexts.preload.get(url)
  if (body !== undefined) {
    if (copy?.body === body) return loaded(copy)
    return keepCopy(contexts, space, copy, { url, body, etag: null, expiresAt: null }, now)
  }
  if (copy?.expiresAt && copy.expiresAt > now) return loaded(copy)
  const fetched = await fetchDocument(contexts, url, copy?.etag ?? null, now).catch((error) => {
    if (copy) return undefined
    throw error
  })
  if (fetched?.status === 'fresh') return keepCopy(contexts, space, copy, { url, ...fetched }, now)
  const { id } = copy as ContextDocument
  if (fetched) await contexts.db.city(space.tenant, (tx) => setExpiry(tx, id, fetched.expiresAt))
  return loaded(copy as ContextDocument)
}

/** A hosted or implicit context of the space, by its address; our own addresses are never asked over the network. */
async function findOwn(contexts: Contexts, space: Space, url: string) {
  const id = idInUrl(url)
  const found =
    id === undefined ? undefined : await contexts.db.city(space.tenant, (tx) => findById(tx, id))
  if (found && found.kind !== 'Cached') return found
  if (url.startsWith(`${contexts.publicUrl}/`)) throw notAvailable(url, because.notThere)
  return undefined
}

/** What of a document is kept as a copy. */
export type NewCopy = Pick<ContextDocument, 'body' | 'etag' | 'expiresAt'> & { url: string }

/** Keeps a copy in place of the one that was there; those that were not used the longest make room. */
export async function keepCopy(
  contexts: Contexts,
  space: Space,
  before: ContextDocument | undefined,
  { url, body, etag, expiresAt }: NewCopy,
  now: Date,
): Promise<Loaded> {
  const document = { id: uuidv7(now), kind: 'Cached' as const, url, body, etag, expiresAt }
  const id = await contexts.db.city(space.tenant, async (tx) => {
    const kept = await putCopy(tx, { ...document, createdAt: now })
    await trimCopies(tx, contexts.limits.copiesBytes)
    return kept
  })
  if (before && before.body !== body) forgetCompiled(contexts, space)
  return { document: readDocument(body), id }
}

function loaded({ body, id }: Pick<ContextDocument, 'body' | 'id'>): Loaded {
  return { document: readDocument(body), id }
}
