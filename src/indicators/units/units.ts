import { type Text, text } from '../../base/text.ts'
import { type Dimension, dimension, isSame } from './dimension.ts'

/**
 * A unit of measure. `factor` turns a number of it into SI. `ownZero` marks a scale whose zero is not nothing (°C, dB, pH): its values
 * can be compared and subtracted, never multiplied with or divided by another unit.
 */
export type Unit = {
  code: string
  symbol: string
  title: Text
  dimension: Dimension
  factor: number
  ownZero: boolean
}

const day = 86_400
/** Rec 20 takes the year as 365.25 days, and the month as a twelfth of it. */
const year = 365.25 * day

/** Code, symbol, Thai, English, dimension, factor. Source: UN/CEFACT Recommendation 20, revision 17, annexes II and III. */
const rec20: [string, string, string, string, string, number][] = [
  ['C62', '1', 'หน่วย', 'one', '', 1],
  ['H87', '', 'ชิ้น', 'piece', '', 1],
  ['IE', '', 'คน', 'person', '', 1],
  ['HEA', '', 'หัว', 'head', '', 1],
  ['P1', '%', 'ร้อยละ', 'percent', '', 1e-2],
  ['NX', '‰', 'ต่อพัน', 'part per thousand', '', 1e-3],
  ['59', 'ppm', 'ส่วนในล้านส่วน', 'part per million', '', 1e-6],
  ['61', 'ppb', 'ส่วนในพันล้านส่วน', 'part per billion', '', 1e-9],
  ['NA', 'mg/kg', 'มิลลิกรัมต่อกิโลกรัม', 'milligram per kilogram', '', 1e-6],
  ['DD', '°', 'องศา', 'degree of angle', '', Math.PI / 180],
  ['MTR', 'm', 'เมตร', 'metre', 'm', 1],
  ['KMT', 'km', 'กิโลเมตร', 'kilometre', 'm', 1e3],
  ['CMT', 'cm', 'เซนติเมตร', 'centimetre', 'm', 1e-2],
  ['MMT', 'mm', 'มิลลิเมตร', 'millimetre', 'm', 1e-3],
  ['MTK', 'm²', 'ตารางเมตร', 'square metre', 'm2', 1],
  ['KMK', 'km²', 'ตารางกิโลเมตร', 'square kilometre', 'm2', 1e6],
  ['CMK', 'cm²', 'ตารางเซนติเมตร', 'square centimetre', 'm2', 1e-4],
  ['H18', 'hm²', 'เฮกตาร์', 'hectare (square hectometre)', 'm2', 1e4],
  // Marked as superseded by H18 in revision 17, and still what most feeds send.
  ['HAR', 'ha', 'เฮกตาร์', 'hectare', 'm2', 1e4],
  ['MTQ', 'm³', 'ลูกบาศก์เมตร', 'cubic metre', 'm3', 1],
  ['LTR', 'l', 'ลิตร', 'litre', 'm3', 1e-3],
  ['MLT', 'ml', 'มิลลิลิตร', 'millilitre', 'm3', 1e-6],
  ['KGM', 'kg', 'กิโลกรัม', 'kilogram', 'kg', 1],
  ['GRM', 'g', 'กรัม', 'gram', 'kg', 1e-3],
  ['MGM', 'mg', 'มิลลิกรัม', 'milligram', 'kg', 1e-6],
  ['MC', 'µg', 'ไมโครกรัม', 'microgram', 'kg', 1e-9],
  ['TNE', 't', 'ตัน', 'tonne', 'kg', 1e3],
  ['SEC', 's', 'วินาที', 'second', 's', 1],
  ['MIN', 'min', 'นาที', 'minute', 's', 60],
  ['HUR', 'h', 'ชั่วโมง', 'hour', 's', 3_600],
  ['DAY', 'd', 'วัน', 'day', 's', day],
  ['WEE', 'wk', 'สัปดาห์', 'week', 's', 7 * day],
  ['MON', 'mo', 'เดือน', 'month', 's', year / 12],
  ['ANN', 'y', 'ปี', 'year', 's', year],
  ['HTZ', 'Hz', 'เฮิรตซ์', 'hertz', 's-1', 1],
  ['MTS', 'm/s', 'เมตรต่อวินาที', 'metre per second', 'm s-1', 1],
  ['KMH', 'km/h', 'กิโลเมตรต่อชั่วโมง', 'kilometre per hour', 'm s-1', 1 / 3.6],
  ['MQS', 'm³/s', 'ลูกบาศก์เมตรต่อวินาที', 'cubic metre per second', 'm3 s-1', 1],
  ['MQH', 'm³/h', 'ลูกบาศก์เมตรต่อชั่วโมง', 'cubic metre per hour', 'm3 s-1', 1 / 3_600],
  ['G52', 'm³/d', 'ลูกบาศก์เมตรต่อวัน', 'cubic metre per day', 'm3 s-1', 1 / day],
  ['G51', 'l/s', 'ลิตรต่อวินาที', 'litre per second', 'm3 s-1', 1e-3],
  ['L2', 'l/min', 'ลิตรต่อนาที', 'litre per minute', 'm3 s-1', 1e-3 / 60],
  ['LD', 'l/d', 'ลิตรต่อวัน', 'litre per day', 'm3 s-1', 1e-3 / day],
  ['F30', 'kg/d', 'กิโลกรัมต่อวัน', 'kilogram per day', 'kg s-1', 1 / day],
  ['L71', 't/d', 'ตันต่อวัน', 'tonne per day', 'kg s-1', 1e3 / day],
  ['M89', 't/y', 'ตันต่อปี', 'tonne per year', 'kg s-1', 1e3 / year],
  ['GQ', 'µg/m³', 'ไมโครกรัมต่อลูกบาศก์เมตร', 'microgram per cubic metre', 'kg m-3', 1e-9],
  ['GP', 'mg/m³', 'มิลลิกรัมต่อลูกบาศก์เมตร', 'milligram per cubic metre', 'kg m-3', 1e-6],
  ['M1', 'mg/l', 'มิลลิกรัมต่อลิตร', 'milligram per litre', 'kg m-3', 1e-3],
  ['GL', 'g/l', 'กรัมต่อลิตร', 'gram per litre', 'kg m-3', 1],
  ['28', 'kg/m²', 'กิโลกรัมต่อตารางเมตร', 'kilogram per square metre', 'kg m-2', 1],
  ['PAL', 'Pa', 'ปาสกาล', 'pascal', 'kg m-1 s-2', 1],
  ['A97', 'hPa', 'เฮกโตปาสกาล', 'hectopascal', 'kg m-1 s-2', 1e2],
  ['KPA', 'kPa', 'กิโลปาสกาล', 'kilopascal', 'kg m-1 s-2', 1e3],
  ['BAR', 'bar', 'บาร์', 'bar', 'kg m-1 s-2', 1e5],
  ['JOU', 'J', 'จูล', 'joule', 'kg m2 s-2', 1],
  ['3B', 'MJ', 'เมกะจูล', 'megajoule', 'kg m2 s-2', 1e6],
  ['GV', 'GJ', 'จิกะจูล', 'gigajoule', 'kg m2 s-2', 1e9],
  ['WHR', 'W·h', 'วัตต์ชั่วโมง', 'watt hour', 'kg m2 s-2', 3.6e3],
  ['KWH', 'kW·h', 'กิโลวัตต์ชั่วโมง', 'kilowatt hour', 'kg m2 s-2', 3.6e6],
  ['MWH', 'MW·h', 'เมกะวัตต์ชั่วโมง', 'megawatt hour', 'kg m2 s-2', 3.6e9],
  ['GWH', 'GW·h', 'จิกะวัตต์ชั่วโมง', 'gigawatt hour', 'kg m2 s-2', 3.6e12],
  ['WTT', 'W', 'วัตต์', 'watt', 'kg m2 s-3', 1],
  ['KWT', 'kW', 'กิโลวัตต์', 'kilowatt', 'kg m2 s-3', 1e3],
  ['MAW', 'MW', 'เมกะวัตต์', 'megawatt', 'kg m2 s-3', 1e6],
  ['D54', 'W/m²', 'วัตต์ต่อตารางเมตร', 'watt per square metre', 'kg s-3', 1],
  [
    'E46',
    'kW·h/m³',
    'กิโลวัตต์ชั่วโมงต่อลูกบาศก์เมตร',
    'kilowatt hour per cubic metre',
    'kg m-1 s-2',
    3.6e6,
  ],
  ['AMP', 'A', 'แอมแปร์', 'ampere', 'A', 1],
  ['VLT', 'V', 'โวลต์', 'volt', 'kg m2 s-3 A-1', 1],
  ['D10', 'S/m', 'ซีเมนส์ต่อเมตร', 'siemens per metre', 'kg-1 m-3 s3 A2', 1],
  ['H61', 'mS/cm', 'มิลลิซีเมนส์ต่อเซนติเมตร', 'millisiemens per centimetre', 'kg-1 m-3 s3 A2', 0.1],
  ['KEL', 'K', 'เคลวิน', 'kelvin', 'K', 1],
  ['CDL', 'cd', 'แคนเดลา', 'candela', 'cd', 1],
  ['LUM', 'lm', 'ลูเมน', 'lumen', 'cd', 1],
  ['LUX', 'lx', 'ลักซ์', 'lux', 'cd m-2', 1],
  ['AD', 'B', 'ไบต์', 'byte', 'bit', 8],
  ['2P', 'kB', 'กิโลไบต์', 'kilobyte', 'bit', 8e3],
  ['4L', 'MB', 'เมกะไบต์', 'megabyte', 'bit', 8e6],
  ['E34', 'GB', 'จิกะไบต์', 'gigabyte', 'bit', 8e9],
  ['E35', 'TB', 'เทระไบต์', 'terabyte', 'bit', 8e12],
  ['NTU', 'NTU', 'เอ็นทียู', 'nephelometric turbidity unit', 'NTU', 1],
]

