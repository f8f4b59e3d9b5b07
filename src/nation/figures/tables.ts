import type { Cell } from '../../http/csv.ts'
import type { Measured } from '../measures/index.ts'
import { type MethodName, methodOf, methods } from '../methods.ts'
import type { Convergence, TrendYear } from '../view/trend.ts'
import type { YearView } from '../view/year-view.ts'
import { column, type FigureTable, numberOf } from './figure-table.ts'
import { leavesOf } from './leaves.ts'

/** Provinces of a year in the Thai order of their names: value, weight, and what they are to the country's mean. */
export function provincesTable(view: YearView): FigureTable {
  return {
    figure: 'provinces',
    from: 'indicator',
    title: view.indicator.title,
    method: view.indicator.definition,
    columns: [
      column('code', 'รหัสจังหวัด (TIS-1099)', 'Province code (TIS-1099)'),
      column('name_th', 'จังหวัด', 'Province, in Thai'),
      column('name_en', 'จังหวัด (อังกฤษ)', 'Province'),
      column('region', 'ภาค', 'Region code'),
      column('year', 'ปี ค.ศ.', 'Year'),
      column('status', 'สถานะของค่า', 'Status of the value'),
      column('value', view.indicator.unit.th, view.indicator.unit.en),
      column('weight', 'น้ำหนัก', 'Weight'),
      column('location_quotient', 'เทียบค่าเฉลี่ยประเทศ', 'By the mean of the country'),
    ],
    rows: view.areas.map((area) => [
      area.code,
      area.name.th,
      area.name.en,
      area.region,
      view.year,
      area.value === null ? 'no-data' : 'published',
      area.value,
      area.weight,
      numberOf(area.quotient),
    ]),
  }
}

/** Regions of a year in their official order. */
export function regionsTable(view: YearView): FigureTable {
  return {
    figure: 'regions',
    from: 'indicator',
    title: view.indicator.title,
    method: methodOf('locationQuotient').note,
    columns: [
      column('region', 'รหัสภาค', 'Region code'),
      column('name_th', 'ภาค', 'Region, in Thai'),
      column('name_en', 'ภาค (อังกฤษ)', 'Region'),
      column('year', 'ปี ค.ศ.', 'Year'),
      column('provinces', 'จำนวนจังหวัด', 'Provinces'),
      column('with_value', 'จังหวัดที่มีค่า', 'Provinces with a value'),
      column('mean', 'ค่าเฉลี่ยถ่วงน้ำหนัก', 'Weighted mean'),
      column('lowest', 'ต่ำสุด', 'Lowest'),
      column('lowest_province', 'จังหวัดต่ำสุด', 'Province with the lowest'),
      column('highest', 'สูงสุด', 'Highest'),
      column('highest_province', 'จังหวัดสูงสุด', 'Province with the highest'),
      column('weight_share', 'ส่วนแบ่งน้ำหนัก', 'Share of the weight'),
      column('total_share', 'ส่วนแบ่งของผลรวม', 'Share of the total'),
    ],
    rows: view.regions.map((one) => [
      one.region.code,
      one.region.name.th,
      one.region.name.en,
      view.year,
      one.provinces,
      one.withValue,
      one.mean,
      one.lowest?.value ?? null,
      one.lowest?.code ?? null,
      one.highest?.value ?? null,
      one.highest?.code ?? null,
      one.weightShare,
      one.totalShare,
    ]),
  }
}

const measureColumns = [
  column('year', 'ปี ค.ศ.', 'Year'),
  column('measure', 'ตัววัด', 'Measure'),
  column('value', 'ค่า', 'Value'),
  column('reason', 'เหตุที่ไม่มีค่า', 'Why there is none'),
  column('because_th', 'คำอธิบาย', 'The same in Thai'),
  column('because_en', 'คำอธิบาย (อังกฤษ)', 'The same in English'),
  column('formula', 'สูตร', 'Formula'),
  column('weighted', 'ถ่วงน้ำหนัก', 'Weighted'),
  column('source', 'ที่มาของสูตร', 'Source of the formula'),
]

/** Every measure of the years given, a line each; a measure that is not defined says why. */
export function measuresTable(view: YearView, years: readonly TrendYear[]): FigureTable {
  return {
    figure: 'measures',
    from: 'indicator',
    title: view.indicator.title,
    method: methodOf('theilL').note,
    columns: measureColumns,
    rows: years.flatMap(({ year, measures }) =>
      leavesOf(measures).map(({ path, answer }) => measureRow(year, path, answer)),
    ),
  }
}

function measureRow(year: number, path: string, answer: Measured): Cell[] {
  const name = path.split('.')[0] as MethodName
  const method = methods.find((one) => one.name === name)
  const [value, reason, th, en] = answer.defined
    ? [answer.value, null, null, null]
    : [null, answer.reason, answer.because.th, answer.because.en]
  return [year, path, value, reason, th, en, method?.formula, method?.weighted, method?.source]
}

