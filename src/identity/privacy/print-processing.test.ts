import { expect, test } from 'vitest'
import { langs } from '../../base/text.ts'
import { identityData } from './identity-data.ts'
import { legalBases } from './personal-data.ts'
import { printProcessing } from './print-processing.ts'

test('every personal field stands in the docs with purpose, basis and retention, in both languages', () => {
  for (const lang of langs) {
    const page = printProcessing(identityData, lang)
    for (const { table, fields } of identityData) {
      expect(page).toContain(`(\`${table}\`)`)
      for (const { columns, name, purpose, basis, retention } of fields) {
        const cells = [name[lang], columns.map((column) => `\`${column}\``).join(', ')]
        cells.push(purpose[lang], legalBases[basis][lang], retention[lang])
        expect(page).toContain(`| ${cells.join(' | ')} |`)
      }
    }
  }
})

test('no table stands twice, and none keeps without a reason', () => {
  const tables = identityData.map(({ table }) => table)
  expect(tables).toEqual([...new Set(tables)])
  const english = printProcessing(identityData, 'en')
  expect(english.match(/kept under the random id\. \S/g)).toHaveLength(
    identityData.filter(({ onErasure }) => onErasure.does === 'keep').length,
  )
})