/** Scales with a zero of their own. Source: as above. */
const scales: [string, string, string, string, string][] = [
  ['CEL', '°C', 'องศาเซลเซียส', 'degree Celsius', 'K'],
  ['2N', 'dB', 'เดซิเบล', 'decibel', 'dB'],
  ['Q30', 'pH', 'พีเอช', 'pH', 'pH'],
]

/** ISO 4217. Currencies never turn into each other here: rates change. */
const currencies: [string, string, string, string][] = [
  ['THB', '฿', 'บาท', 'baht'],
  ['USD', 'US$', 'ดอลลาร์สหรัฐ', 'US dollar'],
  ['EUR', '€', 'ยูโร', 'euro'],
  ['JPY', '¥', 'เยน', 'yen'],
]

/** Every unit by its code. A Map, so that no code can reach a prototype. */
export const units: ReadonlyMap<string, Unit> = new Map(
  [
    ...rec20.map(([code, symbol, th, en, bases, factor]) =>
      unit(code, symbol, th, en, bases, factor, false),
    ),
    ...scales.map(([code, symbol, th, en, base]) => unit(code, symbol, th, en, base, 1, true)),
    ...currencies.map(([code, symbol, th, en]) => unit(code, symbol, th, en, code, 1, false)),
  ].map((each): [string, Unit] => [each.code, each]),
)

/** How many of `to` one of `from` is; undefined when there is no such factor, as between kilometres and kilograms, or °C and K. */
export function conversion(from: Unit, to: Unit): number | undefined {
  if (from.code === to.code) return 1
  if (from.ownZero || to.ownZero) return undefined
  return isSame(from.dimension, to.dimension) ? from.factor / to.factor : undefined
}

function unit(
  code: string,
  symbol: string,
  th: string,
  en: string,
  bases: string,
  factor: number,
  ownZero: boolean,
): Unit {
  return { code, symbol, title: text(th, en), dimension: dimension(bases), factor, ownZero }
}
