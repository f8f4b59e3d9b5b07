import { type Change, change, type Draft, stampedEntity } from './change.ts'
import type { Entity, EntityPatch, InstancePatch } from './entity.ts'
import { completeAttributes, completeInstance } from './read-entity.ts'

/** Makes a new entity at a moment. Source: CIM 009 5.6.1. */
export function createEntity(entity: Entity, at: string): Change {
  const is = stampedEntity(entity, at)
  const was: Entity = { id: entity.id, types: [], scopes: [], attributes: new Map() }
  const changes = [...is.attributes].flatMap(([attribute, instances]) =>
    instances.map((instance) => ({
      attribute,
      ...(instance.datasetId !== undefined && { datasetId: instance.datasetId }),
      is: instance,
    })),
  )
  return { was, is, changes, kept: [] }
}

/**
 * Puts a whole entity in the place of another: attributes that are not in it go, types and scopes are its own. The moment of
 * its making stays. Source: CIM 009 5.6.18.
 */
export function replaceEntity(target: Entity, entity: Entity, at: string): Change {
  return change(target, at, (draft) => {
    for (const [attribute, instances] of target.attributes)
      for (const { datasetId } of instances)
        if (!entity.attributes.get(attribute)?.some((one) => one.datasetId === datasetId))
          draft.take(attribute, datasetId)
    for (const [attribute, instances] of entity.attributes)
      for (const instance of instances) draft.put(attribute, instance)
    draft.set({ types: entity.types, scopes: entity.scopes })
    if (entity.expiresAt !== undefined) draft.set({ expiresAt: entity.expiresAt })
    else draft.unset('expiresAt')
  })
}

/**
 * Adds instances. One that is there is overwritten whole, or kept when `overwrite` is false. Types are added; scopes take the
 * place of those that are there, or are added to them when these are kept. Source: CIM 009 5.6.3; batch update 5.6.9.
 */
export function appendAttributes(
  target: Entity,
  fragment: EntityPatch,
  { overwrite, at }: { overwrite: boolean; at: string },
): Change {
  const attributes = completeAttributes(fragment.attributes)
  return change(target, at, (draft) => {
    for (const [attribute, instances] of attributes)
      for (const instance of instances)
        if (overwrite || !draft.find(attribute, instance.datasetId)) draft.put(attribute, instance)
        else draft.keep(attribute, instance.datasetId)
    addTypes(draft, target, fragment)
    setScopes(draft, target, fragment, overwrite)
    setExpiry(draft, target, fragment)
  })
}

/**
 * Puts whole instances in the place of those that are there, and adds those that are not. A null deletes its instance. Scopes are
 * replaced only where there are some, and else kept as they are. Source: CIM 009 5.6.2, 5.5.8.
 */
export function updateAttributes(target: Entity, fragment: EntityPatch, at: string): Change {
  return change(target, at, (draft) => {
    for (const [attribute, patches] of fragment.attributes)
      for (const patch of patches)
        if (patch.isNull) draft.take(attribute, patch.datasetId)
        else draft.put(attribute, completeInstance(withoutRemovals(patch), attribute))
    addTypes(draft, target, fragment)
    if (target.scopes.length > 0) setScopes(draft, target, fragment, true)
    else if (fragment.scopes) draft.keep('scope', undefined)
    setExpiry(draft, target, fragment)
  })
}

/** Adds the types of a fragment that the entity does not have. */
export function addTypes(draft: Draft, target: Entity, { types = [] }: EntityPatch) {
  const more = types.filter((type) => !target.types.includes(type))
  if (more.length > 0) draft.set({ types: [...target.types, ...more] })
}

/** Puts the scopes of a fragment in the place of the entity's, or adds them; null takes all away. */
export function setScopes(
  draft: Draft,
  target: Entity,
  { scopes }: EntityPatch,
  overwrite: boolean,
) {
  if (scopes === undefined) return
  const next = overwrite ? (scopes ?? []) : [...new Set([...target.scopes, ...(scopes ?? [])])]
  if (next.join('\n') !== target.scopes.join('\n')) draft.set({ scopes: next })
}

/** Sets or takes away the moment at which the entity expires. */
export function setExpiry(draft: Draft, target: Entity, { expiresAt }: EntityPatch) {
  if (expiresAt === null) {
    if (target.expiresAt !== undefined) draft.unset('expiresAt')
  } else if (expiresAt !== undefined && expiresAt !== target.expiresAt) draft.set({ expiresAt })
}

/** Where whole instances are replaced, a member that is to be removed is simply not there, and so is an attribute below. */
function withoutRemovals(patch: InstancePatch): InstancePatch {
  if (!patch.attributes) return patch
  const attributes = [...patch.attributes]
    .map(([iri, subs]) => [iri, subs.filter(({ isNull }) => !isNull).map(withoutRemovals)] as const)
    .filter(([, subs]) => subs.length > 0)
  return { ...patch, attributes: new Map(attributes) }
}
