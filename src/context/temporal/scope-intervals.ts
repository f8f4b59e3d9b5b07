import { isObject } from '../json.ts'
import { matchesScopes, type ScopeQuery } from '../query/scope-query.ts'
import { scopeAttribute } from './evolution.ts'
import type { Court } from './judge.ts'
import { compareMoments } from './moment.ts'
import { plainInstance } from './recorded.ts'
import { type EntitySeries, listSeries } from './series.ts'
import { type HistoryRow, readStretches } from './stretches.ts'
import type { Subject } from './subject.ts'
import type { Intervals } from './tell.ts'
import type { TimeRange } from './time-range.ts'

const mostScopes = 1_000

/**
 * Finds for each entity the stretches of the time asked for in which its scopes matched; entities without one are not there. A scope
 * holds from when it was set until the next; the first of all, where nobody said since when, held ever before.
 * Source: CIM 009 4.18, 4.19, 5.7.4.4.
 */
export async function scopeIntervals(
  { tx, space, range, asOf, budget }: Court,
  scopes: ScopeQuery,
  subjects: readonly Subject[],
): Promise<Map<number, Intervals>> {
  const eids = subjects.map(({ eid }) => eid)
  const series = await listSeries(tx, space, eids, { attributes: new Set([scopeAttribute]) })
  const reading = {
    property: 'observedAt',
    whole: true,
    direction: 'forward',
    most: mostScopes,
  } as const
  const stretches = await readStretches(
    tx,
    series.map(({ number }) => ({ series: number })),
    { ...reading, asOf },
  )
  const found = new Map<number, Intervals>()
  for (const [at, { rows }] of stretches.entries()) {
    budget.spend(rows.length)
    const { eid } = series[at] as EntitySeries
    const intervals = intervalsOf(rows, scopes, range)
    if (intervals.length > 0) found.set(eid, intervals)
  }
  return found
}

/** The stretches in which scopes matched, cut to the time asked for. */
export function intervalsOf(
  rows: readonly Pick<HistoryRow, 'at' | 'observed' | 'deleted' | 'num' | 'body'>[],
  scopes: ScopeQuery,
  range: TimeRange,
): Intervals {
  return rows.flatMap((row, at) => {
    if (row.deleted || !matchesScopes(scopes, scopesOf(row))) return []
    const since = at === 0 && !row.observed ? undefined : row.at
    const from = laterOf(since, range.from)
    const until = earlierOf(rows[at + 1]?.at, range.until)
    if (from !== undefined && until !== undefined && compareMoments(from, until) >= 0) return []
    return [{ ...(from !== undefined && { from }), ...(until !== undefined && { until }) }]
  })
}

/** The scopes that a row of the history of scopes tells of. */
export function scopesOf(row: Pick<HistoryRow, 'at' | 'observed' | 'num' | 'body'>): string[] {
  const { value } = plainInstance(row, { datasetId: undefined })
  const all = Array.isArray(value) ? value : isObject(value) ? [] : [value]
  return all.filter((one) => typeof one === 'string')
}

function laterOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compareMoments(a, b) > 0 ? a : b
}

function earlierOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compareMoments(a, b) < 0 ? a : b
}
