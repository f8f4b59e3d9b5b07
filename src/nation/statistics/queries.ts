import { sql } from 'kysely'
import type { Tx } from '../../store/db.ts'
import type { StatisticContent, StatisticDefinition } from './statistic.ts'

/** A stored version, without its rows. `years` in rising order. */
export type StatisticVersion = {
  id: string
  version: number
  hash: string
  definition: StatisticDefinition
  importedAt: Date
  years: number[]
}

/** The newest version of a statistic. */
export async function findNewest(
  tx: Tx,
  id: string,
): Promise<Pick<StatisticVersion, 'version' | 'hash' | 'definition'> | undefined> {
  const row = await tx
    .selectFrom('statistic')
    .select(['version', 'content_hash', 'definition'])
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: row.version, hash: row.content_hash, definition: row.definition }
}

/** Every version of every statistic, by id, the newest first. */
export async function listVersions(tx: Tx): Promise<StatisticVersion[]> {
  const { rows } = await sql<{
    id: string
    version: number
    content_hash: string
    definition: StatisticDefinition
    imported_at: Date
    years: number[]
  }>`
    select s.*, (select array_agg(distinct year order by year) from statistic_value v
      where v.statistic_id = s.id and v.version = s.version) as years
    from statistic s order by s.id, s.version desc`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    hash: row.content_hash,
    definition: row.definition,
    importedAt: row.imported_at,
    years: row.years,
  }))
}

/** Stores a version with its rows. */
export async function storeVersion(
  tx: Tx,
  { definition, rows }: StatisticContent,
  { version, hash, now }: { version: number; hash: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('statistic')
    .values({
      id: definition.id,
      version,
      content_hash: hash,
      definition: sql`${JSON.stringify(definition)}::json`,
      imported_at: now,
    })
    .execute()
  const lines = rows.map(({ code, ...row }) => ({
    statistic_id: definition.id,
    version,
    province_code: code,
    ...row,
  }))
  await sql`
    insert into statistic_value (statistic_id, version, year, province_code, value, population)
    select statistic_id, version, year, province_code, value, population
    from json_populate_recordset(null::statistic_value, ${JSON.stringify(lines)}::json)`.execute(tx)
}
