import { type Selectable, sql } from 'kysely'
import type { CityTables, CityTx } from '../../store/db.ts'
import type { Commitment, Judgement } from './commitment.ts'
import './tables.ts'

type Row = Selectable<CityTables['commitment']>
type JudgementRow = Selectable<CityTables['commitment_judgement']>

/** The commitments of a space that have not ended; of one city, where it is named. */
export async function listStandingCommitments(tx: CityTx, city?: string): Promise<Commitment[]> {
  return (await listCommitments(tx, city)).filter(({ endedAt }) => endedAt === undefined)
}

/** All commitments of a space, or of a city, in the order of their making. */
export async function listCommitments(tx: CityTx, city?: string): Promise<Commitment[]> {
  let query = tx.selectFrom('commitment').selectAll().where('tenant', '=', tx.tenant)
  if (city !== undefined) query = query.where('city', '=', city)
  const rows = await query.orderBy('made_at').orderBy('id').execute()
  return rows.map(toCommitment)
}

export async function findCommitment(tx: CityTx, id: string): Promise<Commitment | undefined> {
  const row = await tx
    .selectFrom('commitment')
    .selectAll()
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toCommitment(row)
}

export async function insertCommitment(tx: CityTx, one: Commitment): Promise<void> {
  await tx
    .insertInto('commitment')
    .values({
      tenant: tx.tenant,
      id: one.id,
      city: one.city,
      indicator: one.indicator,
      version: one.version,
      promise: JSON.stringify(one.promise),
      critical: one.critical,
      starts_on: one.startsOn,
      due_on: one.dueOn,
      made_at: one.madeAt,
      ended_at: one.endedAt ?? null,
    })
    .execute()
}

export async function endCommitment(tx: CityTx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('commitment')
    .set({ ended_at: now })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .execute()
}

/** What was judged of the commitments of a city up to a moment, in the order of time. */
export async function listJudgements(tx: CityTx, city: string, at?: Date): Promise<Judgement[]> {
  const { rows } = await sql<JudgementRow>`
    select judged.* from commitment_judgement judged
    join commitment on commitment.tenant = judged.tenant and commitment.id = judged.commitment
    where judged.tenant = ${tx.tenant} and commitment.city = ${city}
      and (${at ?? null}::timestamptz is null or judged.at <= ${at ?? null})
    order by judged.at, judged.commitment`.execute(tx)
  return rows.map(({ commitment, at: moment, verdict, because, expected, result }) => ({
    commitment,
    at: moment,
    verdict,
    because,
    expected: expected ?? undefined,
    result: result ?? undefined,
  }))
}

export async function insertJudgement(tx: CityTx, one: Judgement): Promise<void> {
  await tx
    .insertInto('commitment_judgement')
    .values({
      tenant: tx.tenant,
      commitment: one.commitment,
      at: one.at,
      verdict: one.verdict,
      because: JSON.stringify(one.because),
      expected: one.expected ? JSON.stringify(one.expected) : null,
      result: one.result ?? null,
    })
    .onConflict((on) => on.columns(['tenant', 'commitment', 'at']).doNothing())
    .execute()
}

function toCommitment(row: Row): Commitment {
  return {
    id: row.id,
    city: row.city,
    indicator: row.indicator,
    version: row.version,
    promise: row.promise,
    critical: row.critical,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    madeAt: row.made_at,
    endedAt: row.ended_at ?? undefined,
  }
}
