import type { Db } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { type Projection, project, type View } from '../entity/project.ts'
import { tooComplexQuery } from '../problems.ts'
import { objectsOf } from '../query/targets.ts'
import type { Space } from '../space/index.ts'
import type { Limits } from './limits.ts'
import { tooManyLinked } from './linked.ts'
import { findByIds } from './stored-text.ts'
import type { Join } from './view.ts'

/** An entity with what is to be seen of it. */
export type Seen = { entity: Entity; view: View }

/** Entities that lie behind others: all of them by id, and by how many relationships away, each where it is met first. */
export type Linked = { byId: ReadonlyMap<string, Entity>; levels: readonly (readonly Seen[])[] }

export const nothingLinked: Linked = { byId: new Map(), levels: [] }

/**
 * Loads what lies behind the relationships that are to be seen, level by level, each in one trip; what has been met is not followed
 * again. Throws TooComplexQuery where it is more than the limits allow.
 */
export async function loadLinked(
  db: Db,
  space: Space,
  from: readonly Seen[],
  { level, containedBy }: Join,
  now: Date,
  limits: Limits,
): Promise<Linked> {
  const byId = new Map(from.map(({ entity }) => [entity.id, entity]))
  const missing = new Set(containedBy)
  const isFirst = firstTimes()
  const met = new Set(byId.keys())
  const most = byId.size + limits.linked
  const levels: Seen[][] = []
  let frontier = from
  for (let depth = 0; depth < level && frontier.length > 0; depth++) {
    const links = frontier.flatMap(linksFrom)
    const unknown = new Set(
      links.flatMap(({ id }) => (byId.has(id) || missing.has(id) ? [] : [id])),
    )
    if (byId.size + unknown.size > most) throw tooComplexQuery({ detail: tooManyLinked })
    for (const entity of await findByIds(db, space, unknown, now)) byId.set(entity.id, entity)
    for (const id of unknown) if (!byId.has(id)) missing.add(id)
    const next = links.flatMap(({ id, view }) => {
      const entity = missing.has(id) ? undefined : byId.get(id)
      return entity && isFirst(id, view) ? [{ entity, view }] : []
    })
    levels.push(next.filter(({ entity }) => !met.has(entity.id) && met.add(entity.id)))
    frontier = next
  }
  return { byId, levels }
}

/** The relationships of an entity that are to be seen, each object by itself, with what is to be seen of it. */
export function linksFrom({ entity, view }: Seen): { id: string; view: View }[] {
  const shown = project(entity, view).entity
  return [...shown.attributes.keys()].flatMap((relationship) =>
    objectsOf(shown, relationship).map((id) => ({ id, view: behind(view, relationship) })),
  )
}

/** What is to be seen of an entity behind a relationship. */
export function behind({ pick, omit }: View, relationship: string): View {
  return { pick: pick?.get(relationship), omit: omit?.get(relationship) }
}

/** Tells whether an entity with such a view comes for the first time. */
function firstTimes(): (id: string, view: View) => boolean {
  const known = new Map<Projection | undefined, Map<Projection | undefined, Set<string>>>()
  return (id, { pick, omit }) => {
    const byOmit = known.get(pick) ?? new Map<Projection | undefined, Set<string>>()
    const ids = byOmit.get(omit) ?? new Set()
    known.set(pick, byOmit.set(omit, ids))
    if (ids.has(id)) return false
    ids.add(id)
    return true
  }
}
