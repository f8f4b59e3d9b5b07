import { expect, test } from 'vitest'
import { pm25Days } from '../../src/indicators/check/pm25.fixture.ts'
import type { Declaration } from '../../src/indicators/index.ts'
import { columnNeeds } from '../../src/web/first-csv/column-needs.ts'
import { readObservations, readSheet, readTime } from '../../src/web/first-csv/read-rows.ts'
import { pointName } from '../../src/web/indicators/point-name.ts'
import { cityDataWords } from '../../src/web/words/city-data.ts'

test('a point is called by what only it has of an id', () => {
  expect(pointName('urn:ngsi-ld:EVChargingStation:yala:charger-1')).toBe('charger-1')
  expect(pointName('urn:ngsi-ld:KeyPerformanceIndicator:yala:shops:csv')).toBe('shops:csv')
  for (const whole of ['https://x.example/1', 'urn:ngsi-ld:Device:1'])
    expect(pointName(whole)).toBe(whole)
})

test('the words of the data of a city are English in English', () => {
  const said = JSON.stringify(cityDataWords.en, (_, value) =>
    typeof value === 'function' ? value('1', '2') : value,
  )
  expect(said).toContain('Column of')
  expect(said).not.toMatch(/[\u0e00-\u0e7f]/)
})

test('times are days or moments, with or without a zone, in either era', () => {
  expect(readTime('2026-11-24')).toEqual(new Date('2026-11-24T12:00:00+07:00'))
  expect(readTime('24/11/2569')).toEqual(new Date('2026-11-24T12:00:00+07:00'))
  expect(readTime('2026-11-24 08:30')).toEqual(new Date('2026-11-24T08:30:00+07:00'))
  expect(readTime('2569-11-24T08:30:00Z')).toEqual(new Date('2026-11-24T08:30:00Z'))
  for (const wrong of ['', 'yesterday', '31/02/2569', '2026-11-24T99:00'])
    expect(readTime(wrong)).toBeUndefined()
})

test('what is no table is told apart from one that is too short or too long', () => {
  expect(readSheet('')).toBe('noFile')
  expect(readSheet('a,b\n1')).toBe('notCsv')
  expect(readSheet('a,b')).toBe('tooFew')
  expect(readSheet(`a,b\n${'1,2\n'.repeat(5001)}`)).toBe('tooMany')
  expect(readSheet('\ufeffday,value\n2026-11-24, 3')).toEqual({
    columns: ['day', 'value'],
    rows: [['2026-11-24', '3']],
  })
})

test('rows become observations; an empty value says nothing, and a fault names its line', () => {
  const sheet = readSheet(
    'day,count,place\n24/11/2569,"1,200",Old Market\n25/11/2569,,x\nx,1,y\n26/11/2569,many,z',
  )
  if (typeof sheet === 'string') throw new Error(sheet)
  expect(readObservations(sheet, { time: 0, value: 1, point: 2 })).toEqual({
    observations: [{ point: 'old-market', at: new Date('2026-11-24T05:00:00Z'), value: 1200 }],
    faults: [
      { line: 4, kind: 'badTime', given: 'x' },
      { line: 5, kind: 'badValue', given: 'many' },
    ],
  })
})

test('a column feeds an input where one name tells its entity apart, and no file feeds what needs more', () => {
  const plain = pm25Days.inputs.pm25 as Declaration['inputs'][string]
  const needs = (...conditions: (string | undefined)[]) =>
    columnNeeds({
      ...pm25Days,
      inputs: Object.fromEntries(
        conditions.map((q, at) => [`i${at}`, q === undefined ? plain : { ...plain, q }]),
      ),
    })?.map(({ mark }) => mark?.value)
  expect(needs(undefined)).toEqual([undefined])
  expect(needs('name=="shops"', 'name=="stalls"')).toEqual(['shops', 'stalls'])
  for (const wrong of [
    ['kind=="a","b"'],
    ['level>3'],
    ['name=="a"', undefined],
    ['name=="a"', 'name=="a"'],
  ])
    expect(needs(...wrong)).toBeUndefined()
})
