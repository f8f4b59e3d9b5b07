import type { Entity } from '../../entity/entity.ts'
import { fillLinks } from '../../entity/fill-links.ts'
import type { Json, JsonObject } from '../../json.ts'
import { compactName } from '../../ld/context.ts'
import { type EntityChange, stateOf } from './entity-change.ts'
import { renderChange, renderEntity } from './render.ts'
import type { Watcher } from './watcher.ts'

type Read = (ids: readonly string[]) => Promise<Map<string, Entity>>

/**
 * Writes the entity of a change with those it is linked to, as deep as the subscription asks: in the place of the relationships, or
 * after it. Linked entities are written whole. Source: CIM 009 4.5.23, 5.2.14 (join, joinLevel).
 */
export async function renderTelling(
  watcher: Watcher,
  change: EntityChange,
  read: Read,
): Promise<JsonObject[]> {
  const written = renderChange(watcher, change)
  if (!change.after) return [written]
  return withLinked(watcher, stateOf(change), written, read)
}

/** The same for an entity that has not changed. */
export async function renderWithLinked(watcher: Watcher, entity: Entity, read: Read) {
  return withLinked(watcher, entity, renderEntity(watcher, entity), read)
}

async function withLinked(watcher: Watcher, entity: Entity, written: JsonObject, read: Read) {
  const { join = '@none', joinLevel = 1, endpoint } = watcher.subscription.notification
  if (join === '@none' || endpoint.accept === 'application/geo+json') return [written]
  const whole = withoutProjection(watcher)
  const found = await readLevels(entity, joinLevel, read)
  if (join === 'flat') {
    const linked = [...found.values()].filter(({ id }) => id !== entity.id)
    return [written, ...linked.map((one) => renderEntity(whole, one))]
  }
  inline(watcher, entity, written, joinLevel, found)
  return [written]
}

/** Reads all that an entity is linked to, level by level. */
async function readLevels(entity: Entity, levels: number, read: Read) {
  const found = new Map<string, Entity>()
  let from = [entity]
  for (let level = 0; level < levels && from.length > 0; level++) {
    const ids = [...new Set(from.flatMap(allObjects))].filter((id) => !found.has(id))
    const next = ids.length > 0 ? await read(ids) : new Map<string, Entity>()
    for (const [id, one] of next) found.set(id, one)
    from = [...next.values()]
  }
  return found
}

function allObjects({ attributes }: Entity): string[] {
  return [...attributes.values()].flat().flatMap(({ kind, value }) => {
    const isLink = kind === 'Relationship' || kind === 'ListRelationship'
    return isLink ? (Array.isArray(value) ? (value as string[]) : [value as string]) : []
  })
}

/** Puts linked entities into the relationships of a written entity. */
function inline(
  watcher: Watcher,
  entity: Entity,
  written: JsonObject,
  levels: number,
  found: ReadonlyMap<string, Entity>,
) {
  const whole = withoutProjection(watcher)
  const writeOne = (id: string): JsonObject | undefined => {
    const linked = found.get(id)
    if (!linked) return undefined
    const object = renderEntity(whole, linked)
    if (levels > 1) inline(whole, linked, object, levels - 1, found)
    return object
  }
  for (const [iri, instances] of entity.attributes) {
    const name = compactName(watcher.context, iri)
    if (!Object.hasOwn(written, name)) continue
    if (!instances.some(({ kind }) => kind === 'Relationship' || kind === 'ListRelationship'))
      continue
    written[name] = fillLinks(written[name] as Json, writeOne)
  }
}

/** Linked entities are shown whole, in the form of the notification. */
function withoutProjection(watcher: Watcher): Watcher {
  const { subscription } = watcher
  const { attributes: _a, pick: _p, omit: _o, ...notification } = subscription.notification
  const { datasetId: _d, ...rest } = subscription
  return { ...watcher, subscription: { ...rest, notification } }
}