/** The Theil indices of a year, split between and within regions, and what each region adds to both. */
export function theilTable(view: YearView): FigureTable {
  const rows = (['theilL', 'theilT'] as const).flatMap((name): Cell[][] => {
    const split = view[name]
    if (!split.defined) return [[view.year, name, null, null, null, null, null, split.reason]]
    const { total, between, within, groups } = split.value
    return [
      [view.year, name, null, total, between, within, null, null],
      ...groups.map((group): Cell[] => [
        view.year,
        name,
        group.group,
        group.inequality,
        group.betweenPart,
        group.withinPart,
        group.populationShare,
        null,
      ]),
    ]
  })
  return {
    figure: 'theil',
    from: 'indicator',
    title: view.indicator.title,
    method: methodOf('theilL').note,
    columns: [
      column('year', 'ปี ค.ศ.', 'Year'),
      column('measure', 'ตัววัด', 'Measure'),
      column('region', 'ภาค (ว่างคือทั้งประเทศ)', 'Region; empty for the country'),
      column('inequality', 'ค่าดัชนี', 'Index'),
      column('between', 'ส่วนระหว่างภาค', 'Part between regions'),
      column('within', 'ส่วนภายในภาค', 'Part within regions'),
      column('weight_share', 'ส่วนแบ่งน้ำหนัก', 'Share of the weight'),
      column('reason', 'เหตุที่ไม่มีค่า', 'Why there is none'),
    ],
    rows,
  }
}

/** The points of the Lorenz curve, from (0, 0) to (1, 1); no rows where it is not defined. */
export function lorenzTable(view: YearView): FigureTable {
  const points = view.lorenz.defined ? view.lorenz.value : []
  return {
    figure: 'lorenz',
    from: 'indicator',
    title: view.indicator.title,
    method: methodOf('lorenz').note,
    columns: [
      column('year', 'ปี ค.ศ.', 'Year'),
      column('population', 'ส่วนแบ่งสะสมของน้ำหนัก', 'Cumulated share of the weight'),
      column('total', 'ส่วนแบ่งสะสมของผลรวม', 'Cumulated share of the total'),
    ],
    rows: points.map(({ population, total }) => [view.year, population, total]),
  }
}

/** The measures that are drawn through time. */
export function trendTable(view: YearView, years: readonly TrendYear[]): FigureTable {
  return {
    figure: 'trend',
    from: 'indicator',
    title: view.indicator.title,
    method: methodOf('sigma').note,
    columns: [
      column('year', 'ปี ค.ศ.', 'Year'),
      column('theil_l', 'ดัชนีไทล์ L', 'Theil L'),
      column('theil_l_between', 'ระหว่างภาค', 'Between regions'),
      column('theil_l_within', 'ภายในภาค', 'Within regions'),
      column('williamson', 'วิลเลียมสัน', 'Williamson'),
      column('sigma', 'ซิกมา', 'Sigma'),
      column('gini_weighted', 'จีนี ถ่วงน้ำหนัก', 'Gini, weighted'),
      column('max_min', 'สูงสุดต่อต่ำสุด', 'Highest by lowest'),
      column('primacy', 'ส่วนแบ่งของพื้นที่ใหญ่สุด', 'Largest share'),
    ],
    rows: years.map(({ year, measures }) => {
      const { theilL, primacy } = measures
      return [
        year,
        theilL.defined ? theilL.value.total : null,
        theilL.defined ? theilL.value.between : null,
        theilL.defined ? theilL.value.within : null,
        numberOf(measures.williamsonWeighted),
        numberOf(measures.sigma),
        numberOf(measures.giniWeighted),
        numberOf(measures.maxMin),
        primacy.defined ? primacy.value.share : null,
      ]
    }),
  }
}

/** How each province grew; no rows with one year alone. */
export function convergenceTable(view: YearView, seen: Convergence | undefined): FigureTable {
  return {
    figure: 'convergence',
    from: 'indicator',
    title: view.indicator.title,
    method: methodOf('betaConvergence').note,
    columns: [
      column('code', 'รหัสจังหวัด', 'Province code'),
      column('region', 'ภาค', 'Region code'),
      column('from', 'ปีเริ่ม ค.ศ.', 'First year'),
      column('to', 'ปีสุดท้าย ค.ศ.', 'Last year'),
      column('start', 'ค่าปีเริ่ม', 'Value of the first year'),
      column('end', 'ค่าปีสุดท้าย', 'Value of the last year'),
      column('growth', 'การเติบโตต่อปีของ ln x', 'Yearly growth of ln x'),
    ],
    rows: (seen?.areas ?? []).map((area) => [
      area.code,
      area.region,
      seen?.from,
      seen?.to,
      area.start,
      area.end,
      area.growth,
    ]),
  }
}
