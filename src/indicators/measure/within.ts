import { bangkokOffsetMs } from '../../base/day.ts'
import type { SeriesColumns } from '../../context/index.ts'
import type { Input } from '../declaration/index.ts'
import { type Reach, readsHours } from './reach.ts'

const dayMs = 24 * 3_600_000

/** Takes the number of a series in a bucket that begins at a moment in ms. */
export type Take = (start: number, value: number) => void

/**
 * Draws the rows of one series together within each bucket, and hands over each bucket that has a number, in the order of time; those
 * before the period too, where the rows reach back.
 */
export function drawWithin(input: Input, columns: SeriesColumns, reach: Reach, take: Take) {
  if (input.bucket === 'P1D' && readsHours(input)) drawHours(input, columns, take)
  else drawRows(input, columns, reach, take)
}

function drawRows({ within }: Input, columns: SeriesColumns, _: Reach, take: Take) {
  const { starts, n, numbers, sum, min, max, last } = columns
  let meter = Number.NaN
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number
    const many = numbers[i] as number
    if (within === 'count') take(start, n[i] as number)
    if (within === 'count' || many === 0) continue
    const latest = last[i] as number
    switch (within) {
      case 'mean':
        take(start, (sum[i] as number) / many)
        break
      case 'sum':
        take(start, sum[i] as number)
        break
      case 'min':
        take(start, min[i] as number)
        break
      case 'max':
        take(start, max[i] as number)
        break
      case 'last':
        take(start, latest)
        break
      case 'delta':
        // A meter that was set back begins again at zero.
        if (!Number.isNaN(meter)) take(start, latest >= meter ? latest - meter : latest)
        meter = latest
    }
  }
}

/** Days from their hours: of each day that has enough of them. */
function drawHours({ within, minHours = 1 }: Input, columns: SeriesColumns, take: Take) {
  const { starts } = columns
  for (let from = 0; from < starts.length; ) {
    const day = dayOf(starts[from] as number)
    let until = from + 1
    while (until < starts.length && (starts[until] as number) < day + dayMs) until++
    const value = drawDay(within, columns, from, until, minHours)
    if (value !== undefined) take(day, value)
    from = until
  }
}

function dayOf(start: number): number {
  return Math.floor((start + bangkokOffsetMs) / dayMs) * dayMs - bangkokOffsetMs
}

function drawDay(
  within: Input['within'],
  { n, numbers, sum, min, max, last }: SeriesColumns,
  from: number,
  until: number,
  minHours: number,
): number | undefined {
  let [hours, observed, total, means, all] = [0, 0, 0, 0, 0]
  let [least, most, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]
  for (let i = from; i < until; i++) {
    observed += n[i] as number
    const many = numbers[i] as number
    if (many === 0 && within !== 'count') continue
    hours++
    if (many === 0) continue
    all += many
    total += sum[i] as number
    means += (sum[i] as number) / many
    least = Math.min(least, min[i] as number)
    most = Math.max(most, max[i] as number)
    latest = last[i] as number
  }
  if (hours < minHours) return undefined
  switch (within) {
    case 'count':
      return observed
    case 'mean':
      return total / all
    case 'timeWeightedMean':
      return means / hours
    case 'sum':
      return total
    case 'min':
      return least
    case 'max':
      return most
    default:
      return latest
  }
}
