import { readAttributeName } from '../entity/read-attribute.ts'
import { type Context, expandName } from '../ld/context.ts'
import { isIri } from '../ld/iri.ts'
import { parameterFault } from '../query/cursor.ts'
import type { Call } from './call.ts'

/** The id in an address. Throws BadRequestData for what is no URI. */
export function idIn({ request }: Call, name = 'id'): string {
  const id = (request.params as Record<string, string>)[name] ?? ''
  if (!isIri(id)) throw parameterFault(name, { th: 'ต้องเป็น URI', en: 'A URI is expected.' })
  return id
}

/** The attribute in an address, as an IRI; `scope` stays what it is. Throws BadRequestData for what is no name. */
export function attributeIn(call: Call): { iri: string; name: string } {
  const name = (call.request.params as { attribute?: string }).attribute ?? ''
  if (name === 'scope') return { iri: 'scope', name }
  return { iri: readAttributeName(name, name, call.given.context), name }
}

/** The IRI of a dataset in a query; undefined for the default instance. Throws BadRequestData. */
export function datasetIn({ parameters }: Call): string | undefined {
  const given = parameters.get('datasetId')
  if (given === undefined || given === '@none') return undefined
  if (!isIri(given))
    throw parameterFault('datasetId', { th: 'ต้องเป็น URI', en: 'A URI is expected.' })
  return given
}

/** The types in a query, as IRIs. */
export function typesIn({ parameters, given }: Call): string[] {
  const text = parameters.get('type')
  return text === undefined ? [] : text.split(',').map((type) => expand(given.context, type))
}

function expand(context: Context, type: string): string {
  return expandName(context, type)
}

/** The address of an entity, or of something below one; colons of an IRI stay readable. */
export function addressOf(...parts: string[]): string {
  return `/ngsi-ld/v1/${parts.map((part) => encodeURIComponent(part).replaceAll('%3A', ':')).join('/')}`
}
