import { isGeometryLike } from '../geo/geometry.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { type Context, expandName } from '../ld/context.ts'
import { coreTermsOf, currentEdition, ngsiLd } from '../ld/core-context.ts'
import { isIri, isTypeOrAttribute } from '../ld/iri.ts'
import {
  type AttributeKind,
  type InstancePatch,
  isAttributeKind,
  ngsiNull,
  type Patches,
  valueMembers,
} from './entity.ts'
import { because, entityFault } from './faults.ts'
import { isMetadata, readMetadata } from './read-metadata.ts'
import { isNullOf, type Nulls, readValue } from './read-value.ts'

/** How a body is to be read: its context, where nulls may stand, and whether its values are without their types. */
export type Reading = {
  context: Context
  nulls: Nulls
  simplified?: boolean
  /** The body is a part of one attribute: an object is an instance, never a value alone. */
  isFragment?: boolean
}

const deepestAttribute = 16
const valueNames = new Set(Object.values(valueMembers))

/** What the reader of one instance sets aside: kept by the server, or said by it alone. */
const dropped = new Set(['type', '@type', 'datasetId', 'lang'])

/** Terms that are members and never name an attribute. Source: CIM 009 4.5.1. */
const reserved = new Set(
  `value values object objects languageMap languageMaps vocab vocabs valueList valueLists objectList objectLists json jsons
  datasetId instanceId observedAt unitCode objectType valueType lang entity entityList dataset previousValue previousObject
  previousLanguageMap previousVocab previousValueList previousObjectList previousJson entityIdSealed entityTypeSealed`.split(
    /\s+/,
  ),
)
const core = coreTermsOf(currentEdition)
/** What the system keeps is no attribute either, by whatever name. */
const kept = ['createdAt', 'modifiedAt', 'deletedAt', 'expiresAt']
const reservedIris = new Set([...reserved, ...kept].map((term) => core.get(term)?.iri))
const proofIri = `${ngsiLd}ngsildproof`
const geoIris = new Set(
  ['location', 'observationSpace', 'operationSpace'].map((term) => ngsiLd + term),
)

/** Reads the name of an attribute into its IRI. Throws BadRequestData for names that are none, keywords and members. */
export function readAttributeName(name: string, path: string, context: Context): string {
  if (name === '@context') throw entityFault(path, because.embeddedContext)
  if (name.startsWith('@')) throw entityFault(path, because.keyword)
  if (!isTypeOrAttribute(name)) throw entityFault(path, because.notAName)
  const iri = expandName(context, name)
  if (name.includes(':') && !isIri(iri)) throw entityFault(path, because.notAName)
  if (reserved.has(name) || reservedIris.has(iri)) throw entityFault(path, because.reservedName)
  return iri
}

/**
 * Reads all instances of one attribute, in normalised, concise or simplified form. Throws BadRequestData with the path.
 * Source: CIM 009 4.5.2 to 4.5.5, 4.5.18 to 4.5.24, 4.7.3.
 */
export function readAttribute(
  iri: string,
  raw: Json,
  path: string,
  reading: Reading,
  depth = 0,
): InstancePatch[] {
  if (depth === deepestAttribute) throw entityFault(path, because.tooDeep)
  const patches = isSeveral(raw, reading)
    ? raw.map((one, at) => readInstance(iri, one, `${path}[${at}]`, reading, depth))
    : isDatasetMap(raw)
      ? readDatasetMap(iri, raw.dataset as JsonObject, `${path}.dataset`, reading, depth)
      : [readInstance(iri, raw, path, reading, depth)]
  const datasets = new Set(patches.map(({ datasetId }) => datasetId))
  if (datasets.size < patches.length) throw entityFault(path, because.sameDataset)
  if (geoIris.has(iri) && depth === 0)
    for (const { kind, isNull } of patches)
      if (kind !== undefined && kind !== 'GeoProperty' && !isNull)
        throw entityFault(path, because.notAGeoProperty)
  return patches
}

/** Whether a list is one of instances rather than a value: some of it looks like an instance. */
function isSeveral(raw: Json, reading: Reading): raw is Json[] {
  return Array.isArray(raw) && !reading.simplified && raw.some(isInstanceLike)
}

export function isInstanceLike(raw: Json): boolean {
  if (!isObject(raw)) return false
  if (isAttributeKind(raw.type ?? raw['@type'])) return true
  return Object.keys(raw).some((key) => valueNames.has(key) || key === 'datasetId')
}

function isDatasetMap(raw: Json): raw is JsonObject {
  return isObject(raw) && Object.keys(raw).length === 1 && isObject(raw.dataset)
}

function readDatasetMap(
  iri: string,
  map: JsonObject,
  path: string,
  reading: Reading,
  depth: number,
): InstancePatch[] {
  return Object.entries(map).map(([dataset, raw]) => {
    const place = `${path}.${dataset}`
    return { ...readInstance(iri, raw, place, reading, depth), ...readDataset(dataset, place) }
  })
}

