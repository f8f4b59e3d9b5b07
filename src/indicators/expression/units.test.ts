import { describe, expect, test } from 'vitest'
import { declare } from './index.ts'

const inputs = new Map([
  ['road', 'KMT'],
  ['path', 'MTR'],
  ['area', 'KMK'],
  ['waste', 'TNE'],
  ['sorted', 'TNE'],
  ['people', 'IE'],
  ['pm25', 'GQ'],
  ['days', 'DAY'],
  ['hours', 'HUR'],
  ['energy', 'KWH'],
  ['power', 'KWT'],
  ['heat', 'CEL'],
  ['cold', 'CEL'],
  ['absolute', 'KEL'],
  ['noise', '2N'],
  ['share', 'P1'],
  ['cost', 'THB'],
  ['aid', 'USD'],
  ['speed', 'KMH'],
])

describe('units that fit', () => {
  test.each([
    ['road + 5', 'KMT'],
    ['road * 1000 + path', 'MTR'],
    ['path / 1000', 'KMT'],
    ['sorted / 3 * 2', 'TNE'],
    ['per(waste, people, 1)', 'TNE'],
    ['per(waste * 1000, people, 1)', 'KGM'],
    ['waste > 0 ? sorted / waste * 100 : 0', 'P1'],
    ['waste > 0 ? sorted / waste : 0', 'C62'],
    ['per(people, people, 100000)', 'C62'],
    ['max(pm25, 15) - 37.5', 'GQ'],
    ['pm25 > 37.5 && waste > 1 ? 1 : 0', 'C62'],
    ['road / 1000 / (3600 / 3600)', 'KMT'],
    ['power * hours', 'KWH'],
    ['hours > 0 ? road / hours : 0', 'KMH'],
    ['days * 24', 'HUR'],
    ['sqrt(area)', 'KMT'],
    ['pow(road, 2)', 'KMK'],
    ['max(heat - 18, 0)', 'CEL'],
    ['(heat + cold) / 2', 'CEL'],
    ['noise - 55', '2N'],
    ['share / 100', 'C62'],
    ['waste > 0 ? ln(sorted / waste) : 0', 'C62'],
    ['coalesce(cost, 0)', 'THB'],
    ['42', 'KMT'],
  ])('%s in %s', (source, unit) => {
    expect(declare(source, inputs, unit)).toMatchObject({ ok: true })
  })
})

describe('units that clash, and where', () => {
  test.each([
    ['road + waste', 'KMT', 7],
    ['road + path', 'KMT', 7],
    ['waste + (road - waste)', 'TNE', 16],
    ['road > waste ? 1 : 0', 'C62', 7],
    ['people > 1 ? road : waste', 'KMT', 20],
    ['min(road, waste)', 'KMT', 10],
    ['coalesce(cost, aid)', 'THB', 15],
    ['road', 'MTR', 0],
    ['road * 100', 'MTR', 0],
    ['waste > 0 ? sorted / waste : 0', 'P1', 0],
    ['road * path', 'KMT', 0],
    ['heat * road', 'CEL', 0],
    ['heat / absolute', 'C62', 0],
    ['heat + absolute', 'CEL', 7],
    ['heat', 'KEL', 0],
    ['pow(heat, 2)', 'C62', 4],
    ['noise * people', '2N', 0],
    ['ln(road)', 'C62', 3],
    ['exp(share)', 'C62', 4],
    ['sqrt(road)', 'C62', 5],
    ['pow(2, road)', 'C62', 7],
    ['per(waste, people, road)', 'TNE', 19],
    ['speed * hours', 'MTR', 0],
  ])('%s in %s', (source, unit, start) => {
    const declared = declare(source, inputs, unit)
    const clash = { reason: 'unit-clash', at: { start } }
    expect(declared).toMatchObject({ ok: false })
    expect(declared.ok ? [] : declared.faults).toContainEqual(
      expect.objectContaining({ ...clash, at: expect.objectContaining(clash.at) }),
    )
  })

  test('kilometres and kilograms are named in the sentence', () => {
    const declared = declare(
      'road + mass',
      new Map([
        ['road', 'KMT'],
        ['mass', 'KGM'],
      ]),
      'KMT',
    )
    expect(declared).toMatchObject({
      faults: [{ because: { en: 'kg cannot be added to or compared with 1000 m.' } }],
    })
  })

  test('an unknown unit code is refused, even one that is a property of every object', () => {
    for (const code of ['XYZ', 'constructor', '']) {
      expect(declare('a', new Map([['a', code]]), 'C62')).toMatchObject({
        faults: [{ reason: 'unknown-unit' }],
      })
    }
  })
})
