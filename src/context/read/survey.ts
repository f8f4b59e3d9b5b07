import { sql } from 'kysely'
import { int4Column, int8Column } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import type { AttributeKind, Entity } from '../entity/entity.ts'
import { withoutExpired } from '../entity/expiry.ts'
import { findIris, readRow, type Space, type StoredRow } from '../space/index.ts'

/** An attribute that entities of a type have, by IRIs and terms. */
export type Pair = { attribute: string; type: string; attr: number; typeTerm: number }

/** What types and attributes a space has at a moment, in the order of their names; what has expired does not count. */
export type Survey = {
  types: { iri: string; entities: number }[]
  pairs: Pair[]
  now: Date
  /** Entities of which something has expired and is not swept yet, with what is left of them. */
  due: Due[]
}
type Due = { eid: string; was: Entity; is: Entity | undefined }

const mostDue = 1_000
/** Of the oldest and of the newest entities that have an attribute, so many are asked of what kind it is. */
const askedOfKind = 10

export async function survey(tx: CityTx, space: Space, now: Date): Promise<Survey> {
  const due = await listDue(tx, space, now)
  const counts = await tx
    .selectFrom('type_count')
    .select(['type', 'entities'])
    .where('tenant', '=', space.tenant)
    .where('type', '<>', 0)
    .execute()
  const pairs = await listPairs(tx, space, due)
  const terms = [
    ...counts.map(({ type }) => type),
    ...pairs.flatMap(({ attr, type }) => [attr, type]),
  ]
  const iris = await findIris(tx, space, new Set(terms))
  const nameOf = (term: number) => iris.get(term) as string
  const gone = due.flatMap(({ was, is }) => (is ? [] : was.types))
  const types = counts
    .map(({ type, entities }) => {
      const iri = nameOf(type)
      return { iri, entities: Number(entities) - gone.filter((one) => one === iri).length }
    })
    .filter(({ entities }) => entities > 0)
    .sort((a, b) => compare(a.iri, b.iri))
  const named = pairs
    .map(({ attr, type, isSure }) => {
      const pair = { attribute: nameOf(attr), type: nameOf(type), attr, typeTerm: type }
      return isSure || due.some(({ is }) => is && hasPair(is, pair)) ? pair : undefined
    })
    .filter((pair) => pair !== undefined)
    .sort((a, b) => compare(a.attribute, b.attribute) || compare(a.type, b.type))
  return { types, pairs: named, now, due }
}

function hasPair({ types, attributes }: Entity, { attribute, type }: Pair): boolean {
  return types.includes(type) && attributes.has(attribute)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function listDue(tx: CityTx, { tenant }: Space, now: Date): Promise<Due[]> {
  const rows = await sql<StoredRow & { eid: string }>`
    select eid, body, stamps, created_at, modified_at from entity
    where tenant = ${tenant} and expires_at <= ${now} and body is not null
    order by expires_at limit ${mostDue}`.execute(tx)
  return rows.rows.map((row) => {
    const was = readRow(row)
    return { eid: row.eid, was, is: withoutExpired(was, now.getTime()) }
  })
}

/**
 * Each attribute with each type once, from one to the next: the index is never read through. `isSure`: one entity has it of which
 * nothing has expired.
 */
async function listPairs(tx: CityTx, { tenant }: Space, due: readonly Due[]) {
  const eids = int8Column(due.map(({ eid }) => Number(eid)))
  const found = await sql<{ attr: number; type: number; isSure: boolean }>`
    with recursive pair as (
      (select attr, type from entity_attr where tenant = ${tenant} order by attr, type limit 1)
      union all
      select next.attr, next.type from pair, lateral (
        select a.attr, a.type from entity_attr a
        where a.tenant = ${tenant} and (a.attr, a.type) > (pair.attr, pair.type)
        order by a.attr, a.type limit 1) next
    )
    select attr, type, exists (select from entity_attr a
      where a.tenant = ${tenant} and a.attr = pair.attr and a.type = pair.type
        and a.eid <> all(${eids}::bigint[])) as "isSure"
    from pair`.execute(tx)
  return found.rows
}

/** How many entities have an attribute. */
export async function countOf(
  tx: CityTx,
  { tenant }: Space,
  pairs: readonly Pair[],
  { due }: Survey,
) {
  const [{ attr, attribute }] = pairs as [Pair]
  const counted = await sql<{ n: string }>`
    select count(distinct eid) as n from entity_attr
    where tenant = ${tenant} and attr = ${attr} and type = any(${int4Column(pairs.map(({ typeTerm }) => typeTerm))}::integer[])
      and eid <> all(${int8Column(due.map(({ eid }) => Number(eid)))}::bigint[])`.execute(tx)
  return Number(counted.rows[0]?.n) + due.filter(({ is }) => is?.attributes.has(attribute)).length
}

/** Of what kinds attributes are, by IRI, as some of the entities tell that have them. */
export async function kindsOf(
  tx: CityTx,
  { tenant }: Space,
  pairs: readonly Pair[],
  now: Date,
): Promise<Map<string, AttributeKind[]>> {
  const ends = (direction: 'asc' | 'desc') => sql`(select a.eid from entity_attr a
    where a.tenant = ${tenant} and a.attr = p.attr and a.type = p.type
    order by a.eid ${sql.raw(direction)} limit ${askedOfKind})`
  const rows = await sql<StoredRow>`
    select e.body, e.stamps, e.created_at, e.modified_at from (
      select distinct met.eid from unnest(
        ${int4Column(pairs.map(({ attr }) => attr))}::integer[],
        ${int4Column(pairs.map(({ typeTerm }) => typeTerm))}::integer[]) p (attr, type),
        lateral (${ends('asc')} union all ${ends('desc')}) met
    ) c join entity e on e.tenant = ${tenant} and e.eid = c.eid where e.body is not null`.execute(
    tx,
  )
  const kinds = new Map<string, Set<AttributeKind>>()
  for (const { attribute } of pairs) kinds.set(attribute, new Set())
  for (const row of rows.rows)
    for (const [iri, instances] of withoutExpired(readRow(row), now.getTime())?.attributes ?? [])
      for (const { kind } of instances) kinds.get(iri)?.add(kind)
  return new Map([...kinds].map(([iri, all]) => [iri, [...all].sort()]))
}
