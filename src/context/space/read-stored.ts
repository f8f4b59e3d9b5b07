import { type AttributeKind, type Entity, type Instance, valueMembers } from '../entity/entity.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { coreContext } from '../ld/compile-context.ts'
import { expandName } from '../ld/context.ts'
import type { StampOf, Stamps } from './stamps.ts'

/** Names of the core context and their IRIs, so that equal names are one text in memory. */
const expanded = new Map<string, string>()
const mostExpanded = 20_000

function expand(name: string): string {
  let iri = expanded.get(name)
  if (iri === undefined) {
    iri = expandName(coreContext, name)
    if (expanded.size > mostExpanded) expanded.clear()
    expanded.set(name, iri)
  }
  return iri
}

/** Reads an entity from its normalised form in the core context, as `represent` wrote it; its system members are given. */
export function readStoredAttributes(object: JsonObject, own: Stamps, stampOf: StampOf): Entity {
  const attributes = new Map<string, readonly Instance[]>()
  let types: readonly string[] = []
  let scopes: readonly string[] = []
  for (const name in object) {
    const value = object[name] as Json
    if (name === 'id') continue
    else if (name === 'type') types = listOf(value).map(expand)
    else if (name === 'scope') scopes = listOf(value)
    else attributes.set(expand(name), readInstances(value, stampOf))
  }
  return { id: object.id as string, types, scopes, ...own, attributes }
}

/** Reads the instances of one attribute: an object is one, a list is several. */
function readInstances(raw: Json, stampOf: StampOf): Instance[] {
  if (!Array.isArray(raw)) return [readInstance(raw as JsonObject, stampOf)]
  return raw.map((one) => readInstance(one as JsonObject, stampOf))
}

type Writable<T> = { -readonly [Member in keyof T]: T[Member] }

function readInstance(raw: JsonObject, stampOf: StampOf): Instance {
  const kind = raw.type as AttributeKind
  const valueMember = valueMembers[kind]
  const value = raw[valueMember] as Json
  const { createdAt, modifiedAt, expiresAt } = stampOf()
  const instance: Writable<Instance> = {
    kind,
    value: readStoredValue(kind, value),
  }
  let attributes: Map<string, Instance[]> | undefined
  for (const name in raw)
    switch (name) {
      case 'type':
      case valueMember:
        break
      case 'unitCode':
      case 'datasetId':
      case 'observedAt':
      case 'expiresAt':
      case 'entityIdSealed':
      case 'instanceId':
        instance[name] = raw[name] as string
        break
      case 'valueType':
      case 'entityTypeSealed':
        instance[name] = expand(raw[name] as string)
        break
      case 'objectType':
        instance.objectType = listOf(raw.objectType as Json).map(expand)
        break
      default:
        attributes ??= new Map()
        attributes.set(expand(name), readInstances(raw[name] as Json, stampOf))
    }
  if (createdAt !== undefined) instance.createdAt = createdAt
  if (modifiedAt !== undefined) instance.modifiedAt = modifiedAt
  if (expiresAt !== undefined) instance.expiresAt = expiresAt
  if (attributes) instance.attributes = attributes
  return instance
}

function readStoredValue(kind: AttributeKind, value: Json): Json {
  if (kind === 'VocabProperty') return expandVocab(value)
  if (kind !== 'ListRelationship' || !Array.isArray(value)) return value
  return value.map((one) => (isObject(one) ? (one.object as string) : one))
}

function expandVocab(value: Json): Json {
  return Array.isArray(value) ? value.map((one) => expand(one as string)) : expand(value as string)
}

function listOf(value: Json): string[] {
  return (Array.isArray(value) ? value : [value]) as string[]
}

/**
 * Reads one instance from its normalised form in the core context, as `writeHistoryInstance` wrote it. Without other system members.
 */
export function readStoredInstance(text: string): Instance {
  return readInstance(JSON.parse(text) as JsonObject, () => ({}))
}
