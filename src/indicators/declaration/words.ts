/** The seven domains of a smart city. Source: data/programme-rules.json, domains. */
export const domains = [
  'environment',
  'economy',
  'mobility',
  'energy',
  'people',
  'living',
  'governance',
] as const
export type Domain = (typeof domains)[number]

/** What an indicator measures in the chain from means to effect. Source: Huovila et al. 2019, Cities 89. */
export const indicatorTypes = ['input', 'process', 'output', 'outcome', 'impact'] as const
export type IndicatorType = (typeof indicatorTypes)[number]

/** Which way is better; `range`: between two values. */
export const directions = ['higher', 'lower', 'range'] as const
export type Direction = (typeof directions)[number]

/** Day, month, quarter and year of Bangkok. */
export const periods = ['P1D', 'P1M', 'P3M', 'P1Y'] as const
export type PeriodKind = (typeof periods)[number]

/** An hour of UTC, or a day of Bangkok. */
export const buckets = ['PT1H', 'P1D'] as const
export type Bucket = (typeof buckets)[number]

/**
 * What the observations of one series in one bucket come to. `last`: the latest number; `count`: how many observations; `delta`: how
 * far a meter has run since the bucket before that has a value (a meter that was set back counts from zero); `timeWeightedMean`: the
 * mean of the hours' means, each hour the same however often it was observed (days only).
 */
export const withins = [
  'mean',
  'sum',
  'min',
  'max',
  'last',
  'count',
  'delta',
  'timeWeightedMean',
] as const
export type Within = (typeof withins)[number]

/** What several numbers come to: of entities in one bucket, or of buckets in a period. */
export const reductions = ['mean', 'sum', 'min', 'max', 'count'] as const
export type Reduction = (typeof reductions)[number]

/** What becomes of an indicator whose data are missing. */
export const missingPolicies = ['refuse', 'partial', 'carry', 'zero'] as const
