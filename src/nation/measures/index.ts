export { measureYear, type TheilSums, type YearMeasures } from './all.ts'
export type { Area, GroupedArea, Valued } from './area.ts'
export { atkinson } from './atkinson.ts'
export {
  type Concentration,
  hhi,
  locationQuotient,
  locationQuotients,
  type Primacy,
  primacy,
} from './concentration.ts'
export {
  type BetaConvergence,
  betaConvergence,
  type Growth,
  type SigmaPoint,
  sigmaConvergence,
} from './convergence.ts'
export { generalisedEntropy } from './entropy.ts'
export { gini, giniWeighted } from './gini.ts'
export { hoover } from './hoover.ts'
export { type LorenzPoint, lorenzCurve, maxMin, top10Bottom40 } from './lorenz.ts'
export { type Measured, measuredAs, type NotDefined, notDefined, type Reason } from './measured.ts'
export { measuresByYear } from './sql.ts'
export { type Overview, type OverviewRow, overviewByYear, readOverview } from './sql-overview.ts'
export { readYear, type YearRow } from './sql-read.ts'
export {
  type TheilGroup,
  type TheilSplit,
  theilL,
  theilLSplit,
  theilT,
  theilTSplit,
} from './theil.ts'
export { coefficientOfVariation, sigma, williamsonWeighted } from './variation.ts'
