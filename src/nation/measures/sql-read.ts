import type { YearMeasures } from './all.ts'
import { type Facts, type Need, refusal } from './area.ts'
import type { Concentration } from './concentration.ts'
import { type Measured, measured, measuredAs, notDefined, type Reason } from './measured.ts'

/** A row of `measuresByYear`: the facts that decide what is defined, and the numbers; null where there is none. */
export type YearRow = {
  year: number
  areas: number
  weighted: number
  finite: boolean
  finiteValues: boolean
  inRange: boolean
  lowestWeight: number
  lowestWeightedValue: number | null
  lowestValue: number
  mean: number
  plainMean: number
} & Record<Figure, number | null>

type Figure =
  | 'gini'
  | 'giniWeighted'
  | 'theilT'
  | 'theilTBetween'
  | 'theilTWithin'
  | 'theilL'
  | 'theilLBetween'
  | 'theilLWithin'
  | 'generalisedEntropy2'
  | 'atkinsonHalf'
  | 'atkinsonOne'
  | 'atkinsonTwo'
  | 'williamsonWeighted'
  | 'hoover'
  | 'coefficientOfVariation'
  | 'sigma'
  | 'hhi'
  | 'hhiNormalised'
  | 'primacy'
  | 'primacyToSecond'
  | 'maxMin'
  | 'top10Bottom40'

/** Reads a row of `measuresByYear` as `measureYear` would have answered. */
export function readYear(row: YearRow): YearMeasures {
  const weighted = refuse(weightedFacts(row), row.inRange)
  const plain = refuse(plainFacts(row), row.inRange)
  const figure = (name: Figure, reason: Reason | undefined) =>
    reason ? notDefined(reason) : number(row[name])
  const split = (name: 'theilT' | 'theilL', reason: Reason | undefined) => {
    const [total, between, within] = [row[name], row[`${name}Between`], row[`${name}Within`]]
    return reason ? notDefined(reason) : sums(total, between, within)
  }
  const hasZero = row.lowestWeightedValue === 0
  const atkinson = (name: Figure) =>
    hasZero && !weighted('no-negative') ? measured(1) : figure(name, weighted('no-negative'))
  return {
    gini: figure('gini', plain('positive-mean')),
    giniWeighted: figure('giniWeighted', weighted('positive-mean')),
    theilT: split('theilT', weighted('no-negative')),
    theilL: split('theilL', weighted('only-positive')),
    generalisedEntropy2: figure('generalisedEntropy2', weighted('positive-mean')),
    atkinsonHalf: figure('atkinsonHalf', weighted('no-negative')),
    atkinsonOne: atkinson('atkinsonOne'),
    atkinsonTwo: atkinson('atkinsonTwo'),
    williamsonWeighted: figure('williamsonWeighted', weighted('positive-mean')),
    hoover: figure('hoover', weighted('positive-mean')),
    coefficientOfVariation: figure('coefficientOfVariation', plain('positive-mean')),
    sigma: figure('sigma', plain('only-positive')),
    hhi: concentration(row, weighted('no-negative')),
    primacy: primacy(row, weighted('no-negative')),
    maxMin: figure(
      'maxMin',
      plain('no-negative') ?? (row.lowestValue === 0 ? 'zero-divisor' : undefined),
    ),
    top10Bottom40: orZeroDivisor(row.top10Bottom40, weighted('no-negative')),
  }
}

function weightedFacts(row: YearRow): Facts {
  return { ...row, lowestValue: row.lowestWeightedValue ?? 0 }
}

function plainFacts({ areas, finiteValues, lowestValue, plainMean }: YearRow): Facts {
  return {
    areas,
    finite: finiteValues,
    lowestWeight: 1,
    weighted: areas,
    lowestValue,
    mean: plainMean,
  }
}

function refuse(facts: Facts, inRange: boolean): (need: Need) => Reason | undefined {
  return (need) => (inRange || !facts.finite ? refusal(facts, need) : 'out-of-range')
}

function number(value: number | null): Measured {
  return value === null ? notDefined('out-of-range') : measured(value)
}

function sums(
  total: number | null,
  between: number | null,
  within: number | null,
): YearMeasures['theilT'] {
  if (total === null || between === null || within === null) return notDefined('out-of-range')
  return measuredAs({ total, between, within })
}

function concentration(row: YearRow, reason: Reason | undefined): Measured<Concentration> {
  if (reason) return notDefined(reason)
  if (row.hhi === null) return notDefined('out-of-range')
  const normalised = row.weighted === 1 ? notDefined('one-area') : number(row.hhiNormalised)
  return measuredAs({ index: row.hhi, equivalentNumber: 1 / row.hhi, normalised })
}

function primacy(row: YearRow, reason: Reason | undefined): YearMeasures['primacy'] {
  if (reason) return notDefined(reason)
  if (row.primacy === null) return notDefined('out-of-range')
  const toSecond =
    row.weighted === 1 ? notDefined('one-area') : orZeroDivisor(row.primacyToSecond, undefined)
  return measuredAs({ share: row.primacy, toSecond })
}

function orZeroDivisor(value: number | null, reason: Reason | undefined): Measured {
  return value === null
    ? notDefined(reason ?? 'zero-divisor')
    : reason
      ? notDefined(reason)
      : measured(value)
}
