import type { Text } from '../base/text.ts'

/** The dimensions of life that the founding article names, and the programme's own spread beside them. */
export const dimensions = ['economy', 'society', 'environment', 'quality-of-life'] as const
export type Dimension = (typeof dimensions)[number]

/** What areas are weighted by in the weighted measures: their people, or their gross provincial product. */
export type Weight = 'people' | 'gpp'

/** Where an indicator's figures come from, ready to be shown and cited. */
export type IndicatorSource = {
  /** Id of a dataset of the record; null for an imported statistic, which is its own. */
  dataset: string | null
  title: Text
  source: Text
  url: string | null
  licence: Text
  attribution: Text
  /** A day, a month or a year. */
  asOf: string
}

/** One thing that the national view shows by province and year. */
export type Indicator = {
  id: string
  /** Of an imported statistic; null for figures of the record itself. */
  version: number | null
  dimension: Dimension | 'programme'
  title: Text
  definition: Text
  unit: Text
  /** UN/CEFACT Recommendation 20, or ISO 4217 for money. */
  unitCode: string
  decimals: number
  weight: Weight
  /** What value times weight adds up to over the areas: gross provincial product, for GPP per head. */
  total: Text
  /** What a reader must not take the figure for. */
  caution: Text | null
  /** Made up for trials and tests; labelled wherever it shows. */
  synthetic: boolean
  source: IndicatorSource
}

/** One province in one year; `value` is null where the source publishes none. Gregorian years. */
export type Observation = { code: string; year: number; value: number | null; weight: number }

/** An indicator with all it says: observations of every year, by year and province code. */
export type Series = { indicator: Indicator; years: number[]; observations: Observation[] }
