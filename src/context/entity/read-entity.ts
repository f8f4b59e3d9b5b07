import { isObject, type Json, type JsonObject } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { ngsiLd } from '../ld/core-context.ts'
import {
  type Attributes,
  type Entity,
  type EntityPatch,
  type Instance,
  type InstancePatch,
  ngsiNull,
  type Patches,
  valueMembers,
} from './entity.ts'
import { because, entityFault } from './faults.ts'
import { type Reading, readAttribute, readAttributeName } from './read-attribute.ts'
import { readMoment, readTypes } from './read-metadata.ts'
import { readIri } from './read-value.ts'
import { isScope } from './scope.ts'

/** The scopes of an entity under their full name would look like an attribute. */
const scopeIri = `${ngsiLd}scope`

const entityMembers = new Set(
  'id @id type @type scope expiresAt createdAt modifiedAt deletedAt @context'.split(' '),
)

/**
 * Reads a whole entity in normalised or concise form, with nothing in it to delete. System members that a client sends are set
 * aside. Throws BadRequestData with the path of the fault. Source: CIM 009 4.5.1, 5.2.4, 5.5.4.
 */
export function readEntity(raw: unknown, context: Context): Entity {
  const { id, types, scopes, expiresAt, attributes } = readFragment(raw, { context, nulls: 'none' })
  if (id === undefined) throw entityFault('id', because.missing)
  if (types === undefined) throw entityFault('type', because.missing)
  return {
    id,
    types,
    scopes: scopes ?? [],
    ...(expiresAt && { expiresAt }),
    attributes: completeAttributes(attributes, (iri) => nameIn(raw as JsonObject, iri, context)),
  }
}

/**
 * Reads a part of an entity: what is not in it stays as it is. Which nulls may stand in it, and whether values are without
 * their types, `reading` says. Throws BadRequestData with the path of the fault. Source: CIM 009 5.4, 5.5.4.
 */
export function readFragment(raw: unknown, reading: Reading): EntityPatch {
  if (!isObject(raw)) throw entityFault('$', because.notAnObject)
  const id = raw.id ?? raw['@id']
  const type = raw.type ?? raw['@type']
  return {
    ...(id !== undefined && { id: readIri(id, 'id') }),
    ...(type !== undefined && { types: readTypes(type, 'type', reading.context) }),
    ...(raw.scope !== undefined && { scopes: readScopes(raw.scope, reading) }),
    ...(raw.expiresAt !== undefined && { expiresAt: readExpiry(raw.expiresAt, reading) }),
    attributes: readAttributes(raw, reading),
  }
}

/**
 * Reads the body of an operation on one attribute: an instance, or a list of instances. Its `type` may be left out. Throws
 * BadRequestData. Source: CIM 009 5.6.4, 5.6.19.
 */
export function readAttributeFragment(
  iri: string,
  name: string,
  raw: unknown,
  reading: Reading,
): InstancePatch[] {
  if (isObject(raw)) {
    const { '@context': _, ...instance } = raw
    return readAttribute(iri, instance, name, { ...reading, isFragment: true })
  }
  return readAttribute(iri, raw as Json, name, reading)
}

/** Makes whole instances of parts: each must have its value. Throws BadRequestData. */
export function completeAttributes(
  patches: Patches,
  nameOf: (iri: string) => string = (iri) => iri,
): Attributes {
  return new Map(
    [...patches].map(([iri, instances]) => [
      iri,
      instances.map((instance) => completeInstance(instance, iri, nameOf)),
    ]),
  )
}

/** Makes a whole instance of a part that has its value. Throws BadRequestData naming the attribute. */
export function completeInstance(
  patch: InstancePatch,
  iri: string,
  nameOf: (iri: string) => string = (same) => same,
): Instance {
  const { bare: _bare, isNull: _isNull, removed: _removed, attributes, ...rest } = patch
  const { kind, value } = rest
  if (kind === undefined || value === undefined)
    throw entityFault(`${nameOf(iri)}.${valueMembers[kind ?? 'Property']}`, because.missing)
  return { ...rest, kind, value, ...(attributes && { attributes: completeAttributes(attributes) }) }
}

function readAttributes(raw: JsonObject, reading: Reading): Patches {
  const attributes = new Map<string, readonly InstancePatch[]>()
  for (const [name, value] of Object.entries(raw)) {
    if (entityMembers.has(name)) continue
    const iri = readAttributeName(name, name, reading.context)
    if (iri === scopeIri) throw entityFault(name, because.reservedName)
    if (attributes.has(iri)) throw entityFault(name, because.sameDataset)
    attributes.set(iri, readAttribute(iri, value, name, reading))
  }
  return attributes
}

function readScopes(raw: Json, { nulls }: Reading): string[] | null {
  if (raw === ngsiNull && nulls !== 'none') return null
  const all = Array.isArray(raw) ? raw : [raw]
  for (const [at, scope] of all.entries())
    if (typeof scope !== 'string' || !isScope(scope))
      throw entityFault(Array.isArray(raw) ? `scope[${at}]` : 'scope', because.notAScope)
  return [...new Set(all as string[])]
}

function readExpiry(raw: Json, { nulls }: Reading): string | null {
  if (raw === ngsiNull && nulls !== 'none') return null
  return readMoment(raw, 'expiresAt')
}

/** The name under which the body has an attribute, for the path of a fault. */
function nameIn(raw: JsonObject, iri: string, context: Context): string {
  const isIt = (name: string) =>
    !entityMembers.has(name) && readAttributeName(name, name, context) === iri
  return Object.keys(raw).find(isIt) ?? iri
}
