import type { Db } from '../../store/db.ts'
import type { Entity, Instance } from '../entity/entity.ts'
import { representFeature } from '../entity/geojson.ts'
import { project } from '../entity/project.ts'
import { represent } from '../entity/represent.ts'
import { isObject, type Json, type JsonObject, put } from '../json.ts'
import { compactName } from '../ld/context.ts'
import { tooComplexQuery } from '../problems.ts'
import type { Space } from '../space/index.ts'
import { type Limits, usualLimits } from './limits.ts'
import { tooManyLinked } from './linked.ts'
import { behind, type Linked, loadLinked, nothingLinked, type Seen } from './load-linked.ts'
import { startStretch } from './turns.ts'
import type { EntityView } from './view.ts'

/**
 * Writes entities as they are wanted, with what lies behind their relationships, if that is wanted too: inside them or behind the
 * last. Whatever has no member left is left out. Throws TooComplexQuery where too much lies behind.
 * Source: CIM 009 4.5.23, 4.21, 5.7.1.4, 5.7.2.4.
 */
export async function writeEntities(
  db: Db,
  space: Space,
  entities: readonly Entity[],
  view: EntityView,
  now: Date,
  limits: Limits = usualLimits,
): Promise<JsonObject[]> {
  const { join } = view
  const seen = entities.map((entity): Seen => ({ entity, view: view.view }))
  const linked = join ? await loadLinked(db, space, seen, join, now, limits) : nothingLinked
  const isFlat = join?.mode === 'flat'
  const writing: Writing = {
    view,
    linked,
    budget: { left: limits.linked },
    depth: isFlat ? 0 : (join?.level ?? 0),
  }
  const giveWay = startStretch()
  const written: JsonObject[] = []
  for (const one of isFlat ? [...seen, ...linked.levels.flat()] : seen) {
    await giveWay()
    const object = write(one, writing, [one.entity.id, ...(join?.containedBy ?? [])])
    if (!isBare(object)) written.push(object)
  }
  return written
}

/** `budget`: how many more entities may be written inside others. `depth`: over how many relationships they are. */
type Writing = { view: EntityView; linked: Linked; budget: { left: number }; depth: number }

function write({ entity, view }: Seen, writing: Writing, path: readonly string[]): JsonObject {
  const { representation, feature } = writing.view
  const shown = project(entity, view)
  if (!feature) {
    const object = represent(shown.entity, representation, shown.hidden)
    return fill(object, { entity: shown.entity, view }, writing, path)
  }
  const object = representFeature(entity, shown, representation, feature)
  fill(object.properties as JsonObject, { entity: shown.entity, view }, writing, path)
  return object
}

/** Puts into relationships the entities that they lead to. `path`: ids of the entities around it, which are not met again. */
function fill(
  object: JsonObject,
  { entity, view }: Seen,
  writing: Writing,
  path: readonly string[],
): JsonObject {
  if (writing.depth === 0) return object
  for (const [iri, instances] of entity.attributes) {
    if (!instances.some(isLink)) continue
    const name = compactName(writing.view.representation.context, iri)
    put(object, name, fillAttribute(object[name] as Json, instances, insideOf(iri)))
  }
  return object

  function insideOf(iri: string): Inside {
    const inner = {
      ...writing,
      depth: writing.depth - 1,
      view: { ...writing.view, feature: undefined },
    }
    return {
      isSimplified: writing.view.representation.format === 'simplified',
      find(id) {
        const found = path.includes(id) ? undefined : writing.linked.byId.get(id)
        if (!found) return undefined
        if (writing.budget.left-- <= 0) throw tooComplexQuery({ detail: tooManyLinked })
        const written = write({ entity: found, view: behind(view, iri) }, inner, [...path, id])
        return isBare(written) ? undefined : written
      },
    }
  }
}

/** How to write what is inside a relationship. */
type Inside = { isSimplified: boolean; find(id: string): JsonObject | undefined }

function isLink({ kind }: Instance): boolean {
  return kind === 'Relationship' || kind === 'ListRelationship'
}

/** The instances as `representInstances` wrote them: one by itself, several as a list, or by their datasets when simplified. */
function fillAttribute(written: Json, instances: readonly Instance[], inside: Inside): Json {
  const [only] = instances
  if (instances.length === 1 && only) return fillInstance(written, only, inside)
  if (Array.isArray(written))
    return written.map((one, at) => fillInstance(one, instances[at] as Instance, inside))
  const dataset: JsonObject = {}
  for (const instance of instances) {
    const key = instance.datasetId ?? '@none'
    const one = ((written as JsonObject).dataset as JsonObject)[key] as Json
    put(dataset, key, fillInstance(one, instance, inside))
  }
  return { dataset }
}

function fillInstance(written: Json, instance: Instance, inside: Inside): Json {
  if (!isLink(instance)) return written
  const { kind, value } = instance
  const ids = (Array.isArray(value) ? value : [value]) as string[]
  const found = ids.map((id) => inside.find(id))
  if (inside.isSimplified) {
    const filled = ids.map((id, at) => found[at] ?? id)
    return Array.isArray(value) ? filled : (filled[0] as Json)
  }
  const entities = found.filter((one) => one !== undefined)
  if (entities.length === 0 || !isObject(written)) return written
  if (kind === 'ListRelationship') return { ...written, entityList: entities }
  return { ...written, entity: Array.isArray(value) ? entities : (entities[0] as JsonObject) }
}

/** Whether nothing is left of an entity, or of the entity that a feature shows. */
function isBare(object: JsonObject): boolean {
  const { type, properties, geometry: _, ...rest } = object
  if (type !== 'Feature' || !isObject(properties)) return Object.keys(object).length === 0
  return Object.keys(rest).length === 0 && Object.keys(properties).length === 0
}
