import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | boolean | null | undefined

/**
 * Writes a CSV file (RFC 4180) as people open it: a byte order mark for Excel, CRLF, a header line, and a last column `notice`
 * that says on every row what the file is. Texts that a spreadsheet would run as a formula get a leading apostrophe; numbers
 * stay numbers. `rows` hold one cell per column of `header`; an absent cell is empty.
 */
export function writeCsv(header: string[], rows: Cell[][], notice: string): string {
  const lines = rows.map((row) => [...row.map(writeCell), writeCell(notice)])
  return stringify([[...header, 'notice'], ...lines], { bom: true, record_delimiter: '\r\n' })
}

/** Spreadsheets run what begins with these, in their full-width forms too. Source: OWASP, CSV injection. */
const startsFormula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

function writeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  return startsFormula.test(cell) ? `'${cell}` : cell
}
