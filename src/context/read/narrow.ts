import { sql } from 'kysely'
import { boxOf, widened } from '../geo/box.ts'
import { coverOf } from '../geo/grid.ts'
import type { GeoQuery } from '../query/geo-query.ts'
import type { Query, Term } from '../query/query.ts'
import type { ScopePattern, ScopeQuery } from '../query/scope-query.ts'
import type { EntityQuery, EntitySelector } from './entity-query.ts'
import type { Names } from './names.ts'
import { isOwnMember, narrowOwn, withIds } from './narrow-own.ts'
import { narrowEquals, narrowOrder, type ValueNarrowing } from './narrow-values.ts'
import {
  allOf,
  type Narrowing,
  never,
  onEid,
  oneOf,
  onRow,
  type Sql,
  unknown,
  weaken,
  whatever,
} from './narrowing.ts'

/** Compiles what a query asks of entities besides their types and ids. */
export function narrow({ attrs, q, scopes, geo }: EntityQuery, names: Names): Narrowing {
  return allOf([
    q ? narrowQuery(q, names) : whatever,
    geo ? narrowGeo(geo, names) : whatever,
    attrs ? oneOf([...attrs].map((iri) => withAttribute(iri, undefined, names))) : whatever,
    scopes ? narrowScopes(scopes) : whatever,
  ])
}

/** Compiles what a query asks of the types and ids of entities. */
export function narrowSelectors({ entities }: EntityQuery, names: Names): Narrowing {
  return entities ? oneOf(entities.map((selector) => narrowSelector(selector, names))) : whatever
}

function narrowSelector({ types, ids, idPattern }: EntitySelector, names: Names): Narrowing {
  return allOf([
    ids ? withIds(ids, names) : whatever,
    types === undefined || types === 'any'
      ? whatever
      : oneOf(types.anyOf.map((all) => allOf(all.map((type) => ofType(type, names))))),
    idPattern ? unknown : whatever,
  ])
}

function ofType(iri: string, { tenant, termOf }: Names): Narrowing {
  const type = termOf(iri)
  if (type === undefined) return never
  const where = (eid: Sql) => sql`exists (select from entity_type t
    where t.tenant = ${tenant} and t.type = ${type} and t.gone = false and t.eid = ${eid})`
  return onEid(where)
}

function narrowQuery(query: Query, names: Names): Narrowing {
  switch (query.kind) {
    case 'and':
      return allOf(query.terms.map((term) => narrowQuery(term, names)))
    case 'or':
      return oneOf(query.terms.map((term) => narrowQuery(term, names)))
    default:
      return narrowTerm(query, names)
  }
}

function narrowTerm(term: Term, names: Names): Narrowing {
  const { links, attributes, members } = term.path
  const first = links[0]?.relationship ?? attributes[0]
  const isDirect = links.length === 0 && attributes.length === 1 && !members
  if (links.length === 0 && isOwnMember(first)) return isDirect ? narrowOwn(term, names) : unknown
  if (term.kind === 'exists' && term.negated)
    return isDirect ? withoutAttribute(first, names) : unknown
  if (isDirect && term.kind === 'equals' && !term.negated)
    return withValue(first, narrowEquals(term.operand), names)
  if (isDirect && term.kind === 'order')
    return withValue(first, narrowOrder(term.operator, term.value), names)
  return weaken(withAttribute(first, undefined, names), isDirect && term.kind === 'exists')
}

function withValue(iri: string, value: ValueNarrowing | undefined, names: Names): Narrowing {
  return weaken(withAttribute(iri, value?.on, names), value?.exact)
}

/** Has the attribute, with such a value. */
function withAttribute(
  iri: string,
  on: Sql | undefined,
  { tenant, termOf, types }: Names,
): Narrowing {
  const attr = termOf(iri)
  if (attr === undefined) return never
  const rows = sql`from entity_attr a where a.tenant = ${tenant} and a.attr = ${attr} ${on ? sql`and ${on}` : sql``}`
  const select = sql`select a.eid ${rows} and a.type = any(${types}::integer[])`
  return onEid((eid) => sql`exists (select ${rows} and a.eid = ${eid})`, select, true)
}

/** What has lost the attribute because it has expired has it still in the index. */
function withoutAttribute(iri: string, { tenant, termOf, now }: Names): Narrowing {
  const attr = termOf(iri)
  if (attr === undefined) return whatever
  return onRow(sql`(e.expires_at <= ${now} or not exists (select from entity_attr a
    where a.tenant = ${tenant} and a.attr = ${attr} and a.eid = e.eid))`)
}

function narrowScopes({ anyOf }: ScopeQuery): Narrowing {
  const either = anyOf.map((both) => sql`(${sql.join(both.map(hasScope), sql` and `)})`)
  return onRow(sql`(${sql.join(either, sql` or `)})`)
}

function hasScope({ levels, below }: ScopePattern): Sql {
  const named = levels.flatMap((level, at) =>
    level === '+' ? [] : [sql`l[${sql.lit(at + 1)}] = ${level}`],
  )
  const depth = sql`cardinality(l) ${sql.raw(below ? '>=' : '=')} ${sql.lit(levels.length)}`
  return sql`exists (select from unnest(e.scopes) s,
    string_to_array(case when starts_with(s, '/') then substr(s, 2) else s end, '/') l
    where ${sql.join([depth, ...named], sql` and `)})`
}

/** What touches the geometry, or comes near it, has a cell around it. Who is to be away from it only has the property. */
function narrowGeo({ relation, geometry, property }: GeoQuery, names: Names): Narrowing {
  const { tenant, termOf } = names
  const attr = termOf(property)
  if (attr === undefined) return never
  if (relation === 'disjoint' || (typeof relation === 'object' && 'beyond' in relation))
    return weaken(withAttribute(property, undefined, names))
  const box = boxOf(geometry)
  const around = typeof relation === 'object' ? widened(box, relation.within) : box
  const { ranges, ancestors } = coverOf(around)
  const bounds = sql`unnest(${ranges.map(([first]) => first)}::bigint[],
    ${ranges.map(([, last]) => last)}::bigint[]) r (first, last)`
  const rows = sql`g.tenant = ${tenant} and g.attr = ${attr}`
  const isAncestor = sql`g.cell = any(${ancestors}::bigint[])`
  const isWithin = sql`g.cell >= r.first and g.cell <= r.last`
  const isAmong = sql`(${isAncestor} or exists (select from ${bounds} where ${isWithin}))`
  const select = sql`select g.eid from entity_cell g where ${rows} and ${isAncestor}
    union all select g.eid from ${bounds} join entity_cell g on ${rows} and ${isWithin}`
  const where = (eid: Sql) =>
    sql`exists (select from entity_cell g where ${rows} and g.eid = ${eid} and ${isAmong})`
  return weaken(onEid(where, select))
}
