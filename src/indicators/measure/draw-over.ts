import type { Condition, Drawing } from '../declaration/index.ts'

/** Whether a number fulfils a condition. */
export function fulfils(value: number, condition: Condition): boolean {
  if ('above' in condition) return value > condition.above
  if ('below' in condition) return value < condition.below
  if ('atLeast' in condition) return value >= condition.atLeast
  return value <= condition.atMost
}

/** What the numbers come to, in their order; NaN stands for none and is passed over. Undefined where there is no number. */
export function drawTogether(drawing: Drawing, values: Iterable<number>): number | undefined {
  let [many, sum, least, most, fulfilled] = [
    0,
    0,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
  ]
  const condition = conditionOf(drawing)
  for (const value of values) {
    if (Number.isNaN(value)) continue
    many++
    sum += value
    if (value < least) least = value
    if (value > most) most = value
    if (condition && fulfils(value, condition)) fulfilled++
  }
  if (many === 0) return undefined
  if (typeof drawing === 'object') return 'count' in drawing ? fulfilled : fulfilled / many
  switch (drawing) {
    case 'mean':
      return sum / many
    case 'sum':
      return sum
    case 'min':
      return least
    case 'max':
      return most
    case 'count':
      return many
  }
}

function conditionOf(drawing: Drawing): Condition | undefined {
  if (typeof drawing !== 'object') return undefined
  return 'count' in drawing ? drawing.count : drawing.share
}
