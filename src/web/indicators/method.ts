import type { Lang } from '../../base/text.ts'
import { type Condition, type Drawing, durationMs, type Input } from '../../indicators/index.ts'
import { showNumber } from '../number.ts'
import { indicatorWords } from '../words/indicators.ts'
import { unitOf } from './say.ts'

const dayMs = 86_400_000
const defaultCoverage = 0.75

/** How the numbers of an input are drawn together, in words: within a bucket, across points, over the period. */
export function sayDrawing({ bucket, within, across, over, unit }: Input, lang: Lang): string {
  const t = indicatorWords[lang]
  const last = over === 'latest' ? t.over.latest : drawn(over, t.over, unit, lang)
  return t.drawn(t.bucket[bucket], t.within[within], drawn(across, t.across, unit, lang), last)
}

/** What the data of an input must be like, in words. */
export function sayRules({ minBuckets, minEntities, minHours, freshness }: Input, lang: Lang) {
  const t = indicatorWords[lang]
  const ms = durationMs(freshness)
  const fresh = ms % dayMs === 0 ? t.days(ms / dayMs) : t.hours(ms / 3_600_000)
  return [
    t.coverageRule(showNumber(100 * (minBuckets ?? defaultCoverage), lang)),
    minEntities === undefined ? undefined : t.entitiesRule(minEntities),
    minHours === undefined ? undefined : t.hoursRule(minHours),
    t.freshRule(fresh),
  ].filter((rule) => rule !== undefined)
}

type Reductions = Readonly<Record<'mean' | 'sum' | 'min' | 'max' | 'count', string>>

function drawn(drawing: Drawing, names: Reductions, unit: string, lang: Lang): string {
  const t = indicatorWords[lang]
  if (typeof drawing === 'string') return names[drawing]
  if ('count' in drawing) return t.countOf(sayCondition(drawing.count, unit, lang))
  return t.shareOf(sayCondition(drawing.share, unit, lang))
}

function sayCondition(condition: Condition, unit: string, lang: Lang): string {
  const t = indicatorWords[lang].condition
  const say = (limit: number) => `${showNumber(limit, lang, 3)} ${unitOf(unit, lang)}`.trim()
  if ('above' in condition) return t.above(say(condition.above))
  if ('below' in condition) return t.below(say(condition.below))
  return 'atLeast' in condition
    ? t.atLeast(say(condition.atLeast))
    : t.atMost(say(condition.atMost))
}
