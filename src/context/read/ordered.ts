import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { ngsiLd } from '../ld/core-context.ts'
import { compareEntities, type Order } from '../query/order.ts'
import { type Candidate, listCandidates, type Plan, type Range } from './candidates.ts'
import { type Asking, judged } from './judge.ts'
import { sortInTurns } from './sort-in-turns.ts'

const rowOrders = new Map([
  [`${ngsiLd}createdAt`, 'e.created_at'],
  [`${ngsiLd}modifiedAt`, 'e.modified_at'],
])

/** Whether the rows alone tell the order: by when entities were made or changed. Texts, ids too, are ordered by a collation. */
export function isInRowOrder({ terms }: Order): boolean {
  const [term] = terms
  if (terms.length !== 1 || !term || term.by !== 'value') return false
  const { attributes, members } = term.path
  return attributes.length === 1 && !members && rowOrders.has(attributes[0])
}

/** Candidates in such an order; the id decides between equals. */
export function listInRowOrder(
  tx: CityTx,
  plan: Plan,
  range: Range,
  { terms }: Order,
): Promise<Candidate[]> {
  const [term] = terms as [Order['terms'][0]]
  const column = rowOrders.get(term.path.attributes[0]) as string
  const by = sql`${sql.ref(column)} ${sql.raw(term.descending ? 'desc' : 'asc')}, e.id`
  return listCandidates(tx, plan, { ...range, by })
}

/** Orders all that fit, and gives the rows that are wanted. Of the others no more is kept than tells their order. */
export async function listInOrder(asking: Asking): Promise<{ rows: Candidate[]; total: number }> {
  const { tx, paging, answering } = asking
  const order = paging.order as Order
  const names = new Set(order.terms.map(({ path }) => path.attributes[0]))
  const kept: { eid: string; entity: Entity }[] = []
  for await (const fitting of judged(asking))
    for (const { row, entity } of fitting)
      kept.push({ eid: row.eid, entity: { ...entity, attributes: onlyOf(entity, names) } })
  const compare = compareEntities(order)
  const sorted = await sortInTurns(kept, (a, b) => compare(a.entity, b.entity))
  const eids = sorted.slice(paging.offset, paging.offset + paging.limit).map(({ eid }) => eid)
  return { rows: await listByEid(tx, answering.plan, eids), total: kept.length }
}

function onlyOf({ attributes }: Entity, names: ReadonlySet<string>): Entity['attributes'] {
  return new Map([...attributes].filter(([iri]) => names.has(iri)))
}

async function listByEid(tx: CityTx, plan: Plan, eids: readonly string[]): Promise<Candidate[]> {
  if (eids.length === 0) return []
  const base = sql`select unnest(${eids}::bigint[]) as eid`
  const rows = await listCandidates(
    tx,
    { ...plan, base, condition: undefined },
    { limit: eids.length },
  )
  const byEid = new Map(rows.map((row) => [row.eid, row]))
  return eids.flatMap((eid) => byEid.get(eid) ?? [])
}
