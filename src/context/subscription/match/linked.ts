import type { CityTx } from '../../../store/db.ts'
import type { Entity } from '../../entity/entity.ts'
import { termsOf } from '../../query/query.ts'
import { type FindLinked, objectsOf } from '../../query/targets.ts'
import type { Watcher } from './watcher.ts'

/** Reads entities of the space by their ids; those that are not there are left out. */
export type ReadEntities = (tx: CityTx, ids: readonly string[]) => Promise<Map<string, Entity>>

type Read = (ids: readonly string[]) => Promise<Map<string, Entity>>

/** Reads the entities that the query of a subscription leads to from an entity, relationship by relationship. */
export async function findLinkedBy(
  { subscription: { q } }: Watcher,
  entity: Entity,
  read: Read,
): Promise<FindLinked> {
  const found = new Map<string, Entity>()
  for (const { path } of q ? termsOf(q.query) : []) {
    let from = [entity]
    for (const { relationship } of path.links) {
      const ids = [...new Set(from.flatMap((one) => objectsOf(one, relationship)))]
      const missing = ids.filter((id) => !found.has(id))
      for (const [id, one] of missing.length > 0 ? await read(missing) : []) found.set(id, one)
      from = ids.flatMap((id) => found.get(id) ?? [])
    }
  }
  return (id) => found.get(id)
}
