import type { Db } from '../store/db.ts'
import type { RecordFiles } from './check-files.ts'
import { type ImportOutcome, importRecord } from './import-record.ts'
import { findVersion, recordVersion } from './version-queries.ts'

/** `kept`: the office has loaded a record of its own, which the shipped one does not replace. */
export type ShippedOutcome = ImportOutcome | { outcome: 'kept'; version: string }

/**
 * Loads the record that ships with the product: into an empty database, and again when an upgrade brings other files, as long
 * as the office has not loaded anything itself. Importing the shipped files by command hands the record back to the product.
 */
export async function loadShippedRecord(
  db: Db,
  files: RecordFiles,
  now: Date,
): Promise<ShippedOutcome> {
  const present = await findVersion(db.read)
  if (present?.origin === 'office')
    return { outcome: 'kept', version: await recordVersion(db.read) }
  return importRecord(db, files, now, 'shipped', 'start')
}
