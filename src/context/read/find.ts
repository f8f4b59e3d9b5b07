import { sql } from 'kysely'
import type { Db } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { readRow, type Space } from '../space/index.ts'
import {
  type Candidate,
  countCandidates,
  listCandidates,
  listDue,
  type Plan,
} from './candidates.ts'
import type { EntityQuery, Paging } from './entity-query.ts'
import { type Asking, entityOf, judge, judged } from './judge.ts'
import { type Limits, usualLimits } from './limits.ts'
import type { Condition } from './narrowing.ts'
import { isInRowOrder, listInOrder, listInRowOrder } from './ordered.ts'
import { planQuery } from './plan.ts'

/** An entity that was found. `text`: its stored text, where that is true as it stands. */
export type Found = { readonly text: string | undefined; readonly entity: Entity }

/** A part of what a query finds. `more`: there is something behind it. `total`: all there is, where that was asked for. */
export type FoundPage = { found: Found[]; more: boolean; total?: number }

/** Of those of which something has expired, so many are judged one by one before the database counts off the rest. */
const mostDue = 1_000

/**
 * Finds the entities that a query asks for. Nothing is seen of what has expired. Throws TooComplexQuery where more would have to
 * be read than the limits allow.
 */
export function findEntities(
  db: Db,
  space: Space,
  query: EntityQuery,
  paging: Paging,
  now: Date,
  limits: Limits = usualLimits,
): Promise<FoundPage> {
  return db.city(space.tenant, async (tx) => {
    const answering = await planQuery(tx, space, query, now, limits)
    if (!answering) return { found: [], more: false, ...(paging.count && { total: 0 }) }
    const asking: Asking = { tx, space, query, paging, limits, answering }
    const isCountedOff = answering.exact && (!paging.order || isInRowOrder(paging.order))
    const settled = isCountedOff ? await settleDue(asking) : undefined
    if (settled) return findExact(asking, settled)
    return paging.order ? findInOrder(asking) : findJudged(asking)
  })
}

/** A plan whose candidates are the answer. `unfit`: how many it leaves out that have expired. */
type Settled = { plan: Plan; unfit: number }

/** Judges those of which something has expired, so that the rest can be counted off; undefined where they are too many. */
async function settleDue(asking: Asking): Promise<Settled | undefined> {
  const { plan, hasDue } = asking.answering
  if (!hasDue) return { plan, unfit: 0 }
  const due = await listDue(asking.tx, plan, mostDue + 1)
  if (due.length > mostDue) return undefined
  const fitting = new Set((await judge(asking, due)).map(({ row }) => row.eid))
  const unfit = due.flatMap(({ eid }) => (fitting.has(eid) ? [] : [eid]))
  if (unfit.length === 0) return { plan, unfit: 0 }
  const { condition } = plan
  const isFit: Condition = {
    where: (eid) =>
      sql`${eid} <> all(${unfit}::bigint[]) and ${condition ? condition.where(eid) : sql`true`}`,
    needsRow: condition?.needsRow ?? false,
  }
  return { plan: { ...plan, condition: isFit }, unfit: unfit.length }
}

/** The candidates are the answer: the database counts them off. */
async function findExact(asking: Asking, { plan, unfit }: Settled): Promise<FoundPage> {
  const { tx, paging } = asking
  const { limit, offset, order, count } = paging
  const range = { limit: limit + 1, offset }
  const rows =
    limit === 0
      ? []
      : order
        ? await listInRowOrder(tx, plan, range, order)
        : await listCandidates(tx, plan, range)
  return {
    found: rows.slice(0, limit).flatMap((row) => toFound(row, plan.now)),
    more: rows.length > limit,
    ...(count && { total: await countExact(asking, plan, unfit) }),
  }
}

async function countExact(asking: Asking, plan: Plan, unfit: number): Promise<number> {
  const { typeOnly } = asking.answering
  if (typeOnly === undefined) return countCandidates(asking.tx, plan)
  const counted = await asking.tx
    .selectFrom('type_count')
    .select('entities')
    .where('tenant', '=', plan.tenant)
    .where('type', '=', typeOnly)
    .executeTakeFirst()
  return Number(counted?.entities ?? 0) - unfit
}

/** The evaluator decides on each candidate, until enough fit. */
async function findJudged(asking: Asking): Promise<FoundPage> {
  const { limit, offset, count } = asking.paging
  const found: Found[] = []
  let total = 0
  // Most candidates fit: the first chunk is likely enough.
  for await (const fitting of judged(asking, count ? undefined : offset + limit + 20)) {
    for (const { row, entity } of fitting) {
      if (total >= offset && found.length < limit) found.push(foundOf(row, entity))
      total++
    }
    if (!count && total > offset + limit) break
  }
  return { found, more: total > offset + limit, ...(count && { total }) }
}

/** The evaluator decides, and then all that fit are brought into order. */
async function findInOrder(asking: Asking): Promise<FoundPage> {
  const { limit, offset, count } = asking.paging
  const { rows, total } = await listInOrder(asking)
  return {
    found: rows.flatMap((row) => toFound(row, asking.answering.plan.now)),
    more: total > offset + limit,
    ...(count && { total }),
  }
}

function foundOf({ body, isDue }: Candidate, entity: Entity): Found {
  return { text: isDue ? undefined : body, entity }
}

/** Read only when somebody looks into it. */
function toFound(row: Candidate, now: Date): Found[] {
  if (row.isDue) {
    const entity = entityOf(row, now)
    return entity ? [foundOf(row, entity)] : []
  }
  return [
    {
      text: row.body,
      get entity() {
        return readRow(row)
      },
    },
  ]
}
