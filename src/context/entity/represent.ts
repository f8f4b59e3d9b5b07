import { type Json, type JsonObject, oneOrMany, put } from '../json.ts'
import { type Context, compactName } from '../ld/context.ts'
import { toConcise } from './concise.ts'
import { type Entity, type Instance, valueMembers } from './entity.ts'
import { chooseLanguage, type LanguageFilter } from './language.ts'
import type { Hidden } from './project.ts'

export type Format = 'normalized' | 'concise' | 'simplified'

/** How an entity is written: for which context, in which format, with system members or without, in which language. */
export type Representation = {
  context: Context
  format: Format
  sysAttrs?: boolean
  lang?: LanguageFilter | undefined
}

/**
 * Writes an entity for a context. What a projection left out of `hidden` members is not written.
 * Source: CIM 009 4.5.1 to 4.5.5, 4.5.18 to 4.5.24.
 */
export function represent(
  entity: Entity,
  representation: Representation,
  hidden: Hidden = new Set(),
): JsonObject {
  const { context, sysAttrs } = representation
  const members: [string, Json | undefined][] = [
    ['id', entity.id],
    ['type', oneOrMany(entity.types.map((type) => compactName(context, type)))],
    ['scope', entity.scopes.length > 0 ? oneOrMany(entity.scopes) : undefined],
  ]
  if (sysAttrs)
    members.push(
      ['createdAt', entity.createdAt],
      ['modifiedAt', entity.modifiedAt],
      ['deletedAt', entity.deletedAt],
      ['expiresAt', entity.expiresAt],
    )
  const object: JsonObject = {}
  for (const [name, value] of members)
    if (value !== undefined && !hidden.has(name)) object[name] = value
  for (const [iri, instances] of entity.attributes)
    put(object, compactName(context, iri), representInstances(instances, representation))
  return object
}

/** Writes all instances of one attribute: one by itself, several as a list, or by their datasets when simplified. */
export function representInstances(
  instances: readonly Instance[],
  representation: Representation,
): Json {
  if (representation.format !== 'simplified')
    return oneOrMany(instances.map((instance) => representInstance(instance, representation)))
  const [only] = instances
  if (instances.length === 1 && only) return simplified(only, representation)
  const dataset: JsonObject = {}
  for (const instance of instances)
    put(dataset, instance.datasetId ?? '@none', simplified(instance, representation))
  return { dataset }
}

function representInstance(instance: Instance, representation: Representation): Json {
  const shown = inLanguage(instance, representation)
  const object = normalized(shown, representation)
  return representation.format === 'concise' ? toConcise(object, shown.kind) : object
}

type Shown = Instance & { lang?: string }

/** Turns a LanguageProperty into a Property in the language asked for. Source: CIM 009 4.15. */
function inLanguage(instance: Instance, { lang }: Representation): Shown {
  if (!lang || instance.kind !== 'LanguageProperty') return instance
  return { ...instance, kind: 'Property', ...chooseLanguage(instance.value, lang) }
}

function normalized(instance: Shown, representation: Representation): JsonObject {
  const { context, sysAttrs } = representation
  const { kind, objectType, valueType, entityTypeSealed } = instance
  const members: [string, Json | undefined][] = [
    ['type', kind],
    [
      valueMembers[kind],
      listedObjects(instance, representation) ?? writtenValue(instance, context),
    ],
    ['lang', instance.lang],
    ['objectType', objectType && oneOrMany(objectType.map((type) => compactName(context, type)))],
    ['valueType', valueType && compactName(context, valueType)],
    ['unitCode', instance.unitCode],
    ['datasetId', instance.datasetId],
    ['observedAt', instance.observedAt],
    ['entityIdSealed', instance.entityIdSealed],
    ['entityTypeSealed', entityTypeSealed && compactName(context, entityTypeSealed)],
    ['instanceId', instance.instanceId],
  ]
  if (sysAttrs)
    members.push(
      ['createdAt', instance.createdAt],
      ['modifiedAt', instance.modifiedAt],
      ['deletedAt', instance.deletedAt],
      ['expiresAt', instance.expiresAt],
    )
  const object: JsonObject = {}
  for (const [name, value] of members) if (value !== undefined) object[name] = value
  for (const [iri, instances] of instance.attributes ?? [])
    put(object, compactName(context, iri), representInstances(instances, representation))
  return object
}

function simplified(instance: Instance, representation: Representation): Json {
  const shown = inLanguage(instance, representation)
  const value = writtenValue(shown, representation.context)
  switch (shown.kind) {
    case 'LanguageProperty':
    case 'VocabProperty':
    case 'JsonProperty':
      return { [valueMembers[shown.kind]]: value }
    default:
      return value
  }
}

/** The objects of a list, each in an object of its own; concise they stand alone. Source: CIM 009 4.5.22.2, 4.5.22.3. */
function listedObjects({ kind, value }: Instance, { format }: Representation): Json | undefined {
  if (kind !== 'ListRelationship' || format !== 'normalized' || !Array.isArray(value))
    return undefined
  return value.map((object) => ({ object }))
}

/** The value as it is written: vocabulary compacted, all else as it is. */
function writtenValue({ kind, value }: Instance, context: Context): Json {
  if (kind !== 'VocabProperty') return value
  return Array.isArray(value)
    ? value.map((iri) => compactName(context, iri as string))
    : compactName(context, value as string)
}
