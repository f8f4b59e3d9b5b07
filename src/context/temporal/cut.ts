import { compareMoments } from './moment.ts'
import type { TimeRange } from './time-range.ts'

/** What was read of one series, in the direction of reading; `isCut`: there is more of it. */
export type Stretch<T> = { readonly rows: readonly T[]; readonly isCut: boolean }

/**
 * Finds how far an answer can tell everything. Of a series that was cut only the time up to its last row is known, so the answer ends
 * at the nearest of these ends, for all series alike: within its range it has all there is. Undefined when nothing was withheld.
 * Source: CIM 009 6.3.10.
 */
export function commonEnd(
  stretches: Iterable<Stretch<{ readonly time: string }>>,
  direction: 'forward' | 'backward',
): string | undefined {
  let end: string | undefined
  for (const { rows, isCut } of stretches) {
    const last = rows.at(-1)?.time
    if (isCut && last !== undefined && (end === undefined || isBeyond(end, last, direction)))
      end = last
  }
  return end
}

/** Whether a moment lies beyond an end, in the direction of reading. */
export function isBeyond(moment: string, end: string, direction: 'forward' | 'backward'): boolean {
  const order = compareMoments(moment, end)
  return direction === 'forward' ? order > 0 : order < 0
}

/**
 * Writes the header that tells which part of the time an answer holds: from where it was asked, else its first moment, to its last;
 * for the last N the other way round. Its size is N, or `*` for not known. Source: CIM 009 6.3.10.
 */
export function contentRange(
  times: readonly string[],
  { from, until }: TimeRange,
  lastN: number | undefined,
): string {
  const sorted = times.toSorted(compareMoments)
  const [earliest = '', latest = ''] = [sorted[0], sorted.at(-1)]
  return lastN === undefined
    ? `date-time ${from ?? earliest}-${latest}/*`
    : `date-time ${until ?? latest}-${earliest}/${lastN}`
}
