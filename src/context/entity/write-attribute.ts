import { resourceNotFound } from '../problems.ts'
import { type Change, change, patchedMetadata } from './change.ts'
import {
  type Attributes,
  type Entity,
  type Instance,
  type InstancePatch,
  instanceOf,
} from './entity.ts'
import { because, entityFault } from './faults.ts'
import { completeInstance } from './read-entity.ts'

function noSuchAttribute() {
  return resourceNotFound({
    detail: { th: 'เอนทิตีไม่มีแอตทริบิวต์นี้', en: 'The entity does not have this attribute.' },
  })
}

/**
 * Changes parts of an attribute: a value or member that is given takes the place of the one there, an attribute below is
 * replaced whole, what is not given stays. A null deletes the part, or the instance where it is its value. The type cannot
 * change. Throws ResourceNotFound without such an instance, BadRequestData for another type. Source: CIM 009 5.6.4, 5.5.8.
 */
export function partiallyUpdate(
  target: Entity,
  attribute: string,
  patches: readonly InstancePatch[],
  at: string,
): Change {
  return change(target, at, (draft) => {
    for (const patch of patches) {
      const was = draft.find(attribute, patch.datasetId)
      if (!was) throw noSuchAttribute()
      if (patch.isNull) draft.take(attribute, patch.datasetId)
      else draft.put(attribute, patched(was, patch, attribute))
    }
  })
}

/** Puts whole instances in the place of those there. Throws ResourceNotFound where there are none. Source: CIM 009 5.6.19. */
export function replaceAttribute(
  target: Entity,
  attribute: string,
  patches: readonly InstancePatch[],
  at: string,
): Change {
  return change(target, at, (draft) => {
    for (const patch of patches) {
      if (!draft.find(attribute, patch.datasetId)) throw noSuchAttribute()
      draft.put(attribute, completeInstance(patch, attribute))
    }
  })
}

/**
 * Deletes the default instance of an attribute, the one of a dataset, or all. `scope` deletes the scopes of the entity. Throws
 * ResourceNotFound where there is nothing to delete. Source: CIM 009 5.6.5.
 */
export function deleteAttribute(
  target: Entity,
  attribute: string | 'scope',
  which: { datasetId?: string | undefined; deleteAll?: boolean | undefined },
  at: string,
): Change {
  if (attribute === 'scope') {
    if (target.scopes.length === 0) throw noSuchAttribute()
    return change(target, at, (draft) => draft.set({ scopes: [] }))
  }
  const instances = target.attributes.get(attribute) ?? []
  const chosen = which.deleteAll
    ? instances
    : instances.filter(({ datasetId }) => datasetId === which.datasetId)
  if (chosen.length === 0) throw noSuchAttribute()
  return change(target, at, (draft) => {
    for (const { datasetId } of chosen) draft.take(attribute, datasetId)
  })
}

/** Deletes the attributes that a purge drops, or all but those that it keeps. Source: CIM 009 5.6.21. */
export function purgeAttributes(
  target: Entity,
  purge: { drop: ReadonlySet<string> } | { keep: ReadonlySet<string> },
  at: string,
): Change {
  const goes = (iri: string) => ('drop' in purge ? purge.drop.has(iri) : !purge.keep.has(iri))
  return change(target, at, (draft) => {
    for (const [attribute, instances] of target.attributes)
      if (goes(attribute)) for (const { datasetId } of instances) draft.take(attribute, datasetId)
  })
}

function patched(was: Instance, patch: InstancePatch, path: string): Instance {
  if (patch.kind !== undefined && patch.kind !== was.kind)
    throw entityFault(path, because.otherType)
  const { attributes: _, ...rest } = patchedMetadata(was, patch)
  const attributes = patchedAttributes(was.attributes, patch)
  return {
    ...rest,
    kind: was.kind,
    value: patch.value ?? was.value,
    ...(attributes.size > 0 && { attributes }),
  }
}

function patchedAttributes(was: Attributes | undefined, { attributes }: InstancePatch): Attributes {
  const patchedOnes = new Map(was)
  for (const [iri, subs] of attributes ?? []) {
    let instances = patchedOnes.get(iri) ?? []
    for (const sub of subs) {
      const before = instanceOf(instances, sub.datasetId)
      instances = instances.filter((one) => one !== before)
      if (!sub.isNull) instances = [...instances, completeInstance(sub, iri)]
    }
    if (instances.length > 0) patchedOnes.set(iri, instances)
    else patchedOnes.delete(iri)
  }
  return patchedOnes
}
