import type { Lang } from '../../base/text.ts'
import type { Indicator } from '../../nation/index.ts'
import { showShare } from '../number.ts'
import { show } from '../thai.ts'
import { nationWords } from '../words/nation.ts'

/** A value of an indicator as a reader expects it, without its unit. */
export function showValue(
  { decimals }: Pick<Indicator, 'decimals'>,
  value: number,
  lang: Lang,
): string {
  return showFixed(value, lang, decimals)
}

/** The same with its unit; per cent stands before the number in Thai. */
export function showWithUnit(
  indicator: Pick<Indicator, 'decimals' | 'unit' | 'unitCode'>,
  value: number,
  lang: Lang,
): string {
  const t = nationWords[lang]
  const shown = showValue(indicator, value, lang)
  return indicator.unitCode === 'P1'
    ? t.perCent(shown)
    : t.valueUnit(shown, show(indicator.unit, lang))
}

/** A year as the language counts it: Buddhist in Thai. */
export function showYear(year: number, lang: Lang): string {
  return String(lang === 'th' ? year + 543 : year)
}

/** A share of one as per cent with one decimal. */
export function showPercent(share: number, lang: Lang): string {
  return showShare(share, 1, lang)
}

const formats = new Map<string, Intl.NumberFormat>()

/** A number with exactly so many decimals, so that a column of them stands in line; a zero is a plain 0. */
export function showFixed(value: number, lang: Lang, digits: number): string {
  if (value === 0) return '0'
  const key = `${lang}${digits}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(lang === 'th' ? 'th-TH' : 'en-GB', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  formats.set(key, format)
  return format.format(value)
}
