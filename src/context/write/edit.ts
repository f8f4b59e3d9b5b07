import type { Change, InstanceChange } from '../entity/change.ts'
import type { Entity } from '../entity/entity.ts'

/**
 * What an edit makes of an entity: without `is` it is deleted. `changes`: what became of each instance. `kept`: attributes that it
 * was to overwrite and left. An edit that touched nothing gives the entity itself and no changes.
 */
export type Made = {
  is: Entity | undefined
  changes: readonly InstanceChange[]
  kept: Change['kept']
}

/**
 * One change to one entity, to be carried out by the writer. `make` is given the entity as it stands, undefined where there is none
 * or it has expired, and the moment, a DateTime; it does nothing but say what comes of it, and may be asked again. It throws the
 * problem for which nothing is changed.
 */
export type Edit = {
  readonly entityId: string
  readonly make: (was: Entity | undefined, at: string) => Made
}

/** What came of an edit that was carried out: `was` is undefined for what was created, `is` for what was deleted. */
export type Done = Made & { entityId: string; was: Entity | undefined }
