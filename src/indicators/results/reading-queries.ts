import { type Selectable, sql } from 'kysely'
import type { CityTables, CityTx } from '../../store/db.ts'
import type { Reading } from './reading.ts'
import { saidColumns, toSaid } from './said-columns.ts'
import './tables.ts'

type ReadingRow = Selectable<CityTables['indicator_reading']>

/** Which readings: of a city, of one indicator and version, of periods that begin in [from, until). */
export type ReadingChoice = {
  city: string
  id?: string | undefined
  version?: number | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** Which part of a list of readings: those that come after one, at most so many; without a limit all. */
export type ReadingPage = {
  after?: Pick<Reading, 'id' | 'version' | 'from'> | undefined
  limit?: number | undefined
}

/** Gets readings in the order of indicator, version and time. */
export async function listReadings(
  tx: CityTx,
  choice: ReadingChoice,
  { after, limit }: ReadingPage = {},
): Promise<Reading[]> {
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
  if (after)
    query = query.where(
      sql<boolean>`(id, version, period_from) > (${after.id}, ${after.version}::int, ${after.from}::timestamptz)`,
    )
  if (limit !== undefined) query = query.limit(limit)
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
