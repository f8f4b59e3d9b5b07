import type { Lang } from '../../base/text.ts'
import { erasureWords, legalBases, type PersonalTable } from './personal-data.ts'

const words = {
  th: {
    head: ['ข้อมูล', 'ช่อง', 'วัตถุประสงค์', 'ฐานทางกฎหมาย', 'ระยะเวลาเก็บ'],
    erasure: 'เมื่อลบข้อมูลของบุคคล',
  },
  en: {
    head: ['Data', 'Columns', 'Purpose', 'Legal basis', 'Kept for'],
    erasure: 'When the person is erased',
  },
}

/** The record of processing (PDPA, section 39) as Markdown for the docs: a part for each table, a row for each field. */
export function printProcessing(tables: readonly PersonalTable[], lang: Lang): string {
  const { head, erasure } = words[lang]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const parts = tables.map(({ table, name, fields, onErasure }) => {
    const rows = fields.map((field) => [
      field.name[lang],
      field.columns.map((column) => `\`${column}\``).join(', '),
      field.purpose[lang],
      legalBases[field.basis][lang],
      field.retention[lang],
    ])
    const because = onErasure.does === 'keep' ? ` ${onErasure.because[lang]}` : ''
    return [
      `## ${name[lang]} (\`${table}\`)`,
      '',
      ...[head, head.map(() => '---'), ...rows].map(line),
      '',
      `${erasure}: ${erasureWords[onErasure.does][lang]}.${because}`,
    ].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}
