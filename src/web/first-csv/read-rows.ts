import { parse } from 'csv-parse/sync'
import { readDay } from '../../base/day.ts'

/** A CSV file of a city as it came: names of columns, and rows of as many texts. */
export type Sheet = { columns: string[]; rows: string[][] }
export type SheetFault = 'noFile' | 'notCsv' | 'tooFew' | 'tooMany'

export const mostRows = 5_000

/** Reads a CSV file; its rows are not understood yet. */
export function readSheet(text: string): Sheet | SheetFault {
  if (text.trim() === '') return 'noFile'
  let rows: string[][]
  try {
    rows = parse(text, { bom: true, skip_empty_lines: true, trim: true })
  } catch {
    return 'notCsv'
  }
  const [columns, ...data] = rows
  if (!columns || data.length === 0) return 'tooFew'
  return data.length > mostRows ? 'tooMany' : { columns, rows: data }
}

/** Which column is what; without `point` the whole file is one. */
export type Mapping = { time: number; value: number; point: number | undefined }
export type CsvObservation = { point: string; at: Date; value: number }
export type RowFault = { line: number; kind: 'badTime' | 'badValue'; given: string }

const mostFaults = 10

/** Understands the rows by their columns; gives the first faults where there are any. A row without a value says nothing. */
export function readObservations(
  { rows }: Sheet,
  { time, value, point }: Mapping,
): { observations: CsvObservation[]; faults: RowFault[] } {
  const observations: CsvObservation[] = []
  const faults: RowFault[] = []
  rows.forEach((row, index) => {
    const line = index + 2
    const [when = '', given = ''] = [row[time], row[value]]
    if (given === '') return
    const at = readTime(when)
    const number = /^-?\d{1,15}(\.\d+)?$/.test(given.replaceAll(',', ''))
      ? Number(given.replaceAll(',', ''))
      : undefined
    if (!at) faults.push({ line, kind: 'badTime', given: when })
    else if (number === undefined) faults.push({ line, kind: 'badValue', given })
    else observations.push({ point: nameOf(row, point), at, value: number })
  })
  return { observations, faults: faults.slice(0, mostFaults) }
}

/** A moment of ISO 8601; without a zone, and for a day alone at noon, of Bangkok. Buddhist years are understood. */
export function readTime(typed: string): Date | undefined {
  const [, date = '', clock, zone] =
    /^(\S+?)(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:\d{2})?$/.exec(typed) ?? []
  const day = readDay(date)
  if (!day) return undefined
  const at = new Date(`${day}T${clock ?? '12:00'}${zone ?? '+07:00'}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** A name that can end the id of an entity. */
function nameOf(row: readonly string[], point: number | undefined): string {
  const name = point === undefined ? '' : (row[point] ?? '')
  return encodeURIComponent(name.toLowerCase().replaceAll(/\s+/g, '-')).slice(0, 80) || 'csv'
}
