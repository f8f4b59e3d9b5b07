import type { FileError } from '../base/file-error.ts'
import type { ImportOutcome } from '../programme/index.ts'
import type { Say } from './command.ts'

/** Says what came of an import; true when the record is now what the files say. */
export function tellImport(outcome: ImportOutcome, say: Say): boolean {
  if (outcome.outcome === 'imported') {
    const { cities, provinces } = outcome
    say({
      th: `นำเข้าทะเบียนแล้ว: ${cities} เมืองและเขต ${provinces} จังหวัด`,
      en: `The record is loaded: ${cities} cities and zones, ${provinces} provinces`,
    })
    return true
  }
  if (outcome.outcome === 'unchanged') {
    say({
      th: 'ทะเบียนตรงกับไฟล์อยู่แล้ว ไม่มีอะไรเปลี่ยน',
      en: 'The record already says this; nothing changed',
    })
    return true
  }
  const count = outcome.errors.length
  say({
    th: `ไม่ได้นำเข้า พบข้อผิดพลาด ${count} จุด ข้อมูลเดิมไม่เปลี่ยนแปลง`,
    en: `Not loaded: ${count} ${count === 1 ? 'error' : 'errors'}; nothing was changed`,
  })
  for (const error of outcome.errors) tellFileError(error, say)
  return false
}

/** Says one fault of a file, with its place. */
export function tellFileError({ file, line, path, message }: FileError, say: Say) {
  const place = [file, line === null ? '' : `:${line}`, path ? ` ${path}` : ''].join('')
  say({ th: `${place} ${message.th}`, en: message.en })
}
