import { expect, test } from 'vitest'
import { flagCell, numberCell, readTable, textCell } from './csv-table.ts'

const columns = { name: textCell(), size: numberCell(1, 9, true), open: flagCell }

test('rows come with their lines, quoted line ends too', () => {
  const { rows, errors } = readTable(
    'f.csv',
    '\ufeffname,size,open\r\n"a\nb",3,true\nc,4,false\n',
    columns,
  )
  expect(errors).toEqual([])
  expect(rows.map(({ line }) => line)).toEqual([2, 4])
  expect(rows.map(({ values }) => values)).toEqual([
    { name: 'a\nb', size: 3, open: true },
    { name: 'c', size: 4, open: false },
  ])
})

test('every bad cell is told with line and column', () => {
  const { errors } = readTable(
    'f.csv',
    'name,size,open\n,3,true\na,12,maybe\na,1.5,true\n',
    columns,
  )
  expect(errors.map(({ line, path }) => [line, path])).toEqual([
    [2, 'name'],
    [3, 'size'],
    [3, 'open'],
    [4, 'size'],
  ])
})

test('another header, or a row of another length, ends the reading', () => {
  expect(readTable('f.csv', 'name,open\n', columns).errors).toMatchObject([{ line: 1, path: null }])
  expect(readTable('f.csv', 'name,size,open\na,1\n', columns).errors).toMatchObject([{ line: 2 }])
  expect(readTable('f.csv', '', columns).errors).toMatchObject([{ line: 1 }])
})
