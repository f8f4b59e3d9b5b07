import { createHash } from 'node:crypto'
import { isObject, type Json } from '../json.ts'
import { type Context, makeContext } from './context.ts'
import { coreTermsOf, currentEdition, editionAt } from './core-context.ts'
import { dataIntegrityTerms, dataIntegrityUrl } from './data-integrity.ts'
import { type Definitions, defineTerms, noDefinitions } from './define-terms.ts'
import { because, contextFault, contextNotThere } from './faults.ts'

/** Gets the document at an address, parsed. Throws `ldContextNotAvailable` when it cannot be had. */
export type LoadContext = (url: string) => Promise<unknown>

/** How far a context may reach: documents within documents, documents in all, terms in all. */
export type ContextBounds = { depth: number; documents: number; terms: number }
export const contextBounds: ContextBounds = { depth: 8, documents: 64, terms: 50_000 }

const core = coreTermsOf(currentEdition)

/**
 * Compiles a user's `@context` (an address, an object, a list of them, or none) to a table of names and IRIs. Addresses of core
 * contexts and of W3C Data Integrity are known and never loaded; others are got by `load`, relative ones from where they stand.
 * Core terms cannot be redefined: such definitions are passed over. Scoped contexts, `@import` and cycles are refused.
 *
 * Errors: BadRequestData with the place in the context; LdContextNotAvailable for a document that is not a context.
 * Source: CIM 009 4.4, 5.5.5, 5.5.7.
 */
export async function compileContext(
  source: Json | undefined,
  load: LoadContext,
  bounds = contextBounds,
): Promise<Context> {
  if (source === undefined || isCoreAlone(source)) return coreContext
  const definitions = noDefinitions()
  let documents = 0
  await add(source, '@context', [])
  for (const term of definitions.terms.keys())
    if (core.has(term) || term === 'id' || term === 'type') forget(definitions, term)
  return makeContext(contentKey(definitions), definitions.terms, definitions.prefixes)

  async function add(context: Json, at: string, chain: readonly string[]): Promise<void> {
    if (Array.isArray(context)) {
      for (const [place, one] of context.entries()) {
        if (Array.isArray(one)) throw contextFault(`${at}[${place}]`, because.notAContext)
        await add(one, `${at}[${place}]`, chain)
      }
    } else if (typeof context === 'string') await addDocument(context, at, chain)
    else if (isObject(context)) {
      defineTerms(definitions, context, at)
      if (definitions.terms.size > bounds.terms) throw contextFault(at, because.tooMany)
    } else throw contextFault(at, because.notAContext)
  }

  async function addDocument(reference: string, at: string, chain: readonly string[]) {
    const url = absoluteUrl(reference, chain.at(-1))
    if (url === undefined) throw contextFault(at, because.notAContext)
    const known = knownTerms(url)
    if (known) return addKnown(known)
    if (chain.includes(url)) throw contextFault(at, because.cyclic)
    if (chain.length === bounds.depth || ++documents > bounds.documents)
      throw contextFault(at, because.tooMany)
    const document = await load(url)
    if (!isObject(document) || !Object.hasOwn(document, '@context')) throw contextNotThere(url)
    await add(document['@context'] as Json, `${url}#@context`, [...chain, url])
  }

  function addKnown(terms: ReadonlyMap<string, string>) {
    for (const [term, iri] of terms) {
      definitions.terms.set(term, iri)
      definitions.prefixes.delete(term)
    }
  }
}

function isCoreAlone(source: Json): boolean {
  if (Array.isArray(source)) return source.every(isCoreAlone)
  return typeof source === 'string' && editionAt(source) === currentEdition
}

function absoluteUrl(reference: string, base: string | undefined): string | undefined {
  const url = URL.parse(reference, base)
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined
}

function knownTerms(url: string): ReadonlyMap<string, string> | undefined {
  if (url === dataIntegrityUrl) return dataIntegrityTerms
  const edition = editionAt(url)
  return edition && new Map([...coreTermsOf(edition)].map(([term, { iri }]) => [term, iri]))
}

function forget(definitions: Definitions, term: string) {
  definitions.terms.delete(term)
  definitions.prefixes.delete(term)
}

function contentKey({ terms, prefixes }: Definitions): string {
  const hash = createHash('sha256')
  for (const table of [terms, prefixes])
    hash.update(JSON.stringify([...table].sort(([a], [b]) => (a < b ? -1 : 1))))
  return hash.digest('hex')
}

/** The core context alone: what holds when a request names no context. */
export const coreContext: Context = makeContext(contentKey(noDefinitions()), new Map(), new Map())
