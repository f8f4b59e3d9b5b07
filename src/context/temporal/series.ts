import { sql } from 'kysely'
import { int4Column, int8Column, textColumn } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import type { Projection, View } from '../entity/project.ts'
import { tooManyResults } from '../problems.ts'
import { findIris, findTerms, type Space } from '../space/index.ts'
import { scopeAttribute } from './evolution.ts'

/** A series of an entity: its attribute by IRI, and its dataset. `expires`: something of it was ever to expire. */
export type EntitySeries = {
  readonly number: number
  readonly eid: number
  readonly attribute: string
  readonly datasetId: string | undefined
  readonly expires: boolean
}

/** The most series that one answer is made of. */
const mostSeries = 20_000

/** Which series of an entity are meant: attributes by IRI, all where undefined, but not those left out; datasets likewise. */
export type SeriesFilter = {
  readonly attributes?: ReadonlySet<string> | undefined
  readonly without?: ReadonlySet<string> | undefined
  readonly datasetIds?: ReadonlySet<string> | undefined
}

/** The series that a view shows. Scopes are an attribute here, but are not picked by `attrs` unless named. */
export function filterOf({ attrs, pick, omit, datasetIds }: View): SeriesFilter {
  return {
    attributes: attrs ?? (pick && attributesOf(pick)),
    without: omit && attributesOf(omit),
    datasetIds,
  }
}

function attributesOf(projection: Projection): Set<string> {
  return new Set([...projection.keys()].map((name) => (name === 'scope' ? scopeAttribute : name)))
}

/** Finds the series of entities, in the order of their numbers. Throws TooManyResults beyond 20,000. */
export async function listSeries(
  tx: CityTx,
  space: Space,
  eids: readonly number[],
  { attributes, without, datasetIds }: SeriesFilter,
): Promise<EntitySeries[]> {
  if (eids.length === 0) return []
  const only = attributes && [...(await findTerms(tx, space, attributes)).values()]
  const not = [...(await findTerms(tx, space, without ?? [])).values()]
  const datasets = datasetIds && [...datasetIds].map((id) => (id === '@none' ? '' : id))
  type Row = { number: string; eid: string; attr: number; dataset: string; expires: boolean }
  const { rows } = await sql<Row>`
    select number, eid, attr, dataset, expires from series
    where tenant = ${tx.tenant} and eid = any(${int8Column(eids)}::bigint[])
      ${only ? sql`and attr = any(${int4Column(only)}::integer[])` : sql``}
      ${not.length > 0 ? sql`and attr <> all(${int4Column(not)}::integer[])` : sql``}
      ${datasets ? sql`and dataset = any(${textColumn(datasets)}::text[])` : sql``}
    order by number limit ${mostSeries + 1}`.execute(tx)
  if (rows.length > mostSeries) throw tooManyResults()
  const iris = await findIris(tx, space, new Set(rows.map(({ attr }) => attr)))
  return rows.map(({ number, eid, attr, dataset, expires }) => ({
    number: Number(number),
    eid: Number(eid),
    attribute: iris.get(attr) as string,
    datasetId: dataset === '' ? undefined : dataset,
    expires,
  }))
}
