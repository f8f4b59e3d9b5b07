import { expect, test } from 'vitest'
import { readMoment } from './day.ts'

test.each([
  ['24/11/2569', '14:30', '2026-11-24T07:30:00.000Z'],
  ['๒๔/๑๑/๒๕๖๙', '๙.๐๕', '2026-11-24T02:05:00.000Z'],
  ['2026-11-24', ' 0:00 ', '2026-11-23T17:00:00.000Z'],
])('%s at %s is a moment in Bangkok', (day, time, at) => {
  expect(readMoment(day, time)?.toISOString()).toBe(at)
})

test.each([
  ['31/2/2569', '14:30'],
  ['24/11/2569', '24:00'],
  ['24/11/2569', '9:60'],
  ['24/11/2569', '9:5'],
  ['24/11/2569', 'noon'],
  ['', ''],
])('%s at %s is none', (day, time) => {
  expect(readMoment(day, time)).toBeUndefined()
})
