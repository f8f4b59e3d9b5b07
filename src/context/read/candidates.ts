import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import type { StoredRow } from '../space/index.ts'
import type { Condition, Sql } from './narrowing.ts'

/** Where to look for entities, and under which condition. `base`: a select of eids, each once. */
export type Plan = { tenant: number; base: Sql; condition: Condition | undefined; now: Date }

/** A row of an entity that may be asked for. `isDue`: something of it has expired, so that its text is not true as it stands. */
export type Candidate = StoredRow & { eid: string; id: string; isDue: boolean }

/** Which candidates: from so many on, or after an eid; and in which order, where it is not that of their making. */
export type Range = { limit: number; offset?: number; after?: string; by?: Sql }

const eid = sql`c.eid`

/** Candidates, in the order of their making. */
export async function listCandidates(tx: CityTx, plan: Plan, range: Range): Promise<Candidate[]> {
  const { tenant, base, now } = plan
  const { limit, offset = 0, after, by = eid } = range
  const rows = sql`(${base}) c join entity e on e.tenant = ${tenant} and e.eid = c.eid`
  const beyond = after === undefined ? sql`true` : sql`c.eid > ${after}::bigint`
  const some = sql`where ${beyond} and ${conditionOf(plan)} order by ${by} limit ${limit} offset ${offset}`
  const found =
    plan.condition?.needsRow || range.by
      ? sql`from ${rows} ${some}`
      : sql`from (select c.eid from (${base}) c ${some}) c
        join entity e on e.tenant = ${tenant} and e.eid = c.eid order by c.eid`
  const listed = await sql<Candidate>`
    select e.eid, e.id, e.body, e.stamps, e.created_at, e.modified_at,
      coalesce(e.expires_at <= ${now}, false) as "isDue" ${found}`.execute(tx)
  return listed.rows
}

export async function countCandidates(tx: CityTx, plan: Plan): Promise<number> {
  const { tenant, base, condition } = plan
  const row = condition?.needsRow
    ? sql`join entity e on e.tenant = ${tenant} and e.eid = c.eid`
    : sql``
  const counted = await sql<{ n: string }>`
    select count(*) as n from (${base}) c ${row} where ${conditionOf(plan)}`.execute(tx)
  return Number(counted.rows[0]?.n)
}

function conditionOf({ condition }: Plan): Sql {
  return condition ? condition.where(eid) : sql`true`
}

/** Candidates of which something has expired and is not swept yet. */
export function listDue(tx: CityTx, plan: Plan, limit: number): Promise<Candidate[]> {
  const where = () => sql`e.expires_at <= ${plan.now} and ${conditionOf(plan)}`
  return listCandidates(tx, { ...plan, condition: { where, needsRow: true } }, { limit })
}
