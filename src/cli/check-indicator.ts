import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { lineOfPointer, readJson } from '../base/json-file.ts'
import { checkDeclaration, knownTo } from '../indicators/index.ts'
import { type Call, WrongUsage } from './command.ts'
import { tellFileError } from './tell-import.ts'
import { withStore } from './with-store.ts'

/** Checks the declaration of an indicator in a file, its tests too, and tells every fault with its line. Stores nothing. */
export async function run({ operands, options, folder, settings, say }: Call): Promise<number> {
  const file = operands[0] as string
  const text = await readFile(resolve(folder, file), 'utf8').catch(
    ({ code = '' }: NodeJS.ErrnoException) => {
      throw new WrongUsage({
        th: `อ่านไฟล์ ${file} ไม่ได้ (${code})`,
        en: `The file ${file} cannot be read (${code}).`,
      })
    },
  )
  const read = readJson(file, text)
  if ('error' in read) {
    tellFileError(read.error, say)
    return 1
  }
  const city = typeof options.city === 'string' ? options.city : undefined
  const checked = await withStore(settings(), say, async ({ db }) =>
    checkDeclaration(read.value, await knownTo(db.read, city)),
  )
  if (checked.ok) {
    const { id, version } = checked.declaration
    say({ th: `${id} ฉบับที่ ${version} ใช้ได้`, en: `${id} version ${version} may be used` })
    return 0
  }
  for (const { path, because } of checked.faults)
    tellFileError({ file, line: lineOfPointer(text, path), path, message: because }, say)
  return 1
}
