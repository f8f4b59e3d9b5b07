import type { Declaration } from '../declaration/index.ts'

/** Days of a month above the 24-hour standard of PM2.5, as a city would declare them. */
export const pm25Days: Declaration = {
  id: 'air.pm25_days',
  version: 1,
  title: {
    th: 'จำนวนวันที่ฝุ่น PM2.5 เกินมาตรฐาน 24 ชั่วโมง',
    en: 'Days above the 24-hour standard of PM2.5',
  },
  definition: {
    th: 'จำนวนวันในเดือนที่ค่าเฉลี่ย 24 ชั่วโมงของเมืองเกิน 37.5 ไมโครกรัมต่อลูกบาศก์เมตร',
    en: 'Days of the month on which the city’s 24-hour mean was above 37.5 µg/m³.',
  },
  reference: {
    title: { th: 'ประกาศคณะกรรมการสิ่งแวดล้อมแห่งชาติ 2565', en: 'National Environment Board, 2022' },
  },
  domain: 'environment',
  indicatorType: 'outcome',
  direction: 'lower',
  unit: 'DAY',
  decimals: 0,
  period: 'P1M',
  publishAfter: 'P10D',
  inputs: {
    pm25: {
      type: 'AirQualityObserved',
      attribute: 'pm25',
      bucket: 'P1D',
      within: 'mean',
      across: 'mean',
      over: { count: { above: 37.5 } },
      minBuckets: 0.75,
      freshness: 'P3D',
      unit: 'GQ',
    },
  },
  expression: 'pm25',
  missing: { policy: 'refuse' },
  targets: [],
  goalposts: { min: 0, max: 31 },
  weightInDomain: 0.2,
  tests: [
    {
      title: { th: 'สองวันจากสี่วัน', en: 'Two days of four' },
      inputs: { pm25: [37.5, 37.6, 90, 12] },
      expect: { value: 2 },
    },
    {
      title: { th: 'ข้อมูลครึ่งเดียว', en: 'Half of the data' },
      inputs: { pm25: [90, null, 90, null] },
      expect: { status: 'insufficient' },
    },
    {
      title: { th: 'เครื่องวัดหยุดส่ง', en: 'The sensors fell silent' },
      inputs: { pm25: 'stale' },
      expect: { status: 'stale' },
    },
  ],
}
