import type { Text } from '../../base/text.ts'
import type { Overview } from '../measures/index.ts'

/**
 * One common indicator in one year over the real cities that measure it: of each city the last final reading of a period that began
 * in the year. Every city counts once, because the record has no population of cities; sample cities count nowhere.
 */
export type LiveYear = {
  /** Id and version of the declaration: versions are never mixed. */
  indicator: string
  version: number
  title: Text
  /** UN/CEFACT Recommendation 20, or ISO 4217. */
  unitCode: string
  decimals: number
  year: number
  cities: number
  /** How many of them are outside Bangkok and vicinity (NESDC). */
  outside: number
  lowest: number
  highest: number
  /** `mean` is the plain mean of the cities; `williamsonWeighted` is their coefficient of variation, all weights being one. */
  measures: Overview
}

/** How much of something stands in real cities, and how much of it outside Bangkok and vicinity. */
export type LiveCount = { outside: number; total: number }

/**
 * What real cities show by their own data: commitments whose last judgement is that they are met, and common or own indicators that
 * had a number in one of their last two periods.
 */
export type LiveSpread = { proven: LiveCount; flowing: LiveCount }

export const nothingLive: LiveSpread = {
  proven: { outside: 0, total: 0 },
  flowing: { outside: 0, total: 0 },
}

/** Everything that real cities' own data tell of the country. */
export type Live = { years: LiveYear[]; spread: LiveSpread }
