import { type Selectable, sql } from 'kysely'
import type { CityTables, CityTx } from '../../store/db.ts'
import type { Reading, Result, Said } from './reading.ts'
import './tables.ts'

type ReadingRow = Selectable<CityTables['indicator_reading']>
type ResultRow = Selectable<CityTables['indicator_result']>

/** Which readings: of a city, of one indicator and version, of periods that begin in [from, until). */
export type ReadingChoice = {
  city: string
  id?: string | undefined
  version?: number | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** Gets readings in the order of indicator, version and time. */
export async function listReadings(tx: CityTx, choice: ReadingChoice): Promise<Reading[]> {
  const { city, id, version, from, until } = choice
  let query = tx
    .selectFrom('indicator_reading')
    .selectAll()
    .where('tenant', '=', tx.tenant)
    .where('city', '=', city)
  if (id !== undefined) query = query.where('id', '=', id)
  if (version !== undefined) query = query.where('version', '=', version)
  if (from) query = query.where('period_from', '>=', from)
  if (until) query = query.where('period_from', '<', until)
  const rows = await query.orderBy('id').orderBy('version').orderBy('period_from').execute()
  return rows.map(toReading)
}

/** The newest reading of each indicator and version of a city. */
export async function newestReadings(tx: CityTx, city: string): Promise<Reading[]> {
  const { rows } = await sql<ReadingRow>`
    select distinct on (id, version) * from indicator_reading
    where tenant = ${tx.tenant} and city = ${city}
    order by id, version, period_from desc`.execute(tx)
  return rows.map(toReading)
}

export async function findReading(
  tx: CityTx,
  { city, id, version, from }: { city: string; id: string; version: number; from: Date },
): Promise<Reading | undefined> {
  const row = await tx
    .selectFrom('indicator_reading')
    .selectAll()
    .where('tenant', '=', tx.tenant)
    .where('city', '=', city)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('period_from', '=', from)
    .executeTakeFirst()
  return row && toReading(row)
}

/** The readings of a space that may have become others by the clock alone. */
export async function listDueReadings(tx: CityTx, now: Date): Promise<Reading[]> {
  const rows = await tx
    .selectFrom('indicator_reading')
    .selectAll()
    .where('tenant', '=', tx.tenant)
    .where('due_at', '<=', now)
    .orderBy('period_from')
    .execute()
  return rows.map(toReading)
}

export async function keepReadingRow(tx: CityTx, reading: Reading): Promise<void> {
  const { city, id, version, from, until, quality, change, inputsHash, readAt, dueAt, result } =
    reading
  const row = {
    ...saidColumns(reading),
    quality: JSON.stringify(quality),
    change,
    inputs_hash: inputsHash,
    read_at: readAt,
    due_at: dueAt ?? null,
    result: result ?? null,
  }
  await tx
    .insertInto('indicator_reading')
    .values({
      tenant: tx.tenant,
      city,
      id,
      version,
      period_from: from,
      period_until: until,
      ...row,
    })
    .onConflict((on) =>
      on.columns(['tenant', 'city', 'id', 'version', 'period_from']).doUpdateSet(row),
    )
    .execute()
}

/** Which results: of a city, an indicator, a version, periods that begin in [from, until); only those not superseded, or all. */
export type ResultChoice = ReadingChoice & { all?: boolean | undefined }

/** Gets results in the order of indicator, version, period and time of computing. */
export async function listResults(tx: CityTx, choice: ResultChoice): Promise<Result[]> {
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
  const rows = await query
    .orderBy('indicator')
    .orderBy('version')
    .orderBy('period_from')
    .orderBy('computed_at')
    .orderBy('id')
    .limit(10_000)
    .execute()
  const results = rows.map(toResult)
  if (all) return results
  const superseded = new Set(results.map(({ supersedes }) => supersedes))
  return results.filter(({ id: own }) => !superseded.has(own))
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

function saidColumns(said: Said) {
  const because = said.because ? JSON.stringify(said.because) : null
  return 'value' in said
    ? { status: said.status, value: said.value, raw: said.raw, because }
    : { status: said.status, value: null, raw: null, because }
}

function toSaid({
  status,
  value,
  raw,
  because,
}: Pick<ReadingRow, 'status' | 'value' | 'raw' | 'because'>): Said {
  const said = { status, ...(value !== null && { value, raw }), ...(because && { because }) }
  return said as Said
}

function toReading(row: ReadingRow): Reading {
  return {
    ...toSaid(row),
    city: row.city,
    id: row.id,
    version: row.version,
    from: row.period_from,
    until: row.period_until,
    quality: row.quality,
    change: Number(row.change),
    inputsHash: row.inputs_hash,
    readAt: row.read_at,
    dueAt: row.due_at ?? undefined,
    result: row.result ?? undefined,
  }
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
