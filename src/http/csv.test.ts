import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCsv } from './csv.ts'

test('a file opens in Excel as what it is: mark, header, rows, and the notice on every row', () => {
  const csv = writeCsv(
    ['name', 'count', 'note'],
    [
      ['ขอนแก่น', 3, null],
      ['a "b", c', -1.5, '=1+1'],
    ],
    'ไม่ใช่เว็บไซต์ทางการ',
  )

  expect(csv).toBe(
    '\ufeffname,count,note,notice\r\n' +
      'ขอนแก่น,3,,ไม่ใช่เว็บไซต์ทางการ\r\n' +
      '"a ""b"", c",-1.5,\'=1+1,ไม่ใช่เว็บไซต์ทางการ\r\n',
  )
})

test('no text can run as a formula, and nothing else of a text is changed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(writeCsv(['a', 'b'], rows, 'n'), { bom: true })
      for (const [at, row] of rows.entries()) {
        const cells = read[at + 1] as string[]
        for (const [column, text] of row.entries()) {
          const cell = cells[column] as string
          expect(cell).not.toMatch(/^[=+\-@\t\r]/)
          expect([text, `'${text}`]).toContain(cell)
        }
      }
    }),
  )
})
