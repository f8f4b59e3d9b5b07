import { type Row, readTable } from '../../base/csv-table.ts'
import { firstDay, isPartialDay } from '../../base/day.ts'
import type { FileError } from '../../base/file-error.ts'
import { errorAt, type JsonFile, readShaped } from '../../base/shaped-file.ts'
import type { Text } from '../../base/text.ts'
import { reservedIds } from '../shipped-indicators.ts'
import {
  definitionShape,
  type StatisticContent,
  type StatisticDefinition,
  type StatisticFiles,
  statisticColumns,
} from './statistic.ts'

type TableRow = Row<typeof statisticColumns>
type KnownProvince = { code: string; name: Text }

/**
 * Checks a statistic to the end and gives all that is wrong with it: every province once in every year, its name, its unit, a
 * positive population, no year to come. Content is given only when nothing is wrong.
 *
 * Shapes: `provinces` is the list that the record knows; `today` a day in Bangkok.
 */
export function checkStatistic(
  files: StatisticFiles,
  provinces: readonly KnownProvince[],
  today: string,
): { content?: StatisticContent; errors: FileError[] } {
  const errors: FileError[] = []
  const read = readShaped<StatisticDefinition>(
    files.definition.name,
    files.definition.text,
    definitionShape,
  )
  const json = 'json' in read ? read.json : undefined
  if ('errors' in read) errors.push(...read.errors)
  if (json) errors.push(...checkId(json), ...checkAsOf(json, today))
  const table = readTable(files.table.name, files.table.text, statisticColumns)
  errors.push(...table.errors)
  if (table.errors.length === 0)
    errors.push(...checkRows(files.table.name, table.rows, json?.value, provinces, today))
  if (errors.length > 0 || !json) return { errors }
  return { content: toContent(json.value, table.rows), errors }
}

function checkId(json: JsonFile<StatisticDefinition>): FileError[] {
  const { id } = json.value
  if (!reservedIds.includes(id)) return []
  return [
    errorAt(json, '/id', {
      th: `${id} เป็นตัวชี้วัดของทะเบียนเอง ใช้เป็นชื่อชุดข้อมูลไม่ได้`,
      en: `${id} is an indicator of the record itself and cannot be imported.`,
    }),
  ]
}

function checkAsOf(json: JsonFile<StatisticDefinition>, today: string): FileError[] {
  const { asOf } = json.value
  if (!isPartialDay(asOf))
    return [
      errorAt(json, '/asOf', {
        th: 'ไม่ใช่วัน เดือน หรือปีที่มีอยู่',
        en: 'Is no day, month or year that exists.',
      }),
    ]
  if (firstDay(asOf) > today)
    return [errorAt(json, '/asOf', { th: 'เป็นวันในอนาคต', en: 'Lies in the future.' })]
  return []
}

function checkRows(
  file: string,
  rows: TableRow[],
  definition: StatisticDefinition | undefined,
  provinces: readonly KnownProvince[],
  today: string,
): FileError[] {
  const errors: FileError[] = []
  const nameOf = new Map(provinces.map(({ code, name }) => [code, name.th]))
  const seen = new Map<string, number>()
  const say = (line: number, path: string, message: Text) =>
    errors.push({ file, line, path, message })
  for (const { line, values } of rows) {
    const { code, name_th, year, unit } = values
    const name = nameOf.get(code)
    if (name === undefined) say(line, 'code', unknownProvince(code))
    else if (name !== name_th) say(line, 'name_th', otherName(code, name))
    if (definition && unit !== definition.unit.code)
      say(line, 'unit', unitClash(unit, definition.unit.code))
    if (year > Number(today.slice(0, 4))) say(line, 'year', yearToCome)
    const before = seen.get(`${year} ${code}`)
    if (before !== undefined) say(line, 'code', twice(code, year, before))
    else seen.set(`${year} ${code}`, line)
  }
  for (const year of new Set(rows.map(({ values }) => values.year)))
    for (const { code, name } of provinces)
      if (!seen.has(`${year} ${code}`))
        errors.push({ file, line: null, path: 'code', message: missing(code, name, year) })
  if (rows.length === 0)
    errors.push({
      file,
      line: null,
      path: null,
      message: { th: 'ไม่มีแถวข้อมูล', en: 'There are no rows.' },
    })
  return errors
}

function toContent(definition: StatisticDefinition, rows: TableRow[]): StatisticContent {
  return {
    definition,
    rows: rows
      .map(({ values: { code, year, value, population } }) => ({ code, year, value, population }))
      .sort((a, b) => a.year - b.year || (a.code < b.code ? -1 : 1)),
  }
}

const unknownProvince = (code: string): Text => ({
  th: `ไม่มีจังหวัดรหัส ${code}`,
  en: `There is no province ${code}.`,
})
const otherName = (code: string, name: string): Text => ({
  th: `จังหวัดรหัส ${code} คือ ${name}`,
  en: `Province ${code} is ${name}.`,
})
const unitClash = (unit: string, declared: string): Text => ({
  th: `หน่วย ${unit} ไม่ตรงกับหน่วยที่ประกาศไว้ (${declared})`,
  en: `The unit ${unit} is not the declared one (${declared}).`,
})
const twice = (code: string, year: number, line: number): Text => ({
  th: `จังหวัด ${code} ปี ${year} ซ้ำกับบรรทัดที่ ${line}`,
  en: `Province ${code} stands there twice for ${year}, first on line ${line}.`,
})
const missing = (code: string, name: Text, year: number): Text => ({
  th: `ปี ${year} ไม่มีจังหวัด ${code} ${name.th} (หากแหล่งข้อมูลไม่เผยแพร่ ให้เว้นค่าว่างไว้)`,
  en: `Province ${code} ${name.en} is missing in ${year}; leave its value empty where none is published.`,
})
const yearToCome: Text = { th: 'เป็นปีในอนาคต', en: 'Lies in the future.' }
