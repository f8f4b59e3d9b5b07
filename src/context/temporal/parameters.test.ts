import { expect, test } from 'vitest'
import { Problem } from '../../base/problem.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { readAggregation } from './aggregation.ts'
import { isWhole, readDuration, startOfPeriod } from './duration.ts'
import { compareMoments, dateTimeOf, dateTimeOfText, microsOf } from './moment.ts'
import { readTemporalShape } from './shape.ts'
import { readTimeRange } from './time-range.ts'

const at = '2026-11-23T22:00:00Z'
const faulty = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { type: error.kind.type, ...error.facts.members }
  }
  return undefined
}

test('a time range is open on one side or closed below and open above', () => {
  expect(readTimeRange({ timerel: 'after', timeAt: at }, true)).toEqual({
    property: 'observedAt',
    relation: 'after',
    from: at,
  })
  expect(
    readTimeRange({ timerel: 'before', timeAt: at, timeproperty: 'modifiedAt' }, true),
  ).toEqual({
    property: 'modifiedAt',
    relation: 'before',
    until: at,
  })
  const between = { timerel: 'between', timeAt: at, endTimeAt: '2026-11-23T22:00:00,5Z' }
  expect(readTimeRange(between, true)).toMatchObject({ from: at, until: '2026-11-23T22:00:00.5Z' })
  expect(readTimeRange({}, false)).toEqual({ property: 'observedAt' })
})

test.each([
  [{ timerel: 'during', timeAt: at }, 'timerel'],
  [{ timerel: 'after' }, 'timeAt'],
  [{ timerel: 'after', timeAt: '2026-11-23' }, 'timeAt'],
  [{ timerel: 'after', timeAt: '2026-11-23T22:00:00+07:00' }, 'timeAt'],
  [{ timerel: 'between', timeAt: at }, 'endTimeAt'],
  [{ timerel: 'between', timeAt: at, endTimeAt: '2026-11-23T21:59:59.999Z' }, 'endTimeAt'],
  [{ timerel: 'after', timeAt: at, endTimeAt: at }, 'endTimeAt'],
  [{ timeAt: at }, 'timerel'],
  [{ timerel: 'after', timeAt: at, timeproperty: 'expiresAt' }, 'timeproperty'],
])('the time range %j is refused for its %s', (given, parameter) => {
  expect(faulty(() => readTimeRange(given, true))).toMatchObject({
    type: 'ngsi-ld-bad-request-data',
    parameter,
  })
})

test('durations have months and microseconds', () => {
  expect(readDuration('P1Y2M')).toEqual({ months: 14, micros: 0 })
  expect(readDuration('P1W2DT3H4M5.25S')).toEqual({
    months: 0,
    micros: (9 * 86_400 + 3 * 3600 + 4 * 60 + 5.25) * 1e6,
  })
  expect(isWhole(readDuration('PT0S') as never)).toBe(true)
  for (const none of ['P', 'PT', 'P1', '1H', 'PT1', 'P1H', 'P-1D', 'PT1.5H', 'P1DT', 'bogus', ''])
    expect(readDuration(none), none).toBeUndefined()
})

test('months are counted from the origin; a day that a month lacks is its last', () => {
  const origin = microsOf('2026-01-31T12:00:00.25Z')
  const starts = [0, 1, 2, 3, 13].map((k) =>
    dateTimeOf(startOfPeriod(origin, { months: 1, micros: 0 }, k)),
  )
  expect(starts).toEqual([
    '2026-01-31T12:00:00.250Z',
    '2026-02-28T12:00:00.250Z',
    '2026-03-31T12:00:00.250Z',
    '2026-04-30T12:00:00.250Z',
    '2027-02-28T12:00:00.250Z',
  ])
  expect(dateTimeOf(startOfPeriod(origin, { months: 0, micros: 3_600e6 }, 2))).toBe(
    '2026-01-31T14:00:00.250Z',
  )
})

