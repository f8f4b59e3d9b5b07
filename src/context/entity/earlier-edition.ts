import type { Json } from '../json.ts'
import { type Context, compactName } from '../ld/context.ts'
import type { AttributeKind, Attributes, Entity, Instance } from './entity.ts'

/** The minor number of an edition of the standard: 9 for V1.9. */
export type Edition = number

/** Since which edition a type of attribute is there, and what is made of it for earlier ones. Source: CIM 009 table 4.3.6.8-1. */
const younger: Partial<Record<AttributeKind, { since: Edition; as: AttributeKind }>> = {
  LanguageProperty: { since: 4, as: 'Property' },
  JsonProperty: { since: 8, as: 'Property' },
  VocabProperty: { since: 8, as: 'Property' },
  ListProperty: { since: 8, as: 'Property' },
  ListRelationship: { since: 8, as: 'Relationship' },
}

/** Members of instances, and since which edition they are there. Source: CIM 009 tables 4.3.6.8-2, 4.3.6.8-3. */
const members: readonly (readonly [keyof Instance, Edition])[] = [
  ['datasetId', 3],
  ['observedAt', 3],
  ['unitCode', 3],
  ['objectType', 8],
  ['valueType', 9],
  ['expiresAt', 9],
]

/**
 * Makes of an entity what a reader of an earlier edition can understand; the entity itself where it is that already. Terms of a
 * vocabulary become texts, as the context has them. Source: CIM 009 4.3.6.8.
 */
export function inEdition(entity: Entity, edition: Edition, context: Context): Entity {
  const { expiresAt, ...rest } = entity
  const attributes = attributesIn(entity.attributes, edition, context)
  const types = edition < 3 ? entity.types.slice(0, 1) : entity.types
  const scopes = edition < 4 ? [] : entity.scopes
  const isSame =
    attributes === entity.attributes &&
    types.length === entity.types.length &&
    scopes.length === entity.scopes.length &&
    (edition >= 9 || expiresAt === undefined)
  if (isSame) return entity
  const kept = edition >= 9 && expiresAt !== undefined ? { expiresAt } : {}
  return { ...rest, ...kept, types, scopes, attributes }
}

function attributesIn(attributes: Attributes, edition: Edition, context: Context): Attributes {
  let isSame = true
  const made = new Map<string, readonly Instance[]>()
  for (const [iri, instances] of attributes) {
    const own = edition < 3 ? [defaultOf(instances)] : instances
    const some = own.map((instance) => instanceIn(instance, edition, context))
    made.set(iri, some)
    isSame &&= some.length === instances.length && some.every((one, at) => one === instances[at])
  }
  return isSame ? attributes : made
}

/** The one instance that early editions know. */
function defaultOf(instances: readonly Instance[]): Instance {
  return instances.find(({ datasetId }) => datasetId === undefined) ?? (instances[0] as Instance)
}

function instanceIn(instance: Instance, edition: Edition, context: Context): Instance {
  const change = younger[instance.kind]
  const isYounger = change !== undefined && edition < change.since
  const gone = members.filter(([name, since]) => edition < since && instance[name] !== undefined)
  const below = instance.attributes && attributesIn(instance.attributes, edition, context)
  if (!isYounger && gone.length === 0 && below === instance.attributes) return instance
  const made = {
    ...instance,
    ...(isYounger && { kind: change.as, value: plainValue(instance, context) }),
    ...(below && { attributes: below }),
  }
  for (const [name] of gone) delete made[name]
  return made
}

function plainValue({ kind, value }: Instance, context: Context): Json {
  if (kind !== 'VocabProperty') return value
  return Array.isArray(value)
    ? value.map((iri) => compactName(context, iri as string))
    : compactName(context, value as string)
}
