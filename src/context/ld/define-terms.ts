import { isObject, type Json, type JsonObject } from '../json.ts'
import { corePrefixes, coreTermsOf, currentEdition, defaultVocab } from './core-context.ts'
import { because, contextFault } from './faults.ts'
import { isIri } from './iri.ts'

/** What has been defined so far by the contexts of an array, in their order. */
export type Definitions = {
  terms: Map<string, string>
  prefixes: Map<string, string>
  vocab: string
}

const core = coreTermsOf(currentEdition)
const settings = new Set(['@vocab', '@base', '@language', '@direction', '@version', '@protected'])
const members = new Set([
  ...['@id', '@type', '@container', '@language', '@direction', '@index', '@nest'],
  ...['@prefix', '@protected'],
])

/**
 * Defines the terms of one context object on top of those defined before. Its `@vocab` serves its own definitions alone:
 * names without a definition always fall to the core's vocabulary (CIM 009 4.4). Throws BadRequestData.
 */
export function defineTerms(definitions: Definitions, context: JsonObject, at: string) {
  refuseKeywords(context, at)
  const vocab = context['@vocab']
  const pending = new Set<string>()
  const done = new Set<string>()
  if (typeof vocab === 'string' && isIri(vocab)) definitions.vocab = resolve(vocab)
  for (const term of Object.keys(context)) define(term)

  function define(term: string) {
    if (term.startsWith('@') || done.has(term)) return
    if (pending.has(term)) throw contextFault(`${at}.${term}`, because.cyclic)
    pending.add(term)
    defineOne(term, context[term] as Json)
    pending.delete(term)
    done.add(term)
  }

  function defineOne(term: string, definition: Json) {
    const place = `${at}.${term}`
    const { id, prefix } = readDefinition(definition, place)
    if (id?.startsWith('@')) return
    const iri = id === undefined || id === term ? ownIri(term) : resolve(id)
    if (!isIri(iri)) throw contextFault(place, because.notAnIri)
    definitions.terms.set(term, iri)
    const simple = typeof definition === 'string' && /[:/?#[\]@]$/.test(iri)
    if ((simple || prefix) && !/[:/]/.test(term)) definitions.prefixes.set(term, iri)
    else definitions.prefixes.delete(term)
  }

  function ownIri(term: string): string {
    return term.includes(':') ? withPrefix(term) : definitions.vocab + term
  }

  function resolve(name: string): string {
    if (name.includes(':')) return withPrefix(name)
    const known = core.get(name)?.iri
    if (known !== undefined) return known
    if (Object.hasOwn(context, name)) define(name)
    return definitions.terms.get(name) ?? definitions.vocab + name
  }

  function withPrefix(name: string): string {
    const colon = name.indexOf(':')
    const prefix = name.slice(0, colon)
    if (name.startsWith('//', colon + 1)) return name
    if (Object.hasOwn(context, prefix) && !corePrefixes.has(prefix)) define(prefix)
    const namespace = corePrefixes.get(prefix) ?? definitions.prefixes.get(prefix)
    return namespace === undefined ? name : namespace + name.slice(colon + 1)
  }
}

export function noDefinitions(): Definitions {
  return { terms: new Map(), prefixes: new Map(), vocab: defaultVocab }
}

function refuseKeywords(context: JsonObject, at: string) {
  for (const key of Object.keys(context)) {
    if (!key.startsWith('@') || settings.has(key)) continue
    const reason = key === '@import' ? because.imported : because.keyword
    throw contextFault(`${at}.${key}`, reason)
  }
}

function readDefinition(
  definition: Json,
  at: string,
): { id?: string | undefined; prefix: boolean } {
  if (typeof definition === 'string') return { id: definition, prefix: false }
  if (!isObject(definition)) throw contextFault(at, because.notADefinition)
  for (const member of Object.keys(definition)) {
    if (member === '@context') throw contextFault(at, because.scoped)
    if (member === '@reverse') throw contextFault(at, because.reversed)
    if (!members.has(member)) throw contextFault(`${at}.${member}`, because.keyword)
  }
  const id = definition['@id']
  if (id !== undefined && typeof id !== 'string') throw contextFault(`${at}.@id`, because.notAnIri)
  return { id, prefix: definition['@prefix'] === true }
}
