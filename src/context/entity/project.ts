import type { Attributes, Entity } from './entity.ts'

/**
 * Members of an entity to show or to leave out: `id`, `type`, `scope`, or the IRI of an attribute, and for a relationship what of
 * the entities behind it.
 */
export type Projection = ReadonlyMap<string, Projection | undefined>

/** What a request wants to see of an entity. `datasetIds`: `@none` is the default instance. */
export type View = {
  attrs?: ReadonlySet<string> | undefined
  pick?: Projection | undefined
  omit?: Projection | undefined
  datasetIds?: ReadonlySet<string> | undefined
}

/** Names of members of an entity that are not written. */
export type Hidden = ReadonlySet<string>

const plainMembers = ['id', 'type', 'scope']
const systemMembers = ['createdAt', 'modifiedAt', 'deletedAt', 'expiresAt']

/** Reduces an entity to what is to be seen. Source: CIM 009 4.5.5, 4.21, 5.7.1.4. */
export function project(entity: Entity, view: View): { entity: Entity; hidden: Hidden } {
  const { attrs, pick, omit, datasetIds } = view
  const hidden = new Set([...plainMembers, ...systemMembers].filter((name) => !isShown(name)))
  const attributes = new Map(
    [...entity.attributes]
      .filter(([iri]) => isShown(iri) && (!attrs || attrs.has(iri)))
      .map(([iri, instances]) => {
        const kept = datasetIds
          ? instances.filter(({ datasetId }) => datasetIds.has(datasetId ?? '@none'))
          : instances
        return [iri, kept] as const
      })
      .filter(([, instances]) => instances.length > 0),
  )
  return { entity: { ...entity, attributes }, hidden }

  function isShown(name: string): boolean {
    if (pick && !pick.has(name)) return false
    // Omitting members of a linked entity does not omit the relationship to it.
    return !(omit?.has(name) && omit.get(name) === undefined)
  }
}

/** Whether an entity has at least one of the attributes. */
export function hasSome(attributes: Attributes, iris: Iterable<string>): boolean {
  for (const iri of iris) if (attributes.has(iri)) return true
  return false
}