test('moments keep their microseconds, and are ordered as the times they are', () => {
  for (const one of [
    at,
    '2026-11-23T22:00:00.120Z',
    '2026-11-23T22:00:00.000001Z',
    '0031-01-01T00:00:00Z',
  ])
    expect(dateTimeOf(microsOf(one))).toBe(one)
  expect(dateTimeOfText('2026-11-23 22:00:00')).toBe(at)
  expect(dateTimeOfText('2026-11-23 22:00:00.5')).toBe('2026-11-23T22:00:00.500Z')
  expect(compareMoments(at, '2026-11-23T22:00:00.500Z')).toBeLessThan(0)
  expect(compareMoments('2026-11-23T22:00:00.500001Z', '2026-11-23T22:00:00.500Z')).toBeGreaterThan(
    0,
  )
  expect(compareMoments(at, at)).toBe(0)
})

test('methods of aggregation come as text or list, each once', () => {
  expect(readAggregation({ aggrMethods: 'avg,max,avg' })).toEqual({
    methods: ['avg', 'max'],
    period: { months: 0, micros: 0 },
  })
  expect(readAggregation({ aggrMethods: ['sumsq'], aggrPeriodDuration: 'P1M' })).toEqual({
    methods: ['sumsq'],
    period: { months: 1, micros: 0 },
  })
  expect(readAggregation({})).toBeUndefined()
  const refused = (given: object) => faulty(() => readAggregation(given))
  expect(refused({ aggrMethods: 'median' })).toMatchObject({ parameter: 'aggrMethods' })
  expect(refused({ aggrMethods: '' })).toMatchObject({ parameter: 'aggrMethods' })
  expect(refused({ aggrMethods: 'avg', aggrPeriodDuration: 'bogus' })).toMatchObject({
    parameter: 'aggrPeriodDuration',
  })
  expect(refused({ aggrPeriodDuration: 'P1D' })).toMatchObject({ parameter: 'aggrPeriodDuration' })
})

test('the shape says format, attributes, datasets and how many', () => {
  const shape = readTemporalShape(
    { options: 'temporalValues,sysAttrs', attrs: 'speed', datasetId: '@none,urn:x:1', lastN: '5' },
    context,
  )
  expect(shape).toMatchObject({ format: 'temporalValues', sysAttrs: true, lastN: 5 })
  expect(shape.view.attrs).toEqual(new Set([`${defaultVocab}speed`]))
  expect(shape.view.datasetIds).toEqual(new Set(['@none', 'urn:x:1']))
  expect(readTemporalShape({ aggrMethods: 'avg' }, context).format).toBe('aggregatedValues')
  expect(readTemporalShape({ format: 'concise', options: 'temporalValues' }, context).format).toBe(
    'concise',
  )
})

test.each([
  [{ options: 'bogus' }, 'ngsi-ld-invalid-request', 'options'],
  [{ format: 'bogus' }, 'ngsi-ld-invalid-request', 'format'],
  [{ options: 'aggregatedValues' }, 'ngsi-ld-bad-request-data', 'aggrMethods'],
  [{ lastN: '0' }, 'ngsi-ld-bad-request-data', 'lastN'],
  [{ lastN: 2.5 }, 'ngsi-ld-bad-request-data', 'lastN'],
  [{ attrs: 'a', pick: 'b' }, 'ngsi-ld-bad-request-data', 'attrs'],
  [{ pick: 'a', omit: 'a' }, 'ngsi-ld-bad-request-data', 'omit'],
  [{ pick: 'owner{name}' }, 'ngsi-ld-bad-request-data', 'pick'],
  [{ attrs: 7 }, 'ngsi-ld-bad-request-data', 'attrs'],
])('the shape %j is refused as %s for its %s', (given, type, parameter) => {
  expect(faulty(() => readTemporalShape(given, context))).toMatchObject({ type, parameter })
})
