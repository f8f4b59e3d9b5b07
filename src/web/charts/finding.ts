import type { Lang } from '../../base/text.ts'
import { hasValue, type TrendYear, type YearView } from '../../nation/index.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { nationWords } from '../words/nation.ts'
import { showFixed, showPercent, showWithUnit, showYear } from './show-value.ts'

/**
 * What the data say of an indicator in a year, in plain sentences: the ends and how far they lie apart, how much lies between
 * regions, and what changed where there are two years. Never why: no sentence says that one thing caused another.
 */
export function findingOf(view: YearView, trend: readonly TrendYear[], lang: Lang): string[] {
  const said = [endsOf(view, lang), splitOf(view, lang), changeOf(trend, lang)]
  return said.filter((sentence) => sentence !== undefined)
}

/** The sentences as one text: Thai parts them by a space, English ends each with a full stop. */
export function joinSentences(sentences: readonly string[], lang: Lang): string {
  return lang === 'th' ? sentences.join(' ') : sentences.map((one) => `${one}.`).join(' ')
}

function endsOf(view: YearView, lang: Lang): string {
  const t = nationWords[lang].finding
  const { highest, lowest, indicator, measures } = view
  if (!highest || !lowest) return t.noData
  const tied = view.areas.filter(hasValue).filter(({ value }) => value === lowest.value).length
  const told = [
    show(indicator.title, lang),
    showYear(view.year, lang),
    show(highest.name, lang),
    showWithUnit(indicator, highest.value, lang),
  ] as const
  const end = showWithUnit(indicator, lowest.value, lang)
  const sentence =
    tied > 1
      ? t.endsTied(...told, showNumber(tied, lang), end)
      : t.ends(...told, show(lowest.name, lang), end)
  if (!measures.maxMin.defined || tied > 1) return sentence
  const times = t.times(showNumber(measures.maxMin.value, lang, 1))
  return lang === 'th' ? `${sentence} ${times}` : `${sentence}; ${times}`
}

function splitOf({ theilL, theilT, highest }: YearView, lang: Lang): string | undefined {
  const t = nationWords[lang].finding
  if (!highest) return undefined
  for (const [split, letter] of [[theilL, 'L'] as const, [theilT, 'T'] as const])
    if (split.defined && split.value.total > 0)
      return t.between(showPercent(split.value.between / split.value.total, lang), letter)
  return t.noSplit
}

function changeOf(trend: readonly TrendYear[], lang: Lang): string | undefined {
  const t = nationWords[lang].finding
  const known = trend.flatMap(({ year, measures: { theilL } }) =>
    theilL.defined ? [{ year, total: theilL.value.total }] : [],
  )
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first.year === last.year || first.total === last.total) return undefined
  return t[last.total < first.total ? 'fell' : 'rose'](
    showYear(first.year, lang),
    showYear(last.year, lang),
    showFixed(first.total, lang, 4),
    showFixed(last.total, lang, 4),
  )
}
