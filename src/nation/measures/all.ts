import type { GroupedArea } from './area.ts'
import { atkinson } from './atkinson.ts'
import { type Concentration, hhi, primacy } from './concentration.ts'
import { generalisedEntropy } from './entropy.ts'
import { gini, giniWeighted } from './gini.ts'
import { hoover } from './hoover.ts'
import { maxMin, top10Bottom40 } from './lorenz.ts'
import { type Measured, measuredAs } from './measured.ts'
import { type TheilSplit, theilLSplit, theilTSplit } from './theil.ts'
import { coefficientOfVariation, sigma, williamsonWeighted } from './variation.ts'

/** The three numbers of a Theil split, without its groups. */
export type TheilSums = Pick<TheilSplit, 'total' | 'between' | 'within'>

/** Every measure of one year. The SQL twins give the same shape, to 1e-9. */
export type YearMeasures = {
  gini: Measured
  giniWeighted: Measured
  theilT: Measured<TheilSums>
  theilL: Measured<TheilSums>
  generalisedEntropy2: Measured
  atkinsonHalf: Measured
  atkinsonOne: Measured
  atkinsonTwo: Measured
  williamsonWeighted: Measured
  hoover: Measured
  coefficientOfVariation: Measured
  sigma: Measured
  hhi: Measured<Concentration>
  primacy: Measured<{ share: number; toSecond: Measured }>
  maxMin: Measured
  top10Bottom40: Measured
}

/** Takes every measure of one year's areas. Shapes, units and refusals as each measure says. */
export function measureYear(areas: readonly GroupedArea[]): YearMeasures {
  return {
    gini: gini(areas),
    giniWeighted: giniWeighted(areas),
    theilT: withoutGroups(theilTSplit(areas)),
    theilL: withoutGroups(theilLSplit(areas)),
    generalisedEntropy2: generalisedEntropy(areas, 2),
    atkinsonHalf: atkinson(areas, 0.5),
    atkinsonOne: atkinson(areas, 1),
    atkinsonTwo: atkinson(areas, 2),
    williamsonWeighted: williamsonWeighted(areas),
    hoover: hoover(areas),
    coefficientOfVariation: coefficientOfVariation(areas),
    sigma: sigma(areas),
    hhi: hhi(areas),
    primacy: withoutArea(primacy(areas)),
    maxMin: maxMin(areas),
    top10Bottom40: top10Bottom40(areas),
  }
}

function withoutGroups(split: Measured<TheilSplit>): Measured<TheilSums> {
  if (!split.defined) return split
  const { total, between, within } = split.value
  return measuredAs({ total, between, within })
}

function withoutArea(first: ReturnType<typeof primacy>): YearMeasures['primacy'] {
  if (!first.defined) return first
  return measuredAs({ share: first.value.share, toSecond: first.value.toSecond })
}
