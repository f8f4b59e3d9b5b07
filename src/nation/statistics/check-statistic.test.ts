import { expect, test } from 'vitest'
import {
  provinces,
  type SyntheticRow,
  statisticFiles,
  syntheticDefinition,
  syntheticRows,
} from '../../../test/nation/synthetic.ts'
import { checkStatistic } from './check-statistic.ts'
import type { StatisticFiles } from './statistic.ts'

const today = '2026-11-28'
const good = () => syntheticRows([2023, 2024])

/** What is told of files: `file:line:path message`, English. */
function faults(files: StatisticFiles): string[] {
  const { content, errors } = checkStatistic(files, provinces, today)
  expect(content === undefined).toBe(errors.length > 0)
  for (const { message } of errors) expect(message.th).toMatch(/[ก-๙]/)
  return errors.map(
    ({ file, line, path, message }) => `${file}:${line ?? ''}:${path ?? ''} ${message.en}`,
  )
}

function spoilt(change: (rows: SyntheticRow[]) => void): StatisticFiles {
  const rows = good()
  change(rows)
  return statisticFiles(rows)
}

test('a whole table of every province in every year is taken, by year and province', () => {
  const { content, errors } = checkStatistic(statisticFiles(good().reverse()), provinces, today)
  expect(errors).toEqual([])
  expect(content?.rows).toHaveLength(154)
  expect(content?.rows.slice(0, 2).map(({ year, code }) => [year, code])).toEqual([
    [2023, '10'],
    [2023, '11'],
  ])
})

test('a value that the source does not publish is left empty and stays absent', () => {
  const files = spoilt((rows) => Object.assign(rows[3] as SyntheticRow, { value: '' }))
  const { content } = checkStatistic(files, provinces, today)
  expect(content?.rows.filter(({ value }) => value === null)).toHaveLength(1)
})

test('a negative value is a value: what cannot be measured of it is said by the measures', () => {
  expect(
    faults(spoilt((rows) => Object.assign(rows[3] as SyntheticRow, { value: '-2.5' }))),
  ).toEqual([])
})

test.each<[string, StatisticFiles, string[]]>([
  [
    'a missing province',
    spoilt((rows) => rows.splice(1, 1)),
    [
      'income.csv::code Province 11 Samut Prakan is missing in 2023; leave its value empty where none is published.',
    ],
  ],
  [
    'a duplicate',
    spoilt((rows) => rows.push(rows[0] as SyntheticRow)),
    ['income.csv:156:code Province 10 stands there twice for 2023, first on line 2.'],
  ],
  [
    'a negative population',
    spoilt((rows) => Object.assign(rows[0] as SyntheticRow, { population: '-5' })),
    ['income.csv:2:population A population cannot be negative.'],
  ],
  [
    'no people',
    spoilt((rows) => Object.assign(rows[0] as SyntheticRow, { population: '0' })),
    ['income.csv:2:population Must be a whole number from 1 to 1000000000.'],
  ],
  [
    'a unit clash',
    spoilt((rows) => Object.assign(rows[0] as SyntheticRow, { unit: 'USD' })),
    ['income.csv:2:unit The unit USD is not the declared one (THB).'],
  ],
  [
    'rows that slipped by one line',
    spoilt((rows) => Object.assign(rows[0] as SyntheticRow, { name: 'นนทบุรี' })),
    ['income.csv:2:name_th Province 10 is กรุงเทพมหานคร.'],
  ],
  [
    'a Buddhist year',
    spoilt((rows) => Object.assign(rows[0] as SyntheticRow, { year: 2567 })),
    ['income.csv:2:year Must be a Gregorian year: B.E. 2567 is 2024.'],
  ],
  [
    'a year to come',
    statisticFiles(syntheticRows([2027])),
    provinces.map((_, at) => `income.csv:${at + 2}:year Lies in the future.`),
  ],
  [
    'a number with a separator',
    spoilt((rows) => Object.assign(rows[0] as SyntheticRow, { value: '1e5' })),
    ['income.csv:2:value Must be a number from -1000000000000000 to 1000000000000000.'],
  ],
  ['no rows', statisticFiles([]), ['income.csv:: There are no rows.']],
  [
    'an indicator of the record',
    statisticFiles(good(), { ...syntheticDefinition, id: 'gpp-per-head' }),
    ['income.json:2:/id gpp-per-head is an indicator of the record itself and cannot be imported.'],
  ],
  [
    'a day that is none',
    statisticFiles(good(), { ...syntheticDefinition, asOf: '2024-02-31' }),
    ['income.json:38:/asOf Is no day, month or year that exists.'],
  ],
])('%s is refused with its place', (_, files, expected) => {
  expect(faults(files)).toEqual(expected)
})

test('everything that is wrong is told at once, of both files', () => {
  const files = spoilt((rows) => {
    Object.assign(rows[0] as SyntheticRow, { unit: 'USD' })
    rows.splice(5, 2)
  })
  const { licence: _, ...unlicensed } = syntheticDefinition
  files.definition.text = JSON.stringify(unlicensed)
  const told = faults(files)
  expect(told.some((fault) => fault.startsWith('income.json') && fault.includes('licence'))).toBe(
    true,
  )
  expect(told.filter((fault) => fault.includes('is missing in 2023'))).toHaveLength(2)
})
