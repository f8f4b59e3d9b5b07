import type { Cell } from '../../http/csv.ts'
import type { LiveYear } from '../live/live.ts'
import { methodOf } from '../methods.ts'
import type { Decentralisation } from '../view/decentralisation.ts'
import { column, type FigureTable, numberOf } from './figure-table.ts'

/** The programme's spread: the country first, thing by thing, then region by region. */
export function decentralisationTable(seen: Decentralisation): FigureTable {
  const { people, spreads, regions } = seen
  return {
    figure: 'decentralisation',
    from: 'record',
    title: {
      th: 'การกระจายตัวของโครงการนอกกรุงเทพมหานครและปริมณฑล',
      en: 'The programme outside Bangkok and vicinity',
    },
    method: methodOf('locationQuotient').note,
    columns: [
      column('of', 'สิ่งที่นับ หรือรหัสภาค', 'What is counted, or the region'),
      column('state', 'สถานะ', 'State'),
      column('outside', 'นอกกรุงเทพมหานครและปริมณฑล', 'Outside Bangkok and vicinity'),
      column('total', 'ทั้งหมด', 'In all'),
      column('emblems', 'ตราสัญลักษณ์ของภาค', 'Emblems of the region'),
      column('zones', 'เขตส่งเสริมที่ระบุชื่อของภาค', 'Zones of the region by name'),
      column('people', 'ประชากร', 'People'),
      column('population_year', 'ปีของประชากร ค.ศ.', 'Year of the population'),
      column('emblems_per_million', 'ตราต่อล้านคน', 'Emblems per million people'),
      column('location_quotient', 'เทียบส่วนประชากร', 'Location quotient'),
    ],
    rows: [
      ...spreads.map((one): Cell[] => [
        one.thing,
        one.state,
        ...(one.state === 'counted' ? [one.outside, one.total] : [null, null]),
        null,
        null,
        people.outside,
        people.populationYear,
        null,
        one.state === 'counted' ? numberOf(one.quotient) : null,
      ]),
      ...regions.map((one): Cell[] => [
        one.region.code,
        'counted',
        null,
        null,
        one.emblems,
        one.zones,
        one.people,
        people.populationYear,
        numberOf(one.emblemsPerMillion),
        numberOf(one.quotient),
      ]),
    ],
  }
}

/** What real cities measure by their own data, indicator by indicator and year by year; no rows while none is connected. */
export function liveTable(years: readonly LiveYear[]): FigureTable {
  return {
    figure: 'live',
    from: 'cities',
    title: { th: 'ตัวชี้วัดจากข้อมูลของเมือง', en: 'Indicators from the cities’ own data' },
    method: {
      th: 'ผลสิ้นสุดงวดล่าสุดของปีของแต่ละเมืองจริงที่วัดตามนิยามกลางฉบับเดียวกัน นับเมืองละหนึ่ง เมืองสมมติไม่นับ',
      en: 'The last final result of the year of each real city that measures by the same common definition. Every city counts once, sample cities nowhere.',
    },
    columns: [
      column('indicator', 'ตัวชี้วัด', 'Indicator'),
      column('version', 'ฉบับของนิยาม', 'Version of the definition'),
      column('title_th', 'ชื่อภาษาไทย', 'Name in Thai'),
      column('title_en', 'ชื่อภาษาอังกฤษ', 'Name in English'),
      column('unit', 'รหัสหน่วย', 'Unit code'),
      column('year', 'ปี ค.ศ.', 'Year'),
      column('cities', 'จำนวนเมือง', 'Cities'),
      column('outside', 'นอกกรุงเทพมหานครและปริมณฑล', 'Outside Bangkok and vicinity'),
      column('mean', 'ค่าเฉลี่ย', 'Mean'),
      column('lowest', 'ต่ำสุด', 'Lowest'),
      column('highest', 'สูงสุด', 'Highest'),
      column('coefficient_of_variation', 'สัมประสิทธิ์การแปรผัน', 'Coefficient of variation'),
      column('theil_l', 'ดัชนีไทล์ L', 'Theil L'),
      column('theil_t', 'ดัชนีไทล์ T', 'Theil T'),
      column('sigma', 'ซิกมา', 'Sigma'),
    ],
    rows: years.map((one) => [
      one.indicator,
      one.version,
      one.title.th,
      one.title.en,
      one.unitCode,
      one.year,
      one.cities,
      one.outside,
      numberOf(one.measures.mean),
      one.lowest,
      one.highest,
      numberOf(one.measures.williamsonWeighted),
      numberOf(one.measures.theilL),
      numberOf(one.measures.theilT),
      numberOf(one.measures.sigma),
    ]),
  }
}
