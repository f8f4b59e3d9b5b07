import { oldVcContext, vcContext } from './contexts.ts'
import { isMoment, isObject, type Json, listOf } from './credential.ts'

/** What is wrong with a document, by the place it is wrong at: `credentialStatus.type`. */
export type Fault = string

/**
 * What breaks the rules of the VC Data Model 2.0 in a credential: what the library does not look at among it.
 * Errors: none; an empty list is a well-formed credential. Source: W3C VC Data Model 2.0, section 4.
 */
export function vcFaults(credential: Json): Fault[] {
  return [
    ...contextFaults(credential['@context']),
    ...(hasType(credential.type, 'VerifiableCredential') ? [] : ['type']),
    ...(credential.id === undefined || isAddress(credential.id) ? [] : ['id']),
    ...issuerFaults(credential.issuer),
    ...subjectFaults(credential.credentialSubject),
    ...dateFaults(credential),
    ...textFaults(credential, ''),
    ...(isObject(credential.issuer) ? textFaults(credential.issuer, 'issuer.') : []),
    ...typedFaults(credential, 'credentialStatus', false),
    ...typedFaults(credential, 'credentialSchema', true),
    ...typedFaults(credential, 'refreshService', false),
    ...typedFaults(credential, 'termsOfUse', false),
    ...typedFaults(credential, 'evidence', false),
    ...relatedFaults(credential.relatedResource),
  ]
}

function contextFaults(context: unknown): Fault[] {
  if (!Array.isArray(context) || context[0] !== vcContext) return ['@context']
  return context.every((one) => isAddress(one) || isObject(one)) ? [] : ['@context']
}

export function hasType(type: unknown, wanted: string): boolean {
  const types = listOf(type)
  return types.includes(wanted) && types.every((one) => typeof one === 'string' && one !== '')
}

/** Whether it is one absolute URL (a DID or URN is one). */
export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value)
}

function issuerFaults(issuer: unknown): Fault[] {
  const id = isObject(issuer) ? issuer.id : issuer
  return isAddress(id) ? [] : ['issuer']
}

function subjectFaults(subject: unknown): Fault[] {
  const subjects = listOf(subject)
  if (subjects.length === 0) return ['credentialSubject']
  const isGood = (one: unknown) =>
    isObject(one) && Object.keys(one).length > 0 && (one.id === undefined || isAddress(one.id))
  return subjects.every(isGood) ? [] : ['credentialSubject']
}

function dateFaults({ validFrom, validUntil }: Json): Fault[] {
  const isDate = (value: unknown) =>
    value === undefined || (typeof value === 'string' && isMoment(value))
  const faults = [
    ...(isDate(validFrom) ? [] : ['validFrom']),
    ...(isDate(validUntil) ? [] : ['validUntil']),
  ]
  if (faults.length > 0 || validFrom === undefined || validUntil === undefined) return faults
  return Date.parse(String(validUntil)) < Date.parse(String(validFrom)) ? ['validUntil'] : []
}

/** Names and descriptions are texts or language values. */
function textFaults(parent: Json, path: string): Fault[] {
  return ['name', 'description'].filter((name) => !isText(parent[name])).map((name) => path + name)
}

function isText(value: unknown): boolean {
  if (value === undefined || typeof value === 'string') return true
  const values = listOf(value)
  return values.length > 0 && values.every(isLanguageValue)
}

function isLanguageValue(value: unknown): boolean {
  if (!isObject(value) || typeof value['@value'] !== 'string') return false
  const { '@value': _, '@language': language, '@direction': direction, ...rest } = value
  if (Object.keys(rest).length > 0) return false
  if (language !== undefined && !/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(String(language)))
    return false
  return direction === undefined || direction === 'ltr' || direction === 'rtl' || direction === null
}

/** Objects that need a type; an id where one must be there, a single address where there is any. */
function typedFaults(credential: Json, name: string, needsId: boolean): Fault[] {
  if (credential[name] === undefined) return []
  const all = listOf(credential[name])
  const isGood = (one: unknown) => {
    if (!isObject(one)) return false
    const types = listOf(one.type)
    const hasTypes =
      types.length > 0 && types.every((type) => typeof type === 'string' && type !== '')
    const hasId = one.id === undefined ? !needsId : isAddress(one.id)
    return hasTypes && hasId
  }
  return all.length > 0 && all.every(isGood) ? [] : [name]
}

/** Related resources, one or more, have an address, each once, and a digest. Source: VC Data Model 2.0, section 5.3. */
function relatedFaults(value: unknown): Fault[] {
  if (value === undefined) return []
  const related = listOf(value)
  if (related.length === 0) return ['relatedResource']
  const isGood = (one: unknown) =>
    isObject(one) &&
    isAddress(one.id) &&
    [one.digestSRI, one.digestMultibase].some((digest) => typeof digest === 'string')
  const ids = related.map((one) => (isObject(one) ? one.id : undefined))
  return related.every(isGood) && new Set(ids).size === ids.length ? [] : ['relatedResource']
}

/**
 * What breaks the rules of the VC Data Model 2.0, or those of 1.1 in a credential of that version: its dates have other names there.
 * Errors: none. Source: VC Data Model 1.1, section 4.
 */
export function anyVcFaults(credential: Json): Fault[] {
  const isOld = listOf(credential['@context'])[0] === oldVcContext
  const hasDate = !isOld || credential.issuanceDate !== undefined
  return [...vcFaults(asVersion2(credential)), ...(hasDate ? [] : ['issuanceDate'])]
}

/** A credential as version 2.0 would have it: to be read, never to check a signature over. */
export function asVersion2(credential: Json): Json {
  const [first, ...others] = listOf(credential['@context'])
  if (first !== oldVcContext) return credential
  const { issuanceDate: validFrom, expirationDate: validUntil, ...rest } = credential
  return { ...rest, '@context': [vcContext, ...others], validFrom, validUntil }
}
