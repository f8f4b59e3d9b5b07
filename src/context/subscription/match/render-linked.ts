import { Problem } from '../../../base/problem.ts'
import type { Entity } from '../../entity/entity.ts'
import { writeJoined } from '../../interface/write-joined.ts'
import type { JsonObject } from '../../json.ts'
import { type EntityChange, stateOf } from './entity-change.ts'
import { renderChange, renderEntity, representationOf, viewOf } from './render.ts'
import type { Watcher } from './watcher.ts'

type Read = (ids: readonly string[]) => Promise<Map<string, Entity>>

/**
 * Writes the entity of a change with those it is linked to, as deep as the subscription asks and as a query would write them: in the
 * place of the relationships, or after it. Source: CIM 009 4.5.23, 4.21, 5.2.14 (join, joinLevel).
 */
export async function renderTelling(
  watcher: Watcher,
  change: EntityChange,
  read: Read,
): Promise<JsonObject[]> {
  const writeRoot = () => renderChange(watcher, change)
  if (!change.after) return [writeRoot()]
  return withLinked(watcher, stateOf(change), writeRoot, read)
}

/** The same for an entity that has not changed. */
export function renderWithLinked(
  watcher: Watcher,
  entity: Entity,
  read: Read,
): Promise<JsonObject[]> {
  return withLinked(watcher, entity, () => renderEntity(watcher, entity), read)
}

async function withLinked(
  watcher: Watcher,
  entity: Entity,
  writeRoot: () => JsonObject,
  read: Read,
): Promise<JsonObject[]> {
  const { subscription } = watcher
  const { join = '@none', joinLevel = 1, endpoint } = subscription.notification
  // A feature has one geometry and no place for other entities.
  if (join === '@none' || endpoint.accept === 'application/geo+json') return [writeRoot()]
  const shape = { view: viewOf(subscription), representation: representationOf(watcher) }
  const joining = { mode: join, level: joinLevel, containedBy: [] }
  const find = async (ids: readonly string[]) => [...(await read(ids)).values()]
  try {
    return await writeJoined([entity], shape, joining, find, writeRoot)
  } catch (error) {
    // Too many are linked to it: what has changed is told all the same, and what is behind it can be asked for.
    if (error instanceof Problem) return [writeRoot()]
    throw error
  }
}
