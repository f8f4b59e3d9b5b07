import type { Entity } from '../entity/entity.ts'
import { hasSome } from '../entity/project.ts'
import { matchesQuery } from '../query/evaluate.ts'
import { type GeoQuery, matchesGeo } from '../query/geo-query.ts'
import type { Order } from '../query/order.ts'
import type { Pattern } from '../query/pattern.ts'
import type { Query } from '../query/query.ts'
import { matchesScopes, type ScopeQuery } from '../query/scope-query.ts'
import type { FindLinked } from '../query/targets.ts'
import { selectsTypes, type TypeSelection } from '../query/type-selection.ts'

/** Entities by type and id; what is not given is any. Source: CIM 009 5.2.33. */
export type EntitySelector = {
  types?: TypeSelection | undefined
  ids?: readonly string[] | undefined
  idPattern?: Pattern | undefined
}

/**
 * Which entities are asked for: of one of the selectors, with at least one of `attrs` (IRIs), and matching all else that is
 * given. Source: CIM 009 5.7.2.
 */
export type EntityQuery = {
  entities?: readonly EntitySelector[] | undefined
  attrs?: ReadonlySet<string> | undefined
  q?: Query | undefined
  scopes?: ScopeQuery | undefined
  geo?: GeoQuery | undefined
}

/** Which of the entities found are wanted, in which order; without one in that of their making. `limit` 0 only counts. */
export type Paging = {
  limit: number
  offset: number
  count?: boolean | undefined
  order?: Order | undefined
}

/** Whether the id alone allows that an entity is meant. */
export function selectsId({ entities }: EntityQuery, id: string): boolean {
  return !entities || entities.some((selector) => isOfId(selector, id))
}

/** Judges whether an entity is asked for. This is the law; what the database does beforehand only saves work. */
export function matches(query: EntityQuery, entity: Entity, linked?: FindLinked): boolean {
  const { entities, attrs, q, scopes, geo } = query
  if (entities && !entities.some((selector) => isSelected(selector, entity))) return false
  if (attrs && !hasSome(entity.attributes, attrs)) return false
  if (scopes && !matchesScopes(scopes, entity.scopes)) return false
  if (q && !matchesQuery(q, entity, linked)) return false
  return !geo || matchesGeo(geo, entity)
}

function isSelected(selector: EntitySelector, { id, types }: Entity): boolean {
  return (!selector.types || selectsTypes(selector.types, types)) && isOfId(selector, id)
}

function isOfId({ ids, idPattern }: EntitySelector, id: string): boolean {
  return (!ids || ids.includes(id)) && (!idPattern || idPattern.matches(id))
}
