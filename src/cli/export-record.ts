import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { exportRecord } from '../programme/index.ts'
import type { Call } from './command.ts'
import { withStore } from './with-store.ts'

/** Writes the present record to a folder. Files that are there already stay as they are unless `--overwrite` is given. */
export async function run({ operands, options, folder, settings, say }: Call): Promise<number> {
  const to = resolve(folder, operands[0] as string)
  const files = await withStore(settings(), say, ({ db }) => db.transaction(exportRecord))
  const taken = [...files.keys()].filter((name) => existsSync(join(to, name)))
  if (taken.length > 0 && !options.overwrite) {
    const list = taken.join(', ')
    say({
      th: `ไม่ได้เขียน ในโฟลเดอร์ ${to} มี ${list} อยู่แล้ว ใช้ --overwrite เพื่อเขียนทับ`,
      en: `Nothing written: ${to} already has ${list}; --overwrite replaces them`,
    })
    return 1
  }
  await mkdir(to, { recursive: true })
  for (const [name, content] of files) await writeFile(join(to, name), content)
  say({ th: `เขียน ${files.size} ไฟล์ลงใน ${to} แล้ว`, en: `Wrote ${files.size} files to ${to}` })
  return 0
}
