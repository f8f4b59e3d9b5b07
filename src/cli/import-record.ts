import { resolve } from 'node:path'
import { importRecord, readRecordFolder } from '../programme/index.ts'
import type { Call } from './command.ts'
import { shippedRecordFolder } from './load-shipped.ts'
import { tellImport } from './tell-import.ts'
import { withStore } from './with-store.ts'

/** Loads a folder of record files, all or nothing. */
export async function run({ operands, folder, settings, clock, say }: Call): Promise<number> {
  const from = operands[0] ? resolve(folder, operands[0]) : shippedRecordFolder
  const files = await readRecordFolder(from)
  return withStore(settings(), say, async ({ db }) => {
    const outcome = await importRecord(db, files, clock())
    return tellImport(outcome, say) ? 0 : 1
  })
}
