import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { importStatistic } from '../nation/index.ts'
import { type Call, WrongUsage } from './command.ts'
import { tellFileError } from './tell-import.ts'
import { withStore } from './with-store.ts'

/** Loads an official statistic by province and year, all or nothing, as a new version of its dataset. */
export async function run({ operands, folder, settings, clock, say }: Call): Promise<number> {
  const [definition, table] = await Promise.all(
    operands.map((operand) => readOperand(resolve(folder, operand))),
  )
  const files = { definition, table } as Parameters<typeof importStatistic>[1]
  return withStore(settings(), say, async ({ db }) => {
    const outcome = await importStatistic(db, files, clock())
    if (outcome.outcome === 'refused') {
      const count = outcome.errors.length
      say({
        th: `ไม่ได้นำเข้า พบข้อผิดพลาด ${count} จุด ข้อมูลเดิมไม่เปลี่ยนแปลง`,
        en: `Not loaded: ${count} ${count === 1 ? 'error' : 'errors'}; nothing was changed`,
      })
      for (const error of outcome.errors) tellFileError(error, say)
      return 1
    }
    const { id, version } = outcome
    say(
      outcome.outcome === 'unchanged'
        ? {
            th: `${id} ฉบับที่ ${version} ตรงกับไฟล์อยู่แล้ว ไม่มีอะไรเปลี่ยน`,
            en: `${id} version ${version} already says this; nothing changed`,
          }
        : {
            th: `นำเข้า ${id} ฉบับที่ ${version} แล้ว ปี ค.ศ. ${outcome.years.join(', ')}`,
            en: `${id} version ${version} is loaded, years ${outcome.years.join(', ')}`,
          },
    )
    return 0
  })
}

async function readOperand(path: string) {
  const text = await readFile(path, 'utf8').catch(({ code = '' }: NodeJS.ErrnoException) => {
    throw new WrongUsage({
      th: `อ่านไฟล์ ${path} ไม่ได้ (${code})`,
      en: `The file ${path} cannot be read (${code}).`,
    })
  })
  return { name: basename(path), text }
}
