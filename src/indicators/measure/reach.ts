import type { Stretch } from '../../context/index.ts'
import { durationMs, type Input } from '../declaration/index.ts'
import { dayStart, type Period } from '../period/index.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Which rows an input reads in a period at a moment. `ref` is the moment by which freshness counts: now, or the end of the period;
 * `begin` to `end` are the buckets of the period so far, the running one among them; `stretch` also reaches back as far as the newest
 * observation may be old. All in ms.
 */
export type Reach = {
  stretch: Stretch
  begin: number
  end: number
  ref: number
  bucketMs: number
  freshMs: number
}

export function reachOf(input: Input, period: Period, now: Date): Reach {
  const bucketMs = input.bucket === 'P1D' ? dayMs : hourMs
  const freshMs = durationMs(input.freshness)
  const begin = period.from.getTime()
  const ref = Math.min(now.getTime(), period.until.getTime())
  const end = Math.max(begin, begin + Math.ceil((ref - begin) / bucketMs) * bucketMs)
  // What a meter has run counts from its last number before the period.
  const back = input.within === 'delta' ? begin - freshMs : begin
  const from = dayStart(new Date(Math.min(back, ref - freshMs)))
  const step = readsHours(input) ? 'hour' : 'day'
  return { stretch: { step, from, until: new Date(end) }, begin, end, ref, bucketMs, freshMs }
}

/** Days are made of days, but where their hours count. */
export function readsHours({ bucket, within, minHours }: Input): boolean {
  return bucket === 'PT1H' || within === 'timeWeightedMean' || minHours !== undefined
}
