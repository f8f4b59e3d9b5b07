import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { listBreaches, record, systemEntry, writeRegister } from '../identity/index.ts'
import type { Call } from './command.ts'
import { withStore } from './with-store.ts'

/** Writes the register of breaches of personal data to a file, and puts on record that it was taken out. */
export async function run({ operands, folder, settings, clock, say }: Call): Promise<number> {
  const file = resolve(folder, operands[0] as string)
  if (existsSync(file)) {
    say({ th: `ไม่ได้เขียน มี ${file} อยู่แล้ว`, en: `Nothing written: ${file} is there already` })
    return 1
  }
  const now = clock()
  const breaches = await withStore(settings(), say, ({ db }) =>
    db.transaction(async (tx) => {
      const object = { kind: 'breach', id: null }
      await record(tx, systemEntry('command-line', now, { action: 'breach.read', object }))
      return listBreaches(tx)
    }),
  )
  await writeFile(file, writeRegister(breaches, now), { mode: 0o600 })
  say({
    th: `เขียนทะเบียนเหตุละเมิด ${breaches.length} เหตุลงใน ${file} แล้ว`,
    en: `Wrote the register of breaches, ${breaches.length} of them, to ${file}`,
  })
  return 0
}
