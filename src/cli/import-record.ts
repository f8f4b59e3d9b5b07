import { resolve } from 'node:path'
import { importRecord, readRecordFolder } from '../programme/index.ts'
import { type Call, WrongUsage } from './command.ts'
import { shippedRecordFolder } from './load-shipped.ts'
import { tellImport } from './tell-import.ts'
import { withStore } from './with-store.ts'

/** Loads a folder of record files, all or nothing. The shipped folder hands the record back to the product's upgrades. */
export async function run({ operands, folder, settings, clock, say }: Call): Promise<number> {
  const from = operands[0] ? resolve(folder, operands[0]) : shippedRecordFolder
  const origin = from === shippedRecordFolder ? 'shipped' : 'office'
  const files = await readRecordFolder(from).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(from, error)
  })
  return withStore(settings(), say, async ({ db }) => {
    const outcome = await importRecord(db, files, clock(), origin)
    return tellImport(outcome, say) ? 0 : 1
  })
}

function unreadable(folder: string, { code = '' }: NodeJS.ErrnoException) {
  return new WrongUsage({
    th: `อ่านโฟลเดอร์ ${folder} ไม่ได้ (${code})`,
    en: `The folder ${folder} cannot be read (${code}).`,
  })
}
