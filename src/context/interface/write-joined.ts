import type { Entity } from '../entity/entity.ts'
import { fillLinks } from '../entity/fill-links.ts'
import { project, type View } from '../entity/project.ts'
import { represent } from '../entity/represent.ts'
import type { Json, JsonObject } from '../json.ts'
import { compactName } from '../ld/context.ts'
import { tooComplexQuery } from '../problems.ts'
import { objectsOf } from '../query/targets.ts'
import { usualLimits } from '../read/index.ts'
import type { Join, Shape } from './shape.ts'

/** Reads entities by their ids, those that are there. */
export type FindLinked = (ids: readonly string[]) => Promise<readonly Entity[]>

type Linked = { entity: Entity; view: View }

/** What decides how entities and those behind them are written. */
type Written = Pick<Shape, 'view' | 'representation'>

/**
 * Writes entities with those they are linked to, as deep as was asked for: in the place of the relationships, or after all of them.
 * Linked entities are read a level at a time. What a projection leaves nothing of is left out. Throws TooComplexQuery where they are
 * too many. `writeRoot` writes the first ones, where they are not to be written as all others. Source: CIM 009 4.5.23, 4.21.
 */
export async function writeJoined(
  entities: readonly Entity[],
  shape: Written,
  join: Join,
  find: FindLinked,
  writeRoot?: (entity: Entity) => JsonObject,
): Promise<JsonObject[]> {
  const roots = entities.map((entity) => ({ entity, view: shape.view }))
  const found = await readLevels(roots, join, find)
  const depth = join.mode === 'inline' ? join.level : 0
  const met = new Set(join.containedBy)
  const written = roots.map((root) => writeOne(root, depth, met, writeRoot))
  if (join.mode === 'flat') {
    const shown = new Set(entities.map(({ id }) => id))
    for (const linked of found.values())
      if (!shown.has(linked.entity.id)) written.push(writeOne(linked, 0, new Set()))
  }
  return written.filter((one) => Object.keys(one).length > 0)

  function writeOne(
    { entity, view }: Linked,
    levels: number,
    met: ReadonlySet<string>,
    write?: (entity: Entity) => JsonObject,
  ): JsonObject {
    const { entity: shown, hidden } = project(entity, view)
    const object = write?.(entity) ?? represent(shown, shape.representation, hidden)
    if (levels === 0) return object
    const path = new Set([...met, entity.id])
    for (const iri of shown.attributes.keys()) {
      if (objectsOf(shown, iri).length === 0) continue
      const name = compactName(shape.representation.context, iri)
      object[name] = fillLinks(object[name] as Json, (id) => {
        const linked = found.get(id)?.entity
        if (!linked || path.has(id)) return undefined
        return writeOne({ entity: linked, view: viewBehind(view, iri) }, levels - 1, path)
      })
    }
    return object
  }
}

/** Reads all that entities are linked to, level by level, each with what of it is to be seen. */
async function readLevels(
  roots: readonly Linked[],
  { level, containedBy }: Join,
  find: FindLinked,
) {
  const found = new Map<string, Linked>()
  let from = roots
  for (let depth = 0; depth < level && from.length > 0; depth++) {
    const wanted = new Map<string, View>()
    for (const { entity, view } of from) {
      const { entity: shown } = project(entity, view)
      for (const iri of shown.attributes.keys())
        for (const id of objectsOf(shown, iri))
          if (!found.has(id) && !containedBy.includes(id)) wanted.set(id, viewBehind(view, iri))
    }
    if (found.size + wanted.size > usualLimits.linked) throw tooComplexQuery()
    const read = wanted.size > 0 ? await find([...wanted.keys()]) : []
    from = read.map((entity) => ({ entity, view: wanted.get(entity.id) as View }))
    for (const linked of from) found.set(linked.entity.id, linked)
  }
  return found
}

/** What is to be seen of the entities behind a relationship. */
function viewBehind({ pick, omit }: View, relationship: string): View {
  return { pick: pick?.get(relationship), omit: omit?.get(relationship) }
}
