import { type Row, readTable } from '../base/csv-table.ts'
import type { FileError } from '../base/file-error.ts'
import type { Text } from '../base/text.ts'
import { gppColumns, placeFiles, populationColumn } from './place-files.ts'
import type { ProvinceFigure } from './province.ts'

/** A province's line in a GPP file. */
export type GppRow = {
  file: string
  line: number
  code: string
  name: Text
  figures: Omit<ProvinceFigure, 'dataset'>[]
}

type GppValues = Row<ReturnType<typeof gppColumns>>['values']

/** How far population times GPP per head may lie from GPP: both are printed rounded. */
const roundingShare = 0.001

/** Reads every GPP file of a folder. A year may have one file; a province one line; its three figures must agree. */
export function readGpp(files: ReadonlyMap<string, string>): {
  rows: GppRow[]
  errors: FileError[]
} {
  const rows: GppRow[] = []
  const errors: FileError[] = []
  for (const [file, text] of files) {
    const year = Number(placeFiles.gpp.exec(file)?.[1])
    if (!year) continue
    const table = readTable(file, text, gppColumns(year))
    errors.push(...table.errors)
    if (table.errors.length > 0) continue
    const seen = new Set<string>()
    for (const { line, values } of table.rows) {
      const row = toRow(file, line, year, values)
      if (seen.has(row.code))
        errors.push({
          file,
          line,
          path: 'code',
          message: { th: `${row.code} ซ้ำ`, en: `${row.code} stands there twice.` },
        })
      if (!agrees(row)) errors.push({ file, line, path: 'gpp_million_baht', message: disagrees })
      seen.add(row.code)
      rows.push(row)
    }
  }
  return { rows, errors }
}

const disagrees = {
  th: 'ประชากรคูณผลิตภัณฑ์ต่อหัวไม่เท่ากับผลิตภัณฑ์จังหวัด (ต่างกันเกินร้อยละ 0.1)',
  en: 'Population times GPP per head is not the GPP (they differ by more than 0.1 %).',
}

function toRow(file: string, line: number, year: number, values: GppValues): GppRow {
  return {
    file,
    line,
    code: values.code,
    name: { th: values.name_th, en: values.name_en },
    figures: [
      { measure: 'population', year, value: values[populationColumn(year)] as number },
      { measure: 'gpp-per-head-baht', year, value: values.gpp_per_capita_baht },
      { measure: 'gpp-million-baht', year, value: values.gpp_million_baht },
      { measure: 'agriculture-share-pct', year, value: values.agriculture_share_pct },
    ],
  }
}

function agrees({ figures }: GppRow): boolean {
  const [people, perHead, million] = figures.map((figure) => figure.value) as [
    number,
    number,
    number,
  ]
  return Math.abs((people * perHead) / 1e6 - million) <= roundingShare * million
}
