import { text } from '../base/text.ts'
import type { FigureMeasure } from '../places/index.ts'
import type { Indicator } from './indicator.ts'

type Told = Omit<Indicator, 'version' | 'source' | 'synthetic'>

/** An indicator that the record itself carries: its value and what it is weighted by, as figures of provinces. */
export type RecordIndicator = Told & { value: FigureMeasure; weightedBy: FigureMeasure }

/** Indicators from the official figures of the record. Source: data/datasets.json, gpp-2024. */
export const recordIndicators: readonly RecordIndicator[] = [
  {
    id: 'gpp-per-head',
    dimension: 'economy',
    title: text('ผลิตภัณฑ์จังหวัดต่อหัว', 'Gross provincial product per head'),
    definition: text(
      'มูลค่าการผลิตที่บันทึกในจังหวัดในหนึ่งปี ตามราคาประจำปี หารด้วยประชากรที่สภาพัฒน์ใช้',
      'The value of production booked in the province in a year, at current prices, by the population that NESDC uses.',
    ),
    unit: text('บาทต่อคน', 'baht a head'),
    unitCode: 'THB',
    decimals: 0,
    weight: 'people',
    total: text('ผลิตภัณฑ์จังหวัดรวม', 'gross provincial product'),
    caution: text(
      'ผลิตภัณฑ์จังหวัดนับการผลิตตามที่ตั้งของกิจการ ไม่ใช่รายได้ของครัวเรือน จังหวัดที่มีโรงกลั่นหรือโรงงานขนาดใหญ่จึงมีตัวเลขสูง แม้รายได้ส่วนหนึ่งไปอยู่ที่อื่น',
      'GPP counts production where it is booked; it is not household income. A province with refineries or large plants shows a high figure although part of the income goes elsewhere.',
    ),
    value: 'gpp-per-head-baht',
    weightedBy: 'population',
  },
  {
    id: 'agriculture-share',
    dimension: 'economy',
    title: text('สัดส่วนภาคเกษตรในผลิตภัณฑ์จังหวัด', 'Share of agriculture in gross provincial product'),
    definition: text(
      'ส่วนของผลิตภัณฑ์จังหวัดที่มาจากภาคเกษตร',
      'The part of the gross provincial product that comes from agriculture.',
    ),
    unit: text('ร้อยละ', 'per cent'),
    unitCode: 'P1',
    decimals: 1,
    weight: 'gpp',
    total: text('ผลิตภัณฑ์ภาคเกษตรรวม', 'agricultural product'),
    caution: text(
      'สัดส่วนสูงหรือต่ำบอกโครงสร้างการผลิต ไม่ได้บอกว่าดีหรือไม่ดี ค่าเฉลี่ยถ่วงน้ำหนักด้วยผลิตภัณฑ์จังหวัด',
      'A high or low share tells how production is made up, not whether that is good. Means are weighted by gross provincial product.',
    ),
    value: 'agriculture-share-pct',
    weightedBy: 'gpp-million-baht',
  },
]

/** Where the certified cities are, in proportion to people: the programme's own spread as an indicator like any other. */
export const emblemIndicator: Told = {
  id: 'emblems-per-million',
  dimension: 'programme',
  title: text('ตราสัญลักษณ์ต่อประชากรหนึ่งล้านคน', 'Emblems per million people'),
  definition: text(
    'จำนวนเมืองที่ได้รับการรับรองตามข้อมูลสาธารณะในจังหวัด ต่อประชากรหนึ่งล้านคน เมืองที่อยู่หลายจังหวัดนับในจังหวัดแรกที่ระบุ',
    'Certified cities on the public record in the province, per million people. A city in several provinces counts in the first it names.',
  ),
  unit: text('แห่งต่อล้านคน', 'per million people'),
  unitCode: 'C62',
  decimals: 2,
  weight: 'people',
  total: text('ตราสัญลักษณ์ทั้งหมด', 'emblems'),
  caution: text(
    'จังหวัดและภาคที่ยังไม่มีเมืองที่ได้รับการรับรองแสดงเป็นศูนย์ จังหวัดที่มีประชากรน้อยมีค่าสูงได้จากตราเพียงหนึ่งหรือสองแห่ง และการอาศัยอยู่ในจังหวัดที่มีตราไม่ใช่การอาศัยอยู่ในพื้นที่ที่ได้รับการรับรอง',
    'Provinces and regions without a certified city are shown as zero. Where few people live, one or two emblems make a high figure. Living in a province with an emblem is not living in a certified area.',
  ),
}

/** Ids that an imported statistic cannot take. */
export const reservedIds: readonly string[] = [
  ...recordIndicators.map(({ id }) => id),
  emblemIndicator.id,
]
