import { type Selectable, sql } from 'kysely'
import type { CityTables, CityTx } from '../../store/db.ts'
import type { Result } from './reading.ts'
import type { ReadingChoice } from './reading-queries.ts'
import { saidColumns, toSaid } from './said-columns.ts'
import './tables.ts'

type ResultRow = Selectable<CityTables['indicator_result']>

/** Which results: of a city, an indicator, a version, periods that begin in [from, until); only those not superseded, or all. */
export type ResultChoice = ReadingChoice & { all?: boolean | undefined }

/** Which part of a list of results: those that come after the one of this id, at most so many; without a limit all. */
export type ResultPage = { after?: string | undefined; limit?: number | undefined }

/** Gets results in the order of indicator, version, period and time of computing. */
export async function listResults(
  tx: CityTx,
  choice: ResultChoice,
  { after, limit }: ResultPage = {},
): Promise<Result[]> {
  const { city, id, version, from, until, all } = choice
  let query = tx
    .selectFrom('indicator_result')
    .selectAll()
    .where('tenant', '=', tx.tenant)
    .where('city', '=', city)
  if (id !== undefined) query = query.where('indicator', '=', id)
  if (version !== undefined) query = query.where('version', '=', version)
  if (from) query = query.where('period_from', '>=', from)
  if (until) query = query.where('period_from', '<', until)
  if (!all) query = query.where(isNewest)
  if (after !== undefined) query = query.where(comesAfter(tx, after))
  if (limit !== undefined) query = query.limit(limit)
  const rows = await query
    .orderBy('indicator')
    .orderBy('version')
    .orderBy('period_from')
    .orderBy('computed_at')
    .orderBy('id')
    .execute()
  return rows.map(toResult)
}

const isNewest = sql<boolean>`not exists (
  select from indicator_result as later
  where later.tenant = indicator_result.tenant and later.city = indicator_result.city
    and later.indicator = indicator_result.indicator and later.version = indicator_result.version
    and later.period_from = indicator_result.period_from and later.supersedes = indicator_result.id)`

function comesAfter(tx: CityTx, id: string) {
  return sql<boolean>`(indicator, version, period_from, computed_at, id) > (
    select one.indicator, one.version, one.period_from, one.computed_at, one.id
    from indicator_result as one where one.tenant = ${tx.tenant} and one.id = ${id})`
}

/** The last result of earlier periods that has a number of its own: neither superseded nor carried over itself. */
export async function findLastNumber(
  tx: CityTx,
  { city, id, version, before }: { city: string; id: string; version: number; before: Date },
): Promise<Result | undefined> {
  const row = await tx
    .selectFrom('indicator_result')
    .selectAll()
    .where('tenant', '=', tx.tenant)
    .where('city', '=', city)
    .where('indicator', '=', id)
    .where('version', '=', version)
    .where('period_from', '<', before)
    .where('status', 'in', ['final', 'provisional'])
    .where(sql<boolean>`lineage ->> 'carried' is null`)
    .where(isNewest)
    .orderBy('period_from', 'desc')
    .orderBy('computed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toResult(row)
}

export async function findResult(tx: CityTx, id: string): Promise<Result | undefined> {
  const row = await tx
    .selectFrom('indicator_result')
    .selectAll()
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toResult(row)
}

export async function insertResult(tx: CityTx, result: Result): Promise<void> {
  await tx
    .insertInto('indicator_result')
    .values({
      tenant: tx.tenant,
      id: result.id,
      city: result.city,
      owner: result.owner,
      indicator: result.indicator,
      version: result.version,
      period_from: result.from,
      period_until: result.until,
      ...saidColumns(result),
      unit: result.unit,
      quality: JSON.stringify(result.quality),
      lineage: JSON.stringify(result.lineage),
      change: result.change,
      inputs_hash: result.inputsHash,
      formula_hash: result.formulaHash,
      definition_hash: result.definitionHash,
      engine_version: result.engineVersion,
      computed_at: result.computedAt,
      supersedes: result.supersedes ?? null,
    })
    .execute()
}

function toResult(row: ResultRow): Result {
  return {
    ...toSaid(row),
    id: row.id,
    city: row.city,
    owner: row.owner,
    indicator: row.indicator,
    version: row.version,
    from: row.period_from,
    until: row.period_until,
    unit: row.unit,
    quality: row.quality,
    lineage: row.lineage,
    change: Number(row.change),
    inputsHash: row.inputs_hash,
    formulaHash: row.formula_hash,
    definitionHash: row.definition_hash,
    engineVersion: row.engine_version,
    computedAt: row.computed_at,
    supersedes: row.supersedes ?? undefined,
  }
}
