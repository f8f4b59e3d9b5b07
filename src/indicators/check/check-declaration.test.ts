import { expect, test } from 'vitest'
import type { Declaration } from '../declaration/index.ts'
import { checkDeclaration, type Known } from './check-declaration.ts'
import { pm25Days } from './pm25.fixture.ts'

const input = pm25Days.inputs.pm25 as Declaration['inputs'][string]

/** The places and reasons of what is wrong. */
function faults(given: unknown, known?: ReadonlyMap<string, Known>): string[] {
  const checked = checkDeclaration(given, known)
  return checked.ok ? [] : checked.faults.map(({ path, reason }) => `${path} ${reason}`)
}

function faultsWith(changes: Record<string, unknown>, known?: ReadonlyMap<string, Known>) {
  return faults({ ...pm25Days, ...changes }, known)
}

function withInput(changes: object) {
  return { inputs: { pm25: { ...input, ...changes } } }
}

test('a declaration that says all it must is taken, with its formula', () => {
  expect(checkDeclaration(pm25Days)).toMatchObject({
    ok: true,
    formula: { canonical: 'pm25', names: ['pm25'] },
  })
})

test('hostile text and shapes are refused with their places, and reach no prototype', () => {
  expect(faultsWith({ expression: 'constructor(1)' })).toEqual(['/expression unknown-function'])
  expect(faultsWith({ expression: 'constructor' })).toEqual(['/expression unknown-name'])
  expect(faultsWith({ expression: '__proto__ + pm25' })).toEqual(['/expression unknown-name'])
  expect(faultsWith({ id: 'air' })).toEqual(['/id shape'])
  expect(faultsWith({ id: "air.x'; drop table tenant" })).toEqual(['/id shape'])
  expect(faultsWith({ surprise: 1 })).toEqual(['/surprise shape'])
  expect(faultsWith({ reference: undefined })).toEqual(['/reference shape'])
  expect(faultsWith({ tests: pm25Days.tests.slice(0, 1) })).toEqual(['/tests shape'])
  for (const odd of [null, 1, 'x', [], {}, JSON.parse('{"__proto__": {"ok": true}}')])
    expect(faults(odd).length).toBeGreaterThan(0)
})

test('names, units, divisions and selections that do not hold are told with place and reason', () => {
  expect(faultsWith({ expression: 'pm25 + dust' })).toEqual(['/expression unknown-name'])
  expect(faultsWith({ unit: 'GQ' })).toEqual(['/expression unit-clash'])
  expect(faultsWith({ expression: 'pm25 / pm25 * pm25' })).toEqual([
    '/expression division-without-rule',
  ])
  expect(faultsWith(withInput({ unit: 'ZZZ' }))).toEqual(['/inputs/pm25/unit unknown-unit'])
  expect(faultsWith(withInput({ q: 'a==' }))).toEqual(['/inputs/pm25/q selection'])
  expect(faultsWith(withInput({ q: 'owner{Person}.name=="x"' }))).toEqual([
    '/inputs/pm25/q selection',
  ])
  expect(
    faultsWith(withInput({ geo: { georel: 'within', geometry: 'Polygon', coordinates: [1] } })),
  ).toEqual(['/inputs/pm25/geo/coordinates selection'])
  const checked = checkDeclaration({ ...pm25Days, expression: 'pm25 +\n pm25 + x' })
  expect(checked).toMatchObject({
    faults: [
      { path: '/expression', at: { line: 2, column: 9 }, because: { en: expect.any(String) } },
    ],
  })
})

test('kilometres and kilograms are not added', () => {
  const two = {
    inputs: {
      road: { ...input, unit: 'KMT', over: 'sum' },
      waste: { ...input, unit: 'KGM', over: 'sum' },
    },
    expression: 'road + waste',
    unit: 'KMT',
  } as Partial<Declaration>
  expect(faultsWith(two)).toEqual(['/expression unit-clash'])
})

test('circles through other indicators are refused, and what is measured over another period', () => {
  const known = (period: 'P1M' | 'P1Y', reads: string[]) =>
    new Map([['air.other', { unit: 'DAY', period, reads }]])
  const reading = { expression: 'pm25 + air.other' }
  const tests = pm25Days.tests.map((one) => ({ ...one, inputs: { ...one.inputs, 'air.other': 0 } }))
  expect(faultsWith({ ...reading, tests }, known('P1M', []))).toEqual([])
  expect(faultsWith(reading, known('P1Y', []))).toEqual(['/expression period-mismatch'])
  expect(faultsWith(reading, known('P1M', ['air.pm25_days']))).toEqual(['/expression circle'])
  expect(faultsWith({ expression: 'air.pm25_days + pm25' })).toEqual(['/expression unknown-name'])
})

test('rules for missing data and drawing together must be whole', () => {
  expect(faultsWith({ missing: { policy: 'zero' } })).toEqual(['/missing/because missing-rule'])
  expect(faultsWith({ missing: { policy: 'carry' } })).toEqual(['/missing/for missing-rule'])
  expect(faultsWith(withInput({ bucket: 'PT1H', minHours: 18, over: 'sum' }))).toContain(
    '/inputs/pm25/minHours drawing',
  )
  expect(faultsWith({ goalposts: { min: 5, max: 5 } })).toEqual(['/goalposts goalposts'])
  expect(faultsWith({ targets: [{ by: '2026-13', value: 1 }] })).toEqual(['/targets/0/by target'])
})

test('the tests of a declaration are run, and one must be of missing data', () => {
  const [good, missing] = pm25Days.tests as [Declaration['tests'][0], Declaration['tests'][0]]
  expect(faultsWith({ tests: [good, good] })).toEqual(['/tests test'])
  expect(faultsWith({ tests: [{ ...good, expect: { value: 3 } }, missing] })).toEqual([
    '/tests/0 test',
  ])
})
