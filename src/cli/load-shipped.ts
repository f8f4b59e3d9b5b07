import { fileURLToPath } from 'node:url'
import { loadStarters, readStarters } from '../indicators/index.ts'
import { loadShippedRecord, readRecordFolder } from '../programme/index.ts'
import type { Db } from '../store/db.ts'
import type { Say } from './command.ts'
import { tellImport } from './tell-import.ts'

/** The folder of the record that ships with the product. */
export const shippedRecordFolder = fileURLToPath(new URL('../../data', import.meta.url))

/**
 * Loads the shipped record and the starter definitions where they should be, and says what came of it; false when the record could not
 * be loaded.
 */
export async function loadShipped(db: Db, now: Date, say: Say): Promise<boolean> {
  await loadStarters(db, await readStarters(), now)
  const files = await readRecordFolder(shippedRecordFolder)
  const loaded = await loadShippedRecord(db, files, now)
  if (loaded.outcome !== 'kept') return tellImport(loaded, say)
  say({
    th: 'ใช้ทะเบียนที่สำนักงานนำเข้าไว้',
    en: 'Serving the record that the office has loaded',
  })
  return true
}
