import { parse } from 'csv-parse/sync'
import type { FileError } from './file-error.ts'
import type { Text } from './text.ts'

/** Reads one cell: its value, or what is wrong with it. */
export type Cell<T> = (text: string) => { value: T } | { wrong: Text }
/** The columns of a CSV file in their order; every one must be there and no other. */
export type Columns = Record<string, Cell<unknown>>
/** One row, with the line it starts on. */
export type Row<C extends Columns> = {
  line: number
  values: { [name in keyof C]: C[name] extends Cell<infer T> ? T : never }
}

/**
 * Reads a CSV file (RFC 4180, UTF-8, with or without byte order mark) cell by cell. Errors: each with its line and column name;
 * a file that is no CSV or has other columns gives one error and no rows.
 */
export function readTable<C extends Columns>(
  file: string,
  text: string,
  columns: C,
): { rows: Row<C>[]; errors: FileError[] } {
  const fail = (line: number, path: string | null, message: Text) => ({
    rows: [],
    errors: [{ file, line, path, message }],
  })
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
    }) as never
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return fail(line, null, {
      th: 'ไม่ใช่ CSV ที่ถูกต้อง: จำนวนคอลัมน์หรือเครื่องหมายคำพูดไม่ครบ',
      en: 'This is not valid CSV: columns or quotation marks do not match.',
    })
  }
  const names = Object.keys(columns)
  const header = records.shift()?.record ?? []
  if (header.join() !== names.join())
    return fail(1, null, {
      th: `แถวหัวตารางต้องเป็น ${names.join(',')}`,
      en: `The header line must be ${names.join(',')}.`,
    })

  const errors: FileError[] = []
  const rows = records.map(({ record, info }) => {
    // The parser tells the line on which a record ends.
    const line = info.lines - record.join().split('\n').length + 1
    const cells = names.map((name, at) => {
      const cell = (columns[name] as Cell<unknown>)(record[at] as string)
      if ('wrong' in cell) errors.push({ file, line, path: name, message: cell.wrong })
      return [name, 'wrong' in cell ? undefined : cell.value]
    })
    return { line, values: Object.fromEntries(cells) as Row<C>['values'] }
  })
  return { rows, errors }
}

/** A text that is not empty, in the form of `form` where one is asked for. */
export function textCell(form?: RegExp): Cell<string> {
  return (text) => {
    if (text.trim() === '') return { wrong: { th: 'ต้องไม่ว่าง', en: 'Must not be empty.' } }
    if (form && !form.test(text))
      return {
        wrong: { th: `รูปแบบไม่ถูกต้อง (${form.source})`, en: `Has the wrong form (${form.source}).` },
      }
    return { value: text }
  }
}

/** A number between two limits, both allowed. */
export function numberCell(atLeast: number, atMost: number, whole = false): Cell<number> {
  return (text) => {
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (value >= atLeast && value <= atMost && (!whole || Number.isInteger(value))) return { value }
    return {
      wrong: {
        th: `ต้องเป็น${whole ? 'จำนวนเต็ม' : 'ตัวเลข'}ตั้งแต่ ${atLeast} ถึง ${atMost}`,
        en: `Must be a ${whole ? 'whole ' : ''}number from ${atLeast} to ${atMost}.`,
      },
    }
  }
}

/** `true` or `false`. */
export const flagCell: Cell<boolean> = (text) =>
  text === 'true' || text === 'false'
    ? { value: text === 'true' }
    : { wrong: { th: 'ต้องเป็น true หรือ false', en: 'Must be true or false.' } }
