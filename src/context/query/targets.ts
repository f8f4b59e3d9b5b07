import type { AttributeKind, Entity, Instance } from '../entity/entity.ts'
import { isObject, type Json } from '../json.ts'
import { ngsiLd } from '../ld/core-context.ts'
import type { AttributePath } from './query.ts'

/** Finds the entity behind a relationship; undefined for one that is not there. */
export type FindLinked = (id: string) => Entity | undefined

/**
 * A value that a path leads to. `nature`: a value of a property; a text of a language map; an IRI; a moment of the system; the value
 * of a geo property.
 */
export type Target = {
  nature: 'value' | 'language' | 'iri' | 'moment' | 'geometry'
  value: Json
}

const moments = ['createdAt', 'modifiedAt', 'deletedAt', 'observedAt', 'expiresAt'] as const
const metadata = new Map<string, (instance: Instance) => Target | undefined>([
  ...moments.map(
    (name) => [ngsiLd + name, (instance: Instance) => moment(instance[name])] as const,
  ),
  [`${ngsiLd}unitCode`, ({ unitCode }) => text(unitCode)],
  [`${ngsiLd}datasetId`, ({ datasetId }) => iri(datasetId)],
  [`${ngsiLd}instanceId`, ({ instanceId }) => iri(instanceId)],
  [`${ngsiLd}hasValueType`, ({ valueType }) => iri(valueType)],
  [
    `${ngsiLd}hasObjectType`,
    ({ objectType }) => objectType && { nature: 'iri', value: [...objectType] },
  ],
])
const natures: Readonly<Record<AttributeKind, Target['nature']>> = {
  Property: 'value',
  ListProperty: 'value',
  JsonProperty: 'value',
  GeoProperty: 'geometry',
  LanguageProperty: 'language',
  VocabProperty: 'iri',
  Relationship: 'iri',
  ListRelationship: 'iri',
}

/** Finds all values that a path leads to, of all instances on its way. Source: CIM 009 4.9 (target element, target value). */
export function targetsOf(path: AttributePath, entity: Entity, linked: FindLinked): Target[] {
  let entities = [entity]
  for (const { relationship, types } of path.links)
    entities = entities
      .flatMap((one) => objectsOf(one, relationship))
      .flatMap((id) => linked(id) ?? [])
      .filter((one) => types.length === 0 || types.some((type) => one.types.includes(type)))
  return entities.flatMap((one) => inEntity(path, one))
}

/** The IRIs that a relationship of an entity leads to. */
export function objectsOf({ attributes }: Entity, relationship: string): string[] {
  return (attributes.get(relationship) ?? []).flatMap(({ kind, value }) =>
    kind === 'Relationship' || kind === 'ListRelationship' ? (value as string | string[]) : [],
  )
}

function inEntity({ attributes, members }: AttributePath, entity: Entity): Target[] {
  const [first, ...below] = attributes
  const own = ownMember(entity, first)
  if (own) return below.length === 0 && !members ? [own] : []
  let instances = entity.attributes.get(first) ?? []
  for (const [at, name] of below.entries()) {
    const member = metadata.get(name)
    if (member && at === below.length - 1 && !members)
      return instances.flatMap((instance) => member(instance) ?? [])
    instances = instances.flatMap((instance) => instance.attributes?.get(name) ?? [])
  }
  return instances.flatMap((instance) => inInstance(instance, members) ?? [])
}

function ownMember(entity: Entity, name: string): Target | undefined {
  switch (name) {
    case '@id':
      return { nature: 'iri', value: entity.id }
    case '@type':
      return { nature: 'iri', value: [...entity.types] }
    case `${ngsiLd}scope`:
      return entity.scopes.length > 0 ? { nature: 'value', value: [...entity.scopes] } : undefined
    case `${ngsiLd}createdAt`:
      return moment(entity.createdAt)
    case `${ngsiLd}modifiedAt`:
      return moment(entity.modifiedAt)
    case `${ngsiLd}deletedAt`:
      return moment(entity.deletedAt)
    case `${ngsiLd}expiresAt`:
      return moment(entity.expiresAt)
    default:
      return undefined
  }
}

function inInstance(
  { kind, value }: Instance,
  members: AttributePath['members'],
): Target | undefined {
  const nature = natures[kind]
  if (kind === 'LanguageProperty') return inLanguages(value, members)
  if (!members) return { nature, value: plain(value) }
  if (nature === 'iri') return undefined
  let found: Json | undefined = value
  for (const member of members)
    found = isObject(found) && Object.hasOwn(found, member) ? found[member] : undefined
  return found === undefined || found === null
    ? undefined
    : { nature: 'value', value: plain(found) }
}

/** The texts of one language, or of all: without a language, or with `*`. */
function inLanguages(map: Json, members: AttributePath['members']): Target | undefined {
  const [tag, ...more] = members ?? ['*']
  if (!isObject(map) || more.length > 0) return undefined
  const tags = Object.keys(map).filter(
    (one) => tag === '*' || one.toLowerCase() === tag?.toLowerCase(),
  )
  if (tags.length === 0) return undefined
  return { nature: 'language', value: tags.flatMap((one) => map[one] as Json) }
}

/** The value inside a typed value of JSON-LD. */
function plain(value: Json): Json {
  return isObject(value) && Object.hasOwn(value, '@value') ? (value['@value'] as Json) : value
}

function moment(value: string | undefined): Target | undefined {
  return value === undefined ? undefined : { nature: 'moment', value }
}

function text(value: string | undefined): Target | undefined {
  return value === undefined ? undefined : { nature: 'value', value }
}

function iri(value: string | undefined): Target | undefined {
  return value === undefined ? undefined : { nature: 'iri', value }
}
