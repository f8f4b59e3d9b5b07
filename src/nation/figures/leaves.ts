import { type Measured, measuredAs, type YearMeasures } from '../measures/index.ts'

/** One number of a year's measures, by its path: `theilL.between`, `hhi.equivalentNumber`. */
export type Leaf = { path: string; answer: Measured }

/** All numbers of a year's measures, composed ones part by part; what is not defined stands once, with its reason. */
export function leavesOf(measures: YearMeasures): Leaf[] {
  return Object.entries(measures).flatMap(([path, answer]) => leaves(path, answer))
}

function leaves(path: string, answer: Measured<unknown>): Leaf[] {
  if (!answer.defined) return [{ path, answer }]
  if (typeof answer.value === 'number') return [{ path, answer: measuredAs(answer.value) }]
  return Object.entries(answer.value as Record<string, number | Measured>).flatMap(([name, part]) =>
    leaves(`${path}.${name}`, typeof part === 'number' ? measuredAs(part) : part),
  )
}
