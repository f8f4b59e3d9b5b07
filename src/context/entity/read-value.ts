import { faultOf } from '../geo/geometry.ts'
import { isObject, type Json, type JsonObject, put } from '../json.ts'
import { type Context, expandName } from '../ld/context.ts'
import { isIri } from '../ld/iri.ts'
import { readDateTime } from './date-time.ts'
import { type AttributeKind, ngsiNull } from './entity.ts'
import { because, entityFault } from './faults.ts'

/**
 * Where an NGSI-LD Null may stand: nowhere; in place of values and members (update, partial update); inside values too (merge).
 * Source: CIM 009 5.5.4.
 */
export type Nulls = 'none' | 'members' | 'deep'

const deepestValue = 64
const languageTag = /^(?:@none|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/

/**
 * Reads the value of an attribute of a kind into its expanded form: vocabulary to IRIs, objects of a list to IRIs. An NGSI-LD Null
 * for the whole value is told by `isNullOf` before. Throws BadRequestData with the path of the fault.
 */
export function readValue(
  kind: AttributeKind,
  raw: Json,
  path: string,
  context: Context,
  nulls: Nulls,
): Json {
  switch (kind) {
    case 'Property':
      checkValue(raw, path, nulls, 0)
      return raw
    case 'GeoProperty': {
      const geometry = parsedGeometry(raw)
      const fault = faultOf(geometry)
      if (fault) throw entityFault(path, fault)
      return geometry
    }
    case 'JsonProperty':
      if (typeof raw !== 'object' || raw === null) throw entityFault(path, because.notJson)
      checkDepth(raw, path, 0)
      return raw
    case 'LanguageProperty':
      return readLanguageMap(raw, path, nulls)
    case 'VocabProperty':
      return readVocab(raw, path, context)
    case 'ListProperty':
      if (!Array.isArray(raw)) throw entityFault(path, because.notAList)
      for (const [at, one] of raw.entries()) checkValue(one, `${path}[${at}]`, 'none', 0)
      return raw
    case 'Relationship':
      return Array.isArray(raw) && raw.length > 0
        ? raw.map((one, at) => readIri(one, `${path}[${at}]`))
        : readIri(raw, path)
    case 'ListRelationship':
      if (!Array.isArray(raw)) throw entityFault(path, because.notAList)
      return raw.map((one, at) => readObject(one, `${path}[${at}]`))
  }
}

/** Whether a value says that its attribute is to be deleted, in the way of its kind. Source: CIM 009 4.5.0. */
export function isNullOf(kind: AttributeKind | undefined, raw: Json): boolean {
  if (raw === ngsiNull) return true
  if (kind === 'LanguageProperty') return isObject(raw) && raw['@none'] === ngsiNull
  if (kind !== 'ListProperty' && kind !== 'ListRelationship') return false
  if (!Array.isArray(raw) || raw.length !== 1) return false
  const [only] = raw
  return only === ngsiNull || (isObject(only) && only.object === ngsiNull)
}

/** A geometry may come as a text that is JSON. Source: CIM 009 4.7.2. */
function parsedGeometry(raw: Json): Json {
  if (typeof raw !== 'string') return raw
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}

export function readIri(raw: Json | undefined, path: string): string {
  if (typeof raw !== 'string' || !isIri(raw)) throw entityFault(path, because.notAnIri)
  if (raw === ngsiNull) throw entityFault(path, because.nullNotHere)
  return raw
}

function readObject(raw: Json, path: string): string {
  if (!isObject(raw)) return readIri(raw, path)
  if (Object.keys(raw).length !== 1) throw entityFault(path, because.notAnIri)
  return readIri(raw.object, `${path}.object`)
}

function readVocab(raw: Json, path: string, context: Context): Json {
  if (Array.isArray(raw) && raw.length > 0)
    return raw.map((one, at) => readVocab(one, `${path}[${at}]`, context))
  if (typeof raw !== 'string' || raw === '' || raw.startsWith('@'))
    throw entityFault(path, because.notAText)
  checkText(raw, path)
  if (raw === ngsiNull) throw entityFault(path, because.nullNotHere)
  return expandName(context, raw)
}

function readLanguageMap(raw: Json, path: string, nulls: Nulls): JsonObject {
  if (!isObject(raw) || Object.keys(raw).length === 0)
    throw entityFault(path, because.notALanguageMap)
  const map: JsonObject = {}
  for (const [tag, texts] of Object.entries(raw)) {
    const place = `${path}.${tag}`
    const isSound = Array.isArray(texts)
      ? texts.every((one) => typeof one === 'string')
      : typeof texts === 'string'
    if (!languageTag.test(tag) || !isSound) throw entityFault(place, because.notALanguageMap)
    for (const text of [texts].flat()) checkText(text as string, place)
    if (texts === ngsiNull && nulls !== 'deep') throw entityFault(place, because.nullNotHere)
    put(map, tag, texts)
  }
  return map
}

/** Checks a value of JSON: no null, no embedded context, typed values whole, nulls to delete only where a merge takes them. */
function checkValue(value: Json, path: string, nulls: Nulls, depth: number) {
  if (value === null) throw entityFault(path, because.nullOfJson)
  if (value === ngsiNull && nulls !== 'deep') throw entityFault(path, because.nullNotHere)
  if (depth === deepestValue) throw entityFault(path, because.tooDeep)
  checkScalar(value, path)
  if (Array.isArray(value))
    // A merge does not go into lists: a null in one would stay there.
    for (const [at, one] of value.entries()) checkValue(one, `${path}[${at}]`, 'none', depth + 1)
  else if (isObject(value)) {
    if (Object.hasOwn(value, '@context'))
      throw entityFault(`${path}.@context`, because.embeddedContext)
    if (Object.hasOwn(value, '@value')) return checkTypedValue(value, path)
    for (const [key, one] of Object.entries(value))
      checkValue(one, `${path}.${key}`, nulls, depth + 1)
  }
}

/** A typed value of JSON-LD, `{"@type": "DateTime", "@value": "…"}`; with `@json` its value may be any, null too. */
function checkTypedValue(value: JsonObject, path: string) {
  const { '@type': type, '@value': content, '@language': language, ...rest } = value
  const isTyped = typeof type === 'string' && language === undefined
  if (Object.keys(rest).length > 0 || !(isTyped || (type === undefined && language !== undefined)))
    throw entityFault(path, because.notATypedValue)
  if (type === '@json') checkDepth(content as Json, path, 0)
  else if (content === null || typeof content === 'object')
    throw entityFault(`${path}.@value`, because.notATypedValue)
  else if (type === 'DateTime' && (typeof content !== 'string' || !readDateTime(content)))
    throw entityFault(`${path}.@value`, because.notADateTime)
}

function checkDepth(value: Json, path: string, depth: number) {
  if (depth === deepestValue) throw entityFault(path, because.tooDeep)
  checkScalar(value, path)
  if (typeof value !== 'object' || value === null) return
  for (const one of Object.values(value)) checkDepth(one, path, depth + 1)
}

/**
 * What could not be kept is refused: `1e999`, which is JSON but would be read as infinity and written as null; the character NUL and
 * halves of characters, which no database of texts holds. Source of the latter: RFC 7493, 2.1.
 */
function checkScalar(value: Json, path: string) {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw entityFault(path, because.notFinite)
  if (typeof value === 'string') checkText(value, path)
}

function checkText(text: string, path: string) {
  if (text.includes('\0') || !text.isWellFormed()) throw entityFault(path, because.notUnicode)
}
