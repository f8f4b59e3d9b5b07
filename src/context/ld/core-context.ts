import type { Json, JsonObject } from '../json.ts'
import { type Coercion, coreTerms, type Edition, editions } from './core-terms.ts'

export const ngsiLd = 'https://uri.etsi.org/ngsi-ld/'
export const defaultVocab = `${ngsiLd}default-context/`
export const currentEdition: Edition = '1.9'

/** What a term of a core context means. */
export type CoreTerm = { iri: string; coercion: Coercion }

const namespaces: Record<string, string> = {
  'ngsi-ld': ngsiLd,
  geojson: 'https://purl.org/geojson/vocab#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  default: defaultVocab,
}

/** The prefixes that every core context defines. */
export const corePrefixes: ReadonlyMap<string, string> = new Map(
  ['ngsi-ld', 'geojson'].map((prefix) => [prefix, namespaces[prefix] as string]),
)

/** The address under which an edition is published. */
export function coreContextUrl(edition: Edition = currentEdition): string {
  return `${ngsiLd}v1/ngsi-ld-core-context-v${edition}.jsonld`
}

const addresses = new Map<string, Edition>([
  ...editions.map((edition) => [coreContextUrl(edition), edition] as const),
  [`${ngsiLd}v1/ngsi-ld-core-context.jsonld`, '1.3'],
])

/** The edition that an address names; also by http, and 1.3 for the address without an edition. */
export function editionAt(url: string): Edition | undefined {
  return addresses.get(url.replace(/^http:/, 'https:'))
}

/** The terms of an edition, without `id`, `type` and the prefixes. */
export function coreTermsOf(edition: Edition): ReadonlyMap<string, CoreTerm> {
  return tables.get(edition) as ReadonlyMap<string, CoreTerm>
}

const tables = new Map<Edition, ReadonlyMap<string, CoreTerm>>()
let sofar = new Map<string, CoreTerm>()
for (const { edition, add, drop = '' } of coreTerms) {
  sofar = new Map(sofar)
  for (const [coercion, names] of Object.entries(add) as [Coercion, string][])
    for (const name of words(names)) {
      const [term, target = term] = name.split('=') as [string, string?]
      sofar.set(term, { iri: coreIri(target), coercion })
    }
  for (const term of words(drop)) sofar.delete(term)
  tables.set(edition, sofar)
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

function coreIri(target: string): string {
  const [prefix, local] = target.split(':') as [string, string?]
  return local === undefined ? ngsiLd + prefix : (namespaces[prefix] as string) + local
}

/**
 * Writes an edition as a JSON-LD document, for those who ask this server for it. The scoped context of `ngsildproof`, which
 * brings the terms of W3C Data Integrity, is written into the one term it serves.
 */
export function coreContextDocument(edition: Edition = currentEdition): JsonObject {
  const context: JsonObject = { '@version': 1.1, '@protected': true }
  for (const [prefix, iri] of corePrefixes) context[prefix] = iri
  context.id = '@id'
  context.type = '@type'
  for (const [term, meaning] of coreTermsOf(edition)) context[term] = definition(meaning)
  if (coreTermsOf(edition).has('ngsildproof')) context.ngsildproof = proofDefinition()
  context['@vocab'] = defaultVocab
  return { '@context': context }
}

function definition({ iri, coercion }: CoreTerm): Json {
  switch (coercion) {
    case 'none':
      return iri
    case 'id':
    case 'vocab':
    case 'json':
      return { '@id': iri, '@type': `@${coercion}` }
    case 'dateTime':
      return { '@id': iri, '@type': `${ngsiLd}DateTime` }
    case 'idList':
      return { '@id': iri, '@type': '@id', '@container': '@list' }
    default:
      return { '@id': iri, '@container': `@${coercion}` }
  }
}

function proofDefinition(): JsonObject {
  return {
    '@id': `${ngsiLd}ngsildproof`,
    '@context': {
      entityIdSealed: `${ngsiLd}entityIdSealed`,
      entityTypeSealed: { '@id': `${ngsiLd}entityTypeSealed`, '@type': '@vocab' },
    },
  }
}
