import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import { termsOf } from '../query/query.ts'
import type { TypeSelection } from '../query/type-selection.ts'
import { findTerms, type Space } from '../space/index.ts'
import type { EntityQuery, EntitySelector } from './entity-query.ts'

/**
 * What the names of a query are in a space. `termOf`: the term of an IRI; undefined where nothing in the space has that name.
 * `types`: terms of types of which every entity that is asked for has one. `now`: the moment of the asking.
 */
export type Names = {
  tenant: number
  termOf(iri: string): number | undefined
  types: readonly number[]
  now: Date
}

export async function findNames(
  tx: CityTx,
  space: Space,
  query: EntityQuery,
  now: Date,
): Promise<Names> {
  const terms = await findTerms(tx, space, namesIn(query))
  const needed = neededTypes(query)
  const types = needed
    ? needed.flatMap((iri) => terms.get(iri) ?? [])
    : await listTypes(tx, space, query)
  return { tenant: space.tenant, termOf: (iri) => terms.get(iri), types, now }
}

/** The IRIs of types and attributes of which a query speaks. */
function namesIn({ entities = [], attrs, q, geo }: EntityQuery): Set<string> {
  const names = new Set(attrs)
  for (const { types } of entities) for (const type of alternatives(types).flat()) names.add(type)
  for (const { path } of q ? termsOf(q) : [])
    names.add(path.links[0]?.relationship ?? path.attributes[0])
  if (geo) names.add(geo.property)
  return names
}

/** The types of which every entity asked for has one; undefined where it may be of any. */
export function neededTypes({ entities }: EntityQuery): string[] | undefined {
  if (!entities?.every(({ types }) => types && types !== 'any')) return undefined
  const firsts = entities.flatMap(({ types }) => alternatives(types).map((all) => all[0] as string))
  return [...new Set(firsts)]
}

/** Whether a query says of entities no more than that they are of one of the needed types. */
export function isOfNeededTypes({ entities = [] }: EntityQuery): boolean {
  return entities.length > 0 && entities.every(saysOnlyTypes)
}

function saysOnlyTypes({ types, ids, idPattern }: EntitySelector): boolean {
  if (ids || idPattern || !types || types === 'any') return false
  return types.anyOf.every((all) => all.length === 1)
}

function alternatives(types: TypeSelection | undefined): readonly (readonly string[])[] {
  return types === undefined || types === 'any' ? [] : types.anyOf
}

/** All types there are, for the index of attributes is by type; not needed where no attribute is asked for. */
async function listTypes(tx: CityTx, { tenant }: Space, { attrs, q, geo }: EntityQuery) {
  if (!attrs && !q && !geo) return []
  const found = await sql<{ type: number }>`
    select type from type_count where tenant = ${tenant} and type <> 0 and entities > 0`.execute(tx)
  return found.rows.map(({ type }) => type)
}
