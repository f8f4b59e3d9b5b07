import type { Area } from './area.ts'
import { shareDeviation } from './entropy.ts'
import { type Measured, measured } from './measured.ts'
import { spread } from './spread.ts'
import { sum } from './sum.ts'

/**
 * Hoover's index: ½ sum |y − p|, the share of the total that would have to move for every head to have the same.
 *
 * From 0 to 1 when no value is negative. Not defined for a mean that is not positive. Also called Robin Hood index; twice
 * the Schutz coefficient in some books. Source: Hoover (1936), Review of Economics and Statistics 18(4), 162-171.
 */
export function hoover(areas: readonly Area[]): Measured {
  const seen = spread(areas, 'positive-mean')
  return seen.defined
    ? measured(sum(seen.value.parts.map((part) => Math.abs(shareDeviation(part)))) / 2)
    : seen
}
