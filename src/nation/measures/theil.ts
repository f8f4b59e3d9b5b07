import type { Area, GroupedArea, Need } from './area.ts'
import { generalisedEntropy, theilLTerm, theilTTerm } from './entropy.ts'
import { type Measured, measuredAs, notDefined } from './measured.ts'
import { scaled } from './scale.ts'
import { logRatio, type Part, spread } from './spread.ts'
import { sum } from './sum.ts'

/** A group's place in the split: its shares of people and total, its mean, and the inequality inside it. */
export type TheilGroup = {
  group: string
  populationShare: number
  totalShare: number
  mean: number
  inequality: number
  /** What it adds to `within`: totalShare · T_g, or populationShare · L_g. */
  withinPart: number
  /** What it adds to `between`: P_g times a distance of mu_g from mu, never negative. */
  betweenPart: number
}

/** total = between + within, exact but for rounding. Groups in order of their first area. */
export type TheilSplit = { total: number; between: number; within: number; groups: TheilGroup[] }

/**
 * Theil T, also GE(1): sum p (x/mu) ln(x/mu) = sum y ln(y/p), with 0 ln 0 = 0. 0 when all are equal.
 *
 * Not defined for a negative value or a mean that is not positive. Naming trap: R's `REAT::theil` is Theil L, not T;
 * `ineq::Theil(parameter = 0)` is T. Source: Theil, Economics and Information Theory (1967), ch. 4.
 */
export function theilT(areas: readonly Area[]): Measured {
  return generalisedEntropy(areas, 1)
}

/**
 * Theil L, also GE(0) or mean log deviation: sum p ln(mu/x). Weights by people, so preferred for the split over time.
 *
 * Not defined for a negative or zero value (it would be infinite). Source: as `theilT`.
 */
export function theilL(areas: readonly Area[]): Measured {
  return generalisedEntropy(areas, 0)
}

/** T = sum_g Y_g ln(Y_g/P_g) + sum_g Y_g T_g. Not defined where `theilT` is not. */
export function theilTSplit(areas: readonly GroupedArea[]): Measured<TheilSplit> {
  return split(areas, 'no-negative', theilTTerm, (group) => group.y)
}

/** L = sum_g P_g ln(mu/mu_g) + sum_g P_g L_g. Not defined where `theilL` is not. */
export function theilLSplit(areas: readonly GroupedArea[]): Measured<TheilSplit> {
  return split(areas, 'only-positive', theilLTerm, (group) => group.p)
}

function split(
  areas: readonly GroupedArea[],
  need: Need,
  term: (part: Part) => number,
  share: (group: Part) => number,
): Measured<TheilSplit> {
  const whole = spread(areas, need)
  if (!whole.defined) return whole
  const groups: TheilGroup[] = []
  const members = Map.groupBy(whole.value.parts, (part) => (areas[part.index] as GroupedArea).group)
  for (const [group, parts] of members) {
    const inside = spread(
      parts.map(({ index, value }) => ({ value, weight: (areas[index] as Area).weight })),
      'positive-mean',
    )
    const groupMean = inside.defined ? scaled(inside.value.mean, -inside.value.lift) : 0
    const outer = together(parts, groupMean, whole.value.mean)
    const inequality = inside.defined ? sum(inside.value.parts.map(term)) : 0
    groups.push({
      group,
      populationShare: outer.p,
      totalShare: outer.y,
      mean: scaled(outer.value, -whole.value.lift),
      inequality,
      withinPart: share(outer) * inequality,
      betweenPart: term(outer),
    })
  }
  const total = sum(whole.value.parts.map(term))
  const between = sum(groups.map((group) => group.betweenPart))
  const within = sum(groups.map((group) => group.withinPart))
  if (![total, between, within].every(Number.isFinite)) return notDefined('out-of-range')
  return measuredAs({ total, between, within, groups })
}

/**
 * A group as one part of the whole. Its deviation is the mean of its areas' deviations, which keeps their digits; a group
 * in which nobody has anything has the mean 0, and no inequality inside.
 */
function together(parts: readonly Part[], groupMean: number, mean: number): Part {
  const p = sum(parts.map((part) => part.p))
  const y = sum(parts.map((part) => part.y))
  const isNear = p > 0 && parts.every((part) => Math.abs(part.d) <= 1)
  const d = isNear ? sum(parts.map((part) => (part.p / p) * part.d)) : groupMean / mean - 1
  return {
    index: -1,
    value: groupMean,
    p,
    lnP: Math.log(p),
    y,
    d,
    lnRatio: logRatio(groupMean, mean, d),
  }
}
