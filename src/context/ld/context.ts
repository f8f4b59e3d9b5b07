import { corePrefixes, coreTermsOf, currentEdition, defaultVocab } from './core-context.ts'
import { isSchemed } from './iri.ts'

/**
 * A user context compiled with the core context: a table of names and IRIs, never changed once made. `key` is the hash of its
 * content, so that equal contexts from different addresses are one. Core terms are not in `terms`: they come before all others.
 */
export type Context = {
  readonly key: string
  readonly terms: ReadonlyMap<string, string>
  readonly termsByIri: ReadonlyMap<string, string>
  readonly prefixes: ReadonlyMap<string, string>
  readonly compacted: Map<string, string>
}

const core: ReadonlyMap<string, string> = new Map([
  ...corePrefixes,
  ...[...coreTermsOf(currentEdition)].map(([term, { iri }]) => [term, iri] as const),
])
const coreByIri = new Map([...core].map(([term, iri]) => [iri, term]))
const compactedAtMost = 10_000

/** Makes a context of term and prefix tables. Of several terms for one IRI the shortest, then the least, is written. */
export function makeContext(
  key: string,
  terms: ReadonlyMap<string, string>,
  prefixes: ReadonlyMap<string, string>,
): Context {
  const termsByIri = new Map<string, string>()
  for (const [term, iri] of terms) {
    const known = termsByIri.get(iri)
    if (known === undefined || isBetter(term, known)) termsByIri.set(iri, term)
  }
  return {
    key,
    terms,
    termsByIri,
    prefixes: new Map([...prefixes, ...corePrefixes]),
    compacted: new Map(),
  }
}

/** Gives the IRI of a name, of a name with a prefix, or of an IRI. Names that no context has are in the default vocabulary. */
export function expandName(context: Context, name: string): string {
  const known = core.get(name) ?? context.terms.get(name)
  if (known !== undefined) return known
  const colon = name.indexOf(':')
  if (colon < 0) return inDefaultVocab(name)
  const namespace = name.startsWith('//', colon + 1)
    ? undefined
    : context.prefixes.get(name.slice(0, colon))
  if (namespace !== undefined) return namespace + name.slice(colon + 1)
  return isSchemed(name) ? name : defaultVocab + name
}

/** Names in the default vocabulary, so that one IRI is one text in memory: as a key it is hashed once, not at every use. */
const inVocab = new Map<string, string>()

function inDefaultVocab(name: string): string {
  let iri = inVocab.get(name)
  if (iri === undefined) {
    iri = defaultVocab + name
    if (inVocab.size >= compactedAtMost) inVocab.clear()
    inVocab.set(name, iri)
  }
  return iri
}

/**
 * Gives the shortest name that expands to an IRI under this context: a term, else the name in the default vocabulary unless the
 * context maps that name elsewhere, else a name with a prefix, else the IRI. Expanding it gives the IRI again.
 */
export function compactName(context: Context, iri: string): string {
  const known = context.compacted.get(iri)
  if (known !== undefined) return known
  const name = findName(context, iri)
  if (context.compacted.size >= compactedAtMost) context.compacted.clear()
  context.compacted.set(iri, name)
  return name
}

function findName(context: Context, iri: string): string {
  const term = coreByIri.get(iri) ?? context.termsByIri.get(iri)
  if (term !== undefined) return term
  if (iri.startsWith(defaultVocab)) {
    const name = iri.slice(defaultVocab.length)
    if (name !== '' && !/^@|:/.test(name) && isFree(context, name)) return name
  }
  let best: string | undefined
  for (const [prefix, namespace] of context.prefixes) {
    if (iri.length === namespace.length || !iri.startsWith(namespace)) continue
    const name = `${prefix}:${iri.slice(namespace.length)}`
    if (iri.startsWith('//', namespace.length) || !isFree(context, name)) continue
    if (best === undefined || isBetter(name, best)) best = name
  }
  return best ?? iri
}

function isFree(context: Context, name: string): boolean {
  return !core.has(name) && !context.terms.has(name) && name !== 'id' && name !== 'type'
}

function isBetter(name: string, than: string): boolean {
  return name.length < than.length || (name.length === than.length && name < than)
}
