import { showDay } from '../base/day.ts'
import type { Lang, Text } from '../base/text.ts'
import type { Indicator } from './indicator.ts'

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
