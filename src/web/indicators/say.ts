import { showDay } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import {
  type Declaration,
  type Expected,
  hasNumber,
  type PeriodKind,
  periodAt,
  type Reading,
  units,
} from '../../indicators/index.ts'
import { showFixed } from '../charts/show-value.ts'
import { show } from '../thai.ts'
import { indicatorWords } from '../words/indicators.ts'
import { unitWords } from '../words/units.ts'

/** The unit of an indicator as it stands behind a number; empty for plain numbers. */
export function unitOf(code: string, lang: Lang): string {
  if (code === 'C62') return ''
  const known = unitWords[lang][code as keyof (typeof unitWords)['th']]
  const unit = units.get(code)
  const shown = known ?? (unit?.symbol || (unit && show(unit.title, lang)) || code)
  return shown.replaceAll('/', '/\u2060')
}

/** A value of an indicator with its unit, as a reader expects it. */
export function showMeasured(
  { unit, decimals }: Pick<Declaration, 'unit' | 'decimals'>,
  value: number,
  lang: Lang,
): string {
  const t = indicatorWords[lang]
  const shown = showFixed(value, lang, decimals)
  if (unit === 'P1') return t.perCent(shown)
  const name = unitOf(unit, lang)
  return name === '' ? shown : t.valueUnit(shown, name)
}

/** The name of a period: `พฤศจิกายน 2569`, `quarter 4 of 2026`. */
export function showPeriod(kind: PeriodKind, from: Date, lang: Lang): string {
  const { name } = periodAt(kind, from)
  const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(name) ?? []
  if (!year || !quarter) return showDay(name, lang)
  const said = lang === 'th' ? String(Number(year) + 543) : year
  return indicatorWords[lang].quarter(quarter, said)
}

/** The same in few letters, for the axis of a chart: `พ.ย. 2569`, `Nov 2026`. */
export function shortPeriod(kind: PeriodKind, from: Date, lang: Lang): string {
  const { name } = periodAt(kind, from)
  const year = lang === 'th' ? String(Number(name.slice(0, 4)) + 543) : name.slice(0, 4)
  if (kind === 'P1Y') return year
  if (kind === 'P3M') return `Q${name.at(-1)} ${year}`
  const month = new Intl.DateTimeFormat(lang === 'th' ? 'th-TH' : 'en-GB', {
    month: 'short',
    timeZone: 'Asia/Bangkok',
  }).format(from)
  return kind === 'P1M' ? `${month} ${year}` : `${Number(name.slice(8))} ${month}`
}

/** What a plan asks: at least, at most or between. */
export function showAsked(declaration: Declaration, { min, max }: Expected, lang: Lang): string {
  const t = indicatorWords[lang].asked
  const say = (value: number) => showMeasured(declaration, value, lang)
  if (min !== undefined && max !== undefined) return t.between(say(min), say(max))
  if (min !== undefined) return t.atLeast(say(min))
  return max === undefined ? '–' : t.atMost(say(max))
}

/** A reading in a few words: its number with unit, or the status that stands in its place. */
export function showReading(declaration: Declaration, reading: Reading, lang: Lang): string {
  if (hasNumber(reading)) return showMeasured(declaration, Number(reading.value), lang)
  return indicatorWords[lang].status[reading.status]
}

/** The finding of an indicator in a city, as the title of its page: period, value, and what the plan asks. */
export function findingOf(
  declaration: Declaration,
  reading: Reading | undefined,
  expected: Expected | undefined,
  lang: Lang,
): string {
  const t = indicatorWords[lang]
  if (!reading) return t.neverMeasured
  const period = showPeriod(declaration.period, reading.from, lang)
  const said = showReading(declaration, reading, lang)
  if (!hasNumber(reading)) return t.findingNone(period, said)
  if (!expected) return t.finding(period, said)
  return t.findingAsked(period, said, showAsked(declaration, expected, lang))
}

/** The newest observation behind a reading; undefined where there is none. */
export function newestOf({ quality }: Pick<Reading, 'quality'>): Date | undefined {
  const times = Object.values(quality).flatMap(({ newestAt }) => newestAt ?? [])
  return times.length > 0 ? new Date(times.sort().at(-1) as string) : undefined
}

/** The least coverage of the inputs of a reading, from 0 to 1. */
export function coverageOf({ quality }: Pick<Reading, 'quality'>): number {
  return Math.min(1, ...Object.values(quality).map(({ coverage }) => coverage))
}
