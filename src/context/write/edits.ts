import type { Text } from '../../base/text.ts'
import type { Change } from '../entity/change.ts'
import type { Entity, EntityPatch, InstancePatch } from '../entity/entity.ts'
import { type Merging, mergeEntity } from '../entity/merge.ts'
import {
  deleteAttribute,
  partiallyUpdate,
  purgeAttributes,
  replaceAttribute,
} from '../entity/write-attribute.ts'
import {
  appendAttributes,
  createEntity,
  replaceEntity,
  updateAttributes,
} from '../entity/write-entity.ts'
import { alreadyExists, resourceNotFound } from '../problems.ts'
import type { Edit, Made } from './edit.ts'

const noSuchEntity: Text = { th: 'ไม่มีเอนทิตีนี้', en: 'There is no such entity.' }
const suchEntity: Text = { th: 'มีเอนทิตีนี้อยู่แล้ว', en: 'There is such an entity already.' }

/**
 * The operations of context provision as edits, each for one entity. In a batch they are carried out in the order of its list, each
 * on what the one before has left. Source: CIM 009 5.6.1 to 5.6.6, 5.6.17 to 5.6.19, 5.6.21; in batches 5.6.7 to 5.6.10, 5.6.20.
 */

/** Creates an entity; AlreadyExists where it is there. */
export function toCreate(entity: Entity): Edit {
  return {
    entityId: entity.id,
    make: (was, at) => {
      if (was) throw alreadyExists({ detail: suchEntity, members: { entityId: entity.id } })
      return createEntity(entity, at)
    },
  }
}

/** Puts an entity in the place of the one there. */
export function toReplace(entity: Entity): Edit {
  return toChange(entity.id, (was, at) => replaceEntity(was, entity, at))
}

/** Creates an entity, or puts it in the place of the one there, or updates that one: its attributes overwrite those there. */
export function toUpsert(entity: Entity, how: 'replace' | 'update'): Edit {
  return {
    entityId: entity.id,
    make: (was, at) => {
      if (!was) return createEntity(entity, at)
      if (how === 'replace') return replaceEntity(was, entity, at)
      return appendAttributes(was, withGivenScopes(entity), { overwrite: true, at })
    },
  }
}

/** A whole entity as a fragment: one that names no scopes leaves those there. */
function withGivenScopes({ scopes, ...rest }: Entity): EntityPatch {
  return scopes.length > 0 ? { ...rest, scopes } : rest
}

export function toMerge(
  entityId: string,
  fragment: EntityPatch,
  merging: Omit<Merging, 'at'>,
): Edit {
  return toChange(entityId, (was, at) => mergeEntity(was, fragment, { ...merging, at }))
}

/** Appends attributes; also what a batch update does to each entity. What is kept, `kept` of what came of it says. */
export function toAppend(entityId: string, fragment: EntityPatch, overwrite: boolean): Edit {
  return toChange(entityId, (was, at) => appendAttributes(was, fragment, { overwrite, at }))
}

export function toUpdate(entityId: string, fragment: EntityPatch): Edit {
  return toChange(entityId, (was, at) => updateAttributes(was, fragment, at))
}

/** Updates parts of one attribute. */
export function toUpdatePartially(
  entityId: string,
  attribute: string,
  patches: readonly InstancePatch[],
): Edit {
  return toChange(entityId, (was, at) => partiallyUpdate(was, attribute, patches, at))
}

export function toReplaceAttribute(
  entityId: string,
  attribute: string,
  patches: readonly InstancePatch[],
): Edit {
  return toChange(entityId, (was, at) => replaceAttribute(was, attribute, patches, at))
}

export function toDeleteAttribute(
  entityId: string,
  attribute: string | 'scope',
  which: { datasetId?: string | undefined; deleteAll?: boolean | undefined },
): Edit {
  return toChange(entityId, (was, at) => deleteAttribute(was, attribute, which, at))
}

/** Takes the attributes that a purge drops out of an entity, or all but those that it keeps. */
export function toPurge(
  entityId: string,
  purge: { drop: ReadonlySet<string> } | { keep: ReadonlySet<string> },
): Edit {
  return toChange(entityId, (was, at) => purgeAttributes(was, purge, at))
}

/** Deletes an entity with all its attributes. Its history stays. */
export function toDelete(entityId: string): Edit {
  return { entityId, make: (was) => deleted(requireEntity(was, entityId)) }
}

/** What becomes of an entity that goes: so does every instance. */
export function deleted(was: Entity): Made {
  const changes = [...was.attributes].flatMap(([attribute, instances]) =>
    instances.map((instance) => ({
      attribute,
      ...(instance.datasetId !== undefined && { datasetId: instance.datasetId }),
      was: instance,
    })),
  )
  return { is: undefined, changes, kept: [] }
}

/** An edit of an entity that must be there. Throws ResourceNotFound where it is not. */
export function toChange(entityId: string, make: (was: Entity, at: string) => Change): Edit {
  return { entityId, make: (was, at) => make(requireEntity(was, entityId), at) }
}

function requireEntity(was: Entity | undefined, entityId: string): Entity {
  if (!was) throw resourceNotFound({ detail: noSuchEntity, members: { entityId } })
  return was
}
