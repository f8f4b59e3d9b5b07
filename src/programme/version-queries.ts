import { sql } from 'kysely'
import type { Tx } from '../store/db.ts'
import { noRecord } from './problems.ts'
import type { RecordAbout } from './record.ts'
import type { AboutEntry } from './record-content.ts'

/** Who brought a state of the record: the product, with its files, or the office. */
export type RecordOrigin = 'shipped' | 'office'

/** One state of the record: `hash` is of its content, `number` counts from 1. */
export type RecordVersion = {
  number: number
  hash: string
  about: AboutEntry
  origin: RecordOrigin
}

/** The newest version of the record; undefined before the first import. */
export async function findVersion(tx: Tx): Promise<RecordVersion | undefined> {
  return tx
    .selectFrom('record_version')
    .select(['number', 'content_hash as hash', 'about', 'origin'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * What everything public in this room depends on, as a short text: the record's content and the corrections answered so far.
 * Two states that differ have different versions; before the first import it is `none`.
 */
export async function recordVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select number || '-' || left(content_hash, 12) || '-' || (select count(*) from correction_answer) as version
    from record_version order by number desc limit 1`.execute(tx)
  return rows[0]?.version ?? 'none'
}

/** What the record says of itself. Throws `noRecord` before the first import. */
export async function aboutRecord(tx: Tx): Promise<RecordAbout> {
  const version = await findVersion(tx)
  if (!version) throw noRecord()
  const { title, statement, licence, recordAsOf, compiledOn, unknown } = version.about
  return { title, statement, licence, recordAsOf, compiledOn, unknown }
}
