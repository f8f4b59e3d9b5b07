export {
  arithmeticMean,
  type Component,
  geometricMean,
  harmonicMean,
  powerMean,
} from './aggregate.ts'
export {
  type Direction,
  distanceToMaximum,
  distanceToTarget,
  fractionOfMaximum,
  goalposts,
  minMax,
  percentileRank,
  type Scores,
  zScore,
} from './normalise.ts'
