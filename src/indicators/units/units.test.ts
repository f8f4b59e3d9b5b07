import { UcumLhcUtils } from '@lhncbc/ucum-lhc'
import { expect, test } from 'vitest'
import { conversion, type Unit, units } from './index.ts'

/** The same units as the Unified Code for Units of Measure writes them, and a unit in SI of the same dimension: a second source. */
const ucum: [string, string, string][] = [
  ['C62', '1', '1'],
  ['P1', '%', '1'],
  ['NX', '[ppth]', '1'],
  ['59', '[ppm]', '1'],
  ['61', '[ppb]', '1'],
  ['NA', 'mg/kg', '1'],
  ['DD', 'deg', 'rad'],
  ...['MTR m', 'KMT km', 'CMT cm', 'MMT mm'].map((row) => pair(row, 'm')),
  ...['MTK m2', 'KMK km2', 'CMK cm2', 'H18 hm2', 'HAR har'].map((row) => pair(row, 'm2')),
  ...['MTQ m3', 'LTR L', 'MLT mL'].map((row) => pair(row, 'm3')),
  ...['KGM kg', 'GRM g', 'MGM mg', 'MC ug', 'TNE t'].map((row) => pair(row, 'kg')),
  ...['SEC s', 'MIN min', 'HUR h', 'DAY d', 'WEE wk', 'MON mo', 'ANN a'].map((row) =>
    pair(row, 's'),
  ),
  ['HTZ', 'Hz', 's-1'],
  ...['MTS m/s', 'KMH km/h'].map((row) => pair(row, 'm/s')),
  ...['MQS m3/s', 'MQH m3/h', 'G52 m3/d', 'G51 L/s', 'L2 L/min', 'LD L/d'].map((row) =>
    pair(row, 'm3/s'),
  ),
  ...['F30 kg/d', 'L71 t/d', 'M89 t/a'].map((row) => pair(row, 'kg/s')),
  ...['GQ ug/m3', 'GP mg/m3', 'M1 mg/L', 'GL g/L'].map((row) => pair(row, 'kg/m3')),
  ['28', 'kg/m2', 'kg/m2'],
  ...['PAL Pa', 'A97 hPa', 'KPA kPa', 'BAR bar'].map((row) => pair(row, 'kg.m-1.s-2')),
  ...['JOU J', '3B MJ', 'GV GJ', 'WHR W.h', 'KWH kW.h', 'MWH MW.h', 'GWH GW.h'].map((row) =>
    pair(row, 'kg.m2.s-2'),
  ),
  ...['WTT W', 'KWT kW', 'MAW MW'].map((row) => pair(row, 'kg.m2.s-3')),
  ['D54', 'W/m2', 'kg.s-3'],
  ['E46', 'kW.h/m3', 'kg.m-1.s-2'],
  ['AMP', 'A', 'C/s'],
  ['VLT', 'V', 'kg.m2.s-2/C'],
  ['D10', 'S/m', 'C2.s.kg-1.m-3'],
  ['H61', 'mS/cm', 'C2.s.kg-1.m-3'],
  ['KEL', 'K', 'K'],
  ['CDL', 'cd', 'cd'],
  ...['AD By', '2P kBy', '4L MBy', 'E34 GBy', 'E35 TBy'].map((row) => pair(row, 'bit')),
]

/** Not in UCUM, or no factor by nature: counts, own scales, currencies, and light, for which UCUM counts the steradian. */
const withoutSecondSource = 'H87 IE HEA LUM LUX NTU CEL 2N Q30 THB USD EUR JPY'.split(' ')

test('every unit has its factor from a second source', () => {
  const utils = UcumLhcUtils.getInstance()
  for (const [code, from, to] of ucum) {
    const { status, toVal } = utils.convertUnitTo(from, 1, to)
    expect([code, status]).toEqual([code, 'succeeded'])
    expect(Math.abs((units.get(code) as Unit).factor / toVal - 1), code).toBeLessThan(1e-9)
  }
  const covered = [...ucum.map(([code]) => code), ...withoutSecondSource]
  expect(covered.sort()).toEqual([...units.keys()].sort())
})

test('units of one dimension convert, others do not', () => {
  const of = (code: string) => units.get(code) as Unit
  expect(conversion(of('KMT'), of('MTR'))).toBe(1000)
  expect(conversion(of('KMH'), of('MTS'))).toBeCloseTo(0.277778, 6)
  expect(conversion(of('KMT'), of('KGM'))).toBeUndefined()
  expect(conversion(of('CEL'), of('KEL'))).toBeUndefined()
  expect(conversion(of('CEL'), of('CEL'))).toBe(1)
  expect(conversion(of('THB'), of('USD'))).toBeUndefined()
})

function pair(row: string, to: string): [string, string, string] {
  const [code, from] = row.split(' ') as [string, string]
  return [code, from, to]
}