function readInstance(
  iri: string,
  raw: Json,
  path: string,
  reading: Reading,
  depth: number,
): InstancePatch {
  if (raw === null) throw entityFault(path, because.nullOfJson)
  if (raw === ngsiNull) return nullPatch(path, reading)
  if (!isObject(raw) || isGeometryLike(raw)) return readBare(raw, path, reading)
  const type = raw.type ?? raw['@type']
  if (isAttributeKind(type)) return readObject(iri, raw, type, path, reading, depth)
  if (reading.simplified && !isWrapped(raw)) return readBare(raw, path, reading)
  if (type !== undefined) throw entityFault(`${path}.type`, because.notAType)
  const isPlain = !Object.keys(raw).some(
    (key) => valueNames.has(key) || isMetadata(key) || key === 'datasetId',
  )
  return isPlain && !(reading.isFragment && depth === 0)
    ? readBare(raw, path, reading)
    : readObject(iri, raw, undefined, path, reading, depth)
}

/** Whether a simplified value is in the wrapping that keeps its type: `{"vocab": …}`. Source: CIM 009 4.5.4. */
function isWrapped(raw: JsonObject): boolean {
  const keys = Object.keys(raw)
  return keys.length === 1 && ['languageMap', 'vocab', 'json'].includes(keys[0] as string)
}

/** A value that stands alone is a GeoProperty if it is a geometry, else a Property; simplified, its type is settled later. */
function readBare(raw: Json, path: string, reading: Reading): InstancePatch {
  const kind = isGeometryLike(raw) ? 'GeoProperty' : 'Property'
  const value = readValue(kind, raw, path, reading.context, reading.nulls)
  return reading.simplified ? { kind, value, bare: raw } : { kind, value }
}

function nullPatch(path: string, { nulls }: Reading): InstancePatch {
  if (nulls === 'none') throw entityFault(path, because.nullNotHere)
  return { isNull: true }
}

function readObject(
  iri: string,
  raw: JsonObject,
  type: AttributeKind | undefined,
  path: string,
  reading: Reading,
  depth: number,
): InstancePatch {
  const kind = type ?? inferKind(raw, path)
  const member = kind && valueMembers[kind]
  const dataset = readDataset(raw.datasetId, `${path}.datasetId`)
  const metadata = readMetadata(iri, raw, kind, path, reading)
  const attributes = readSubAttributes(raw, member, path, reading, depth)
  const patch: InstancePatch = {
    ...(kind && { kind }),
    ...dataset,
    ...metadata,
    ...(attributes.size > 0 && { attributes }),
  }
  if (kind === 'LanguageProperty' && !isLangString(raw.valueType))
    throw entityFault(`${path}.valueType`, because.notLangString)
  const value = member === undefined ? undefined : raw[member]
  if (iri === proofIri && value !== undefined && !isObject(value))
    throw entityFault(`${path}.value`, because.notAProof)
  if (kind === undefined || member === undefined || value === undefined) return patch
  if (isNullOf(kind, value)) return { ...patch, ...nullPatch(`${path}.${member}`, reading) }
  return {
    ...patch,
    value: readValue(kind, value, `${path}.${member}`, reading.context, reading.nulls),
  }
}

/** The one type that the texts of a language map can have. Source: CIM 009 5.2.32. */
function isLangString(type: Json | undefined): boolean {
  return type === undefined || (typeof type === 'string' && /(^|[:#/])langString$/.test(type))
}

/** The kind of an instance that does not tell it, by the one value member it has; none when it has no value. */
function inferKind(raw: JsonObject, path: string): AttributeKind | undefined {
  const found = [...valueNames].filter((member) => Object.hasOwn(raw, member))
  if (found.length > 1) throw entityFault(path, because.severalValues)
  const [member] = found
  if (member === undefined) return undefined
  if (member === 'value') return isGeometryLike(raw.value) ? 'GeoProperty' : 'Property'
  return kindByMember.get(member)
}

const kindByMember = new Map(
  Object.entries(valueMembers).map(([kind, member]) => [member, kind as AttributeKind]),
)

function readDataset(raw: Json | undefined, path: string): { datasetId?: string } {
  if (raw === undefined || raw === '@none') return {}
  if (raw === ngsiNull) throw entityFault(path, because.nullNotHere)
  if (typeof raw !== 'string' || !isIri(raw)) throw entityFault(path, because.notAnIri)
  return { datasetId: raw }
}

function readSubAttributes(
  raw: JsonObject,
  member: string | undefined,
  path: string,
  reading: Reading,
  depth: number,
): Patches {
  const attributes = new Map<string, readonly InstancePatch[]>()
  for (const [name, value] of Object.entries(raw)) {
    if (name === member || dropped.has(name) || isMetadata(name)) continue
    const place = `${path}.${name}`
    if (valueNames.has(name)) throw entityFault(place, because.foreignMember)
    const iri = readAttributeName(name, place, reading.context)
    if (attributes.has(iri)) throw entityFault(place, because.sameDataset)
    // Below an attribute nothing is simplified: what is bare there is a Property.
    attributes.set(
      iri,
      readAttribute(iri, value, place, { ...reading, simplified: false }, depth + 1),
    )
  }
  return attributes
}
