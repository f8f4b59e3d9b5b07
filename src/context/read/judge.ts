import { startStretch } from '../../base/turns.ts'
import type { CityTx } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { withoutExpired } from '../entity/expiry.ts'
import { tooComplexQuery } from '../problems.ts'
import { linkDepth } from '../query/query.ts'
import { readRow, type Space } from '../space/index.ts'
import { type Candidate, listCandidates } from './candidates.ts'
import { type EntityQuery, matches, type Paging, selectsId } from './entity-query.ts'
import type { Limits } from './limits.ts'
import { linksOf } from './linked.ts'
import type { Answering } from './plan.ts'

/** All that belongs to one asking. */
export type Asking = {
  tx: CityTx
  space: Space
  query: EntityQuery
  paging: Paging
  limits: Limits
  answering: Answering
}

/** A candidate that fits, without what of it has expired. */
export type Fitting = { row: Candidate; entity: Entity }

const largestChunk = 500

const tooMany = {
  th: 'เงื่อนไขนี้ต้องอ่านเอนทิตีมากเกินไป โปรดระบุชนิดหรือเงื่อนไขให้แคบลง',
  en: 'Too many entities would have to be read for this query. Narrow it by type or by value.',
}

/** All candidates that fit, chunk by chunk, the first of `first`. Throws TooComplexQuery beyond what the limits allow. */
export async function* judged(asking: Asking, first = largestChunk): AsyncGenerator<Fitting[]> {
  const { tx, limits, answering } = asking
  let left = limits.candidates
  let limit = Math.min(first, largestChunk)
  let after: string | undefined
  for (;;) {
    const range = { limit, ...(after !== undefined && { after }) }
    const rows = await listCandidates(tx, answering.plan, range)
    left -= rows.length
    if (left < 0) throw tooComplexQuery({ detail: tooMany })
    yield await judge(asking, rows)
    if (rows.length < limit) return
    after = rows[rows.length - 1]?.eid
    limit = largestChunk
  }
}

/** Those candidates that fit. Others get their turn in between, however many there are. */
export async function judge(asking: Asking, rows: readonly Candidate[]): Promise<Fitting[]> {
  const { query, answering } = asking
  const giveWay = startStretch()
  const read: Fitting[] = []
  for (const row of rows) {
    await giveWay()
    const entity = selectsId(query, row.id) ? entityOf(row, answering.plan.now) : undefined
    if (entity) read.push({ row, entity })
  }
  const linked = await findLinks(asking, read)
  const fitting: Fitting[] = []
  for (const one of read) {
    await giveWay()
    if (matches(query, one.entity, linked)) fitting.push(one)
  }
  return fitting
}

function findLinks({ tx, space, query, answering, limits }: Asking, read: readonly Fitting[]) {
  if (!query.q || linkDepth(query.q) === 0) return undefined
  const entities = read.map(({ entity }) => entity)
  return linksOf(tx, space, query.q, entities, answering.plan.now, limits)
}

/** The entity of a row, without what of it has expired. */
export function entityOf(row: Candidate, now: Date): Entity | undefined {
  const entity = readRow(row)
  return row.isDue ? withoutExpired(entity, now.getTime()) : entity
}
