import { change } from '../entity/change.ts'
import { instantOf } from '../entity/date-time.ts'
import type { Entity } from '../entity/entity.ts'
import { isOver, liveInstance, nextExpiry } from '../entity/expiry.ts'
import type { Edit, Made } from './edit.ts'
import { deleted } from './edits.ts'

/**
 * Takes out of an entity what has expired at a moment, as a change like others; undefined where nothing has. Of an instance that
 * loses only what is below it, the rest is an update. Source: CIM 009 4.22.
 */
export function expire(entity: Entity, at: string): Made | undefined {
  const next = nextExpiry(entity)
  if (next === undefined) return undefined
  const now = instantOf(at) as number
  if (!isOver(next, now)) return undefined
  if (isOver(entity.expiresAt, now)) return deleted(entity)
  return change(entity, at, (draft) => {
    for (const [attribute, instances] of entity.attributes)
      for (const instance of instances) {
        const left = liveInstance(instance, now)
        if (!left) draft.take(attribute, instance.datasetId)
        else if (left !== instance) draft.put(attribute, left)
      }
  })
}

/** An edit that only lets go of what has expired. */
export function toExpire(entityId: string): Edit {
  return { entityId, make: (was) => ({ is: was, changes: [], kept: [] }) }
}
