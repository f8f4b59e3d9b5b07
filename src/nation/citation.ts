import { showDay } from '../base/day.ts'
import { type Lang, type Text, text } from '../base/text.ts'
import type { FigureTable } from './figures/figure-table.ts'
import type { Indicator, IndicatorSource } from './indicator.ts'
import type { Nation } from './load-nation.ts'
import { emblemIndicator } from './shipped-indicators.ts'

/** How a figure is cited: what, which year, whose figures, as of when, worked out by whom, at which address. */
export function citeFigure(
  indicator: Indicator,
  year: number,
  address: { th: string; en: string },
): Text {
  const { title, version } = indicator
  const { attribution, asOf } = indicator.source
  const edition = (lang: Lang) =>
    version === null ? '' : { th: ` ฉบับที่ ${version}`, en: `, version ${version}` }[lang]
  return {
    th: `${title.th} พ.ศ. ${year + 543}${edition('th')} ${attribution.th} ข้อมูล ณ ${showDay(asOf, 'th')} คำนวณโดยหลักเมือง ${address.th}`,
    en: `${title.en}, ${year}${edition('en')}. ${attribution.en}. Data as of ${showDay(asOf, 'en')}. Worked out by Lak Mueang, ${address.en}`,
  }
}

/** What stands beside a table wherever it goes: how it is cited, under which licence its figures are, whether they are made up. */
export type Cited = { citation: Text; licence: Text; synthetic: boolean }

/** Cites a table by whose figures it holds: those of the chosen indicator, of the public record, or of the cities themselves. */
export function citeTable(
  { from, title }: Pick<FigureTable, 'from' | 'title'>,
  { view, indicators, at }: Pick<Nation, 'view' | 'indicators' | 'at'>,
  address: { th: string; en: string },
): Cited {
  const { indicator, year } = view
  if (from === 'indicator') {
    const { licence } = indicator.source
    return {
      citation: citeFigure(indicator, year, address),
      licence,
      synthetic: indicator.synthetic,
    }
  }
  const sources = from === 'record' ? sourcesOfRecord(indicators) : [ofCities(at)]
  const day = (lang: Lang) => sources.map(({ asOf }) => showDay(asOf, lang)).at(0)
  const said = (lang: Lang) =>
    [...new Set(sources.map(({ attribution }) => attribution[lang]))].join(' · ')
  const licence = (lang: Lang) => [...new Set(sources.map((one) => one.licence[lang]))].join(' · ')
  const citation = {
    th: `${title.th} ${said('th')} ข้อมูล ณ ${day('th')} คำนวณโดยหลักเมือง ${address.th}`,
    en: `${title.en}. ${said('en')}. Data as of ${day('en')}. Worked out by Lak Mueang, ${address.en}`,
  }
  return { citation, licence: { th: licence('th'), en: licence('en') }, synthetic: false }
}

type Sourced = Pick<IndicatorSource, 'attribution' | 'licence' | 'asOf'>

/** Where the programme's own figures are from: the record, and those who count the people beside it. */
function sourcesOfRecord(indicators: Nation['indicators']): Sourced[] {
  const sourceOf = (id: string) => {
    const found = indicators.find(({ indicator }) => indicator.id === id)
    return found ? [found.indicator.source] : []
  }
  return [...sourceOf(emblemIndicator.id), ...sourceOf('gpp-per-head')]
}

const ofCities = (at: Nation['at']): Sourced => ({
  attribution: text('ข้อมูลของเมืองที่เชื่อมต่อกับระบบ', 'Data of the cities that are connected'),
  licence: text('ตามที่แต่ละเมืองกำหนด', 'As each city licenses its data'),
  asOf: at,
})
