import type { Json, JsonObject } from '../json.ts'
import { type Context, expandName } from '../ld/context.ts'
import { ngsiLd } from '../ld/core-context.ts'
import { isTypeOrAttribute } from '../ld/iri.ts'
import { readDateTime } from './date-time.ts'
import { type AttributeKind, type InstancePatch, type Metadata, ngsiNull } from './entity.ts'
import { because, entityFault } from './faults.ts'
import { type Nulls, readIri } from './read-value.ts'

const unitless = new Set<AttributeKind | undefined>([
  'Relationship',
  'ListRelationship',
  'LanguageProperty',
  'VocabProperty',
  'JsonProperty',
])

type Member = {
  /** Reads the member; undefined sets it aside. */
  read(raw: Json, path: string, context: Context): Metadata[keyof Metadata] | undefined
  /** Whether an attribute of that kind may have it. */
  fits(kind: AttributeKind | undefined, iri: string): boolean
}

const always = () => true
const isRelationship = (kind: AttributeKind | undefined) =>
  kind === undefined || kind === 'Relationship' || kind === 'ListRelationship'

/** System members: what is written under them by a client is set aside. */
const setAside: Member = { read: () => undefined, fits: always }
/** Members that the server alone writes, in answers to some requests. */
const outputOnly: Member = { read: () => undefined, fits: () => false }

const members = new Map<string, Member>([
  ['observedAt', { read: readMoment, fits: always }],
  ['expiresAt', { read: readMoment, fits: always }],
  ['unitCode', { read: readText, fits: (kind) => !unitless.has(kind) }],
  ['valueType', { read: readType, fits: (kind) => !isRelationship(kind) || kind === undefined }],
  ['objectType', { read: readTypes, fits: isRelationship }],
  ['entityIdSealed', { read: readIri, fits: isProof }],
  ['entityTypeSealed', { read: readType, fits: isProof }],
  ['createdAt', setAside],
  ['modifiedAt', setAside],
  ['deletedAt', setAside],
  ['instanceId', setAside],
  ...[
    'entity',
    'entityList',
    'previousValue',
    'previousObject',
    'previousLanguageMap',
    'previousVocab',
  ]
    .concat('previousValueList', 'previousObjectList', 'previousJson')
    .map((name): [string, Member] => [name, outputOnly]),
])

/** Whether a name is a member of an instance that is neither its value nor an attribute of it. */
export function isMetadata(name: string): boolean {
  return members.has(name)
}

/**
 * Reads those members of an instance. What the system keeps is set aside, what its kind cannot have or
 * only answers have is refused. Throws BadRequestData. Source: CIM 009 4.5.2.2, 4.5.3.2 (optional, system generated, output only and prohibited members).
 */
export function readMetadata(
  iri: string,
  raw: JsonObject,
  kind: AttributeKind | undefined,
  path: string,
  reading: { context: Context; nulls: Nulls },
): InstancePatch {
  const found: Record<string, unknown> = {}
  const removed: (keyof Metadata)[] = []
  for (const name of Object.keys(raw)) {
    const member = members.get(name)
    if (!member) continue
    const { read, fits } = member
    const place = `${path}.${name}`
    const value = raw[name] as Json
    if (!fits(kind, iri)) throw entityFault(place, because.foreignMember)
    if (value === ngsiNull && read !== setAside.read) {
      if (reading.nulls === 'none') throw entityFault(place, because.nullNotHere)
      removed.push(name as keyof Metadata)
      continue
    }
    const content = read(value, place, reading.context)
    if (content !== undefined) found[name] = content
  }
  return { ...found, ...(removed.length > 0 && { removed }) }
}

/** Reads a DateTime; throws BadRequestData. */
export function readMoment(raw: Json, path: string): string {
  const moment = typeof raw === 'string' ? readDateTime(raw) : undefined
  if (moment === undefined) throw entityFault(path, because.notADateTime)
  return moment
}

function readText(raw: Json, path: string): string {
  if (typeof raw !== 'string' || raw === '') throw entityFault(path, because.notAText)
  return raw
}

/** Reads the name of a type into its IRI; throws BadRequestData. */
export function readType(raw: Json, path: string, context: Context): string {
  if (typeof raw !== 'string') throw entityFault(path, because.notAText)
  const iri = expandName(context, raw)
  if (raw === ngsiNull || !isTypeOrAttribute(raw) || !isTypeOrAttribute(iri))
    throw entityFault(path, because.notAName)
  return iri
}

/** Reads one type or several into IRIs, each once. */
export function readTypes(raw: Json, path: string, context: Context): string[] {
  const all = Array.isArray(raw) ? raw : [raw]
  if (all.length === 0) throw entityFault(path, because.missing)
  const at = (place: number) => (Array.isArray(raw) ? `${path}[${place}]` : path)
  return [...new Set(all.map((one, place) => readType(one, at(place), context)))]
}

function isProof(_kind: AttributeKind | undefined, iri: string): boolean {
  return iri === `${ngsiLd}ngsildproof`
}
