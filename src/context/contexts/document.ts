import { readJsonInTurns } from '../../http/json-in-turns.ts'
import { has, isObject, type Json, type JsonObject } from '../json.ts'
import { compileContext } from '../ld/compile-context.ts'

/** How a context came to lie here. Source: CIM 009 5.13.1. */
export type ContextKind = 'Hosted' | 'Cached' | 'ImplicitlyCreated'
export const contextKinds: readonly ContextKind[] = ['Hosted', 'Cached', 'ImplicitlyCreated']

/** What is told of a context; `url` is where a copy came from. */
export type ContextFacts = {
  id: string
  kind: ContextKind
  url: string | null
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  numberOfHits: number
}

/** A context as it lies here; `body` is its JSON text. */
export type ContextDocument = ContextFacts & { body: string; etag: string | null }

/** What the other side has: the text of a document, or the word that our copy still holds. */
export type Fetched = FreshDocument | { status: 'unchanged'; expiresAt: Date }
export type FreshDocument = {
  status: 'fresh'
  body: string
  etag: string | null
  expiresAt: Date
}

/** Contexts are flat: what is nested deeper is none. */
const bounds = { depth: 16, keys: 50_000, values: 200_000 }

const path = '/ngsi-ld/v1/jsonldContexts/'
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The address under which a context of ours is served. */
export function contextUrl(publicUrl: string, id: string): string {
  return publicUrl + contextPath(id)
}

export function contextPath(id: string): string {
  return path + id
}

export function isContextId(text: string): boolean {
  return uuid.test(text)
}

/** The id in an address of a hosted context, whichever name of this machine it goes by; undefined for other addresses. */
export function idInUrl(url: string): string | undefined {
  const { pathname, search } = new URL(url)
  const id = pathname.startsWith(path) && search === '' ? pathname.slice(path.length) : ''
  return isContextId(id) ? id : undefined
}

/** The document around a context, as it is kept and served. */
export function documentText(context: Json): string {
  return JSON.stringify({ '@context': context })
}

/** Reads the text of a document that we keep. */
export function readDocument(text: string): JsonObject {
  return JSON.parse(text) as JsonObject
}

/**
 * Reads what came from an address, or stands for it, and is to be kept: JSON within bounds, an object with a context that can be
 * compiled; documents that it refers to are not looked at. Undefined for another object; throws the problem of what is wrong inside.
 */
export async function checkDocument(body: Buffer, url: string): Promise<string | undefined> {
  const document = await readJsonInTurns(body, bounds)
  if (!isObject(document) || !has(document, '@context')) return undefined
  await compileContext(url, async (asked) => (asked === url ? document : empty))
  return documentText(document['@context'] as Json)
}

const empty: JsonObject = { '@context': {} }

/** Holds a context to the rules, without what it refers to. Throws BadRequestData with the place in it. */
export async function checkContext(context: Json): Promise<void> {
  await compileContext(context, async () => empty)
}
