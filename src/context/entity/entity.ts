import type { Json } from '../json.ts'

/** The types of attributes. Source: CIM 009 4.5.2, 4.5.3, 4.5.18, 4.5.20 to 4.5.22, 4.5.24, 4.7. */
export type AttributeKind =
  | 'Property'
  | 'GeoProperty'
  | 'LanguageProperty'
  | 'VocabProperty'
  | 'ListProperty'
  | 'JsonProperty'
  | 'Relationship'
  | 'ListRelationship'

/** The member that holds the value of each type of attribute. */
export const valueMembers: Readonly<Record<AttributeKind, string>> = {
  Property: 'value',
  GeoProperty: 'value',
  LanguageProperty: 'languageMap',
  VocabProperty: 'vocab',
  ListProperty: 'valueList',
  JsonProperty: 'json',
  Relationship: 'object',
  ListRelationship: 'objectList',
}

export function isAttributeKind(type: unknown): type is AttributeKind {
  return typeof type === 'string' && Object.hasOwn(valueMembers, type)
}

/** What stands for null where something is to be deleted: JSON-LD drops a null of JSON. Source: CIM 009 4.5.0. */
export const ngsiNull = 'urn:ngsi-ld:null'

/**
 * One instance of an attribute; names, types and vocabulary are IRIs.
 *
 * `value` by kind: Property any JSON but null; GeoProperty a geometry; Relationship an IRI or a list of them;
 * LanguageProperty texts (one or a list) by language tag; VocabProperty an IRI or a list; ListProperty a list of values;
 * ListRelationship a list of IRIs; JsonProperty any JSON. Without `datasetId` it is the default instance. Moments are DateTimes.
 */
export type Instance = {
  readonly kind: AttributeKind
  readonly value: Json
  readonly datasetId?: string
  readonly unitCode?: string
  readonly valueType?: string
  readonly objectType?: readonly string[]
  readonly observedAt?: string
  readonly expiresAt?: string
  readonly createdAt?: string
  readonly modifiedAt?: string
  readonly deletedAt?: string
  readonly instanceId?: string
  readonly entityIdSealed?: string
  readonly entityTypeSealed?: string
  readonly attributes?: Attributes
}

/** Attributes by IRI, each with its instances, of which no two have the same `datasetId`. */
export type Attributes = ReadonlyMap<string, readonly Instance[]>

/** An entity as it is kept: expanded, each moment and scope in its place. */
export type Entity = {
  readonly id: string
  readonly types: readonly string[]
  readonly scopes: readonly string[]
  readonly expiresAt?: string
  readonly createdAt?: string
  readonly modifiedAt?: string
  readonly deletedAt?: string
  readonly attributes: Attributes
}

/** Members of an instance that are plain data, neither value nor attribute. */
export type Metadata = Omit<Instance, 'kind' | 'value' | 'attributes' | 'datasetId'>

/**
 * A part of an instance, as fragments give it. `bare`: a value without its type, in the simplified representation, to be read as
 * the type that is there. `isNull`: the instance is to be deleted. `removed`: names of members of `Metadata` to be deleted.
 */
export type InstancePatch = Partial<Omit<Instance, 'attributes'>> & {
  readonly bare?: Json
  readonly isNull?: boolean
  readonly removed?: readonly (keyof Metadata)[]
  readonly attributes?: Patches
}

export type Patches = ReadonlyMap<string, readonly InstancePatch[]>

/** A part of an entity. What is null is to be deleted. */
export type EntityPatch = {
  readonly id?: string
  readonly types?: readonly string[]
  readonly scopes?: readonly string[] | null
  readonly expiresAt?: string | null
  readonly attributes: Patches
}

/** Finds the instance with a datasetId, or the default instance. */
export function instanceOf<T extends { readonly datasetId?: string }>(
  instances: readonly T[] | undefined,
  datasetId: string | undefined,
): T | undefined {
  return instances?.find((instance) => instance.datasetId === datasetId)
}
