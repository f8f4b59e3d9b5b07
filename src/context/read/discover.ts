import { sql } from 'kysely'
import type { CityTx, Db } from '../../store/db.ts'
import { findIris, findTerms, readRow, type Space, type StoredRow } from '../space/index.ts'

/** A type of entities there are: how many, and which attributes they have; names are IRIs. */
export type KnownType = { iri: string; entities: number; attributes: string[] }

/** An attribute there is: of which types of entities, of how many, and of which kinds, in a sample of its entities. */
export type KnownAttribute = { iri: string; types: string[]; entities: number; kinds: string[] }

/** Of how many entities the kinds of an attribute are told. */
const sampleSize = 100

/** The types of the entities there are, by IRI. Source: CIM 009 5.7.5, 5.7.6. */
export async function listTypes(db: Db, space: Space): Promise<KnownType[]> {
  return db.city(space.tenant, async (tx) => {
    const counted = await countTypes(tx, space)
    const pairs = await listPairs(tx, space)
    const names = await findIris(tx, space, [
      ...counted.map(({ type }) => type),
      ...pairs.map(({ attr }) => attr),
    ])
    const nameOf = (term: number) => names.get(term) as string
    return counted
      .map(({ type, entities }) => ({
        iri: nameOf(type),
        entities: Number(entities),
        attributes: pairs
          .filter((pair) => pair.type === type)
          .map(({ attr }) => nameOf(attr))
          .sort(),
      }))
      .sort(byIri)
  })
}

/** The attributes of the entities there are, by IRI. Kinds are not told. Source: CIM 009 5.7.8, 5.7.9. */
export async function listAttributes(
  db: Db,
  space: Space,
): Promise<Omit<KnownAttribute, 'kinds' | 'entities'>[]> {
  return db.city(space.tenant, async (tx) => {
    const pairs = await listPairs(tx, space)
    const names = await findIris(
      tx,
      space,
      pairs.flatMap(({ attr, type }) => [attr, type]),
    )
    const nameOf = (term: number) => names.get(term) as string
    return [...Map.groupBy(pairs, ({ attr }) => attr)]
      .map(([attr, own]) => ({
        iri: nameOf(attr),
        types: own.map(({ type }) => nameOf(type)).sort(),
      }))
      .sort(byIri)
  })
}

/** One attribute, with its kinds; of entities of one type where that is given. Undefined where there is none. Source: CIM 009 5.7.10. */
export async function findAttribute(
  db: Db,
  space: Space,
  iri: string,
  type?: string,
): Promise<KnownAttribute | undefined> {
  return db.city(space.tenant, async (tx) => {
    const terms = await findTerms(tx, space, type === undefined ? [iri] : [iri, type])
    const attr = terms.get(iri)
    const pairs = (await listPairs(tx, space)).filter(
      (pair) => pair.attr === attr && (type === undefined || pair.type === terms.get(type)),
    )
    if (attr === undefined || pairs.length === 0) return undefined
    const types = pairs.map((pair) => pair.type)
    const names = await findIris(tx, space, types)
    return {
      iri,
      types: types.map((one) => names.get(one) as string).sort(),
      ...(await measure(tx, space, attr, types, iri)),
    }
  })
}

/** How many entities of these types have the attribute, and of which kinds it is in a sample of them. */
async function measure(
  tx: CityTx,
  { tenant }: Space,
  attr: number,
  types: readonly number[],
  iri: string,
) {
  const counted = await sql<{ entities: string }>`
    select count(distinct eid) as entities from entity_attr
    where tenant = ${tenant} and attr = ${attr} and type = any(${types}::int[])`.execute(tx)
  const sample = await sql<StoredRow>`
    select body, stamps, created_at, modified_at from entity
    where tenant = ${tenant} and body is not null and eid in (
      select eid from entity_attr
      where tenant = ${tenant} and attr = ${attr} and type = any(${types}::int[]) limit ${sampleSize})`.execute(
    tx,
  )
  const instances = sample.rows.flatMap((row) => readRow(row).attributes.get(iri) ?? [])
  return {
    entities: Number(counted.rows[0]?.entities ?? 0),
    kinds: [...new Set(instances.map(({ kind }) => kind))].sort(),
  }
}

async function countTypes(tx: CityTx, { tenant }: Space) {
  const found = await sql<{ type: number; entities: string }>`
    select type, entities from type_count
    where tenant = ${tenant} and type <> 0 and entities > 0`.execute(tx)
  return found.rows
}

/** Which attribute is on which type: jumps from pair to pair in the index, however many entities there are. */
async function listPairs(tx: CityTx, { tenant }: Space) {
  const found = await sql<{ attr: number; type: number }>`
    with recursive pair (attr, type) as (
      (select attr, type from entity_attr where tenant = ${tenant} order by attr, type limit 1)
      union all
      select next.attr, next.type from pair, lateral (
        select a.attr, a.type from entity_attr a
        where a.tenant = ${tenant} and (a.attr, a.type) > (pair.attr, pair.type)
        order by a.attr, a.type limit 1) next)
    select attr, type from pair where type <> 0`.execute(tx)
  return found.rows
}

function byIri(a: { iri: string }, b: { iri: string }): number {
  return a.iri < b.iri ? -1 : 1
}
