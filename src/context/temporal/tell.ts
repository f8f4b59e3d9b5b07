import type { CityTx } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import { kindsOf } from './aggregate.ts'
import { commonEnd, contentRange, isBeyond, type Stretch } from './cut.ts'
import type { Evolution, Recorded } from './evolution.ts'
import { compareMoments } from './moment.ts'
import { tellsNothing, toRecorded } from './recorded.ts'
import { type EntitySeries, filterOf, listSeries } from './series.ts'
import type { TemporalShape } from './shape.ts'
import { type HistoryRow, type Reach, readStretches } from './stretches.ts'
import type { Subject } from './subject.ts'
import type { TimeRange } from './time-range.ts'

/** Stretches of time, each from `from` on to before `until`. */
export type Intervals = readonly { readonly from?: string; readonly until?: string }[]

/** What is to be told of entities: of which time, in which shape, as seen at which change, and at most how many instances of a series. */
export type Telling = {
  readonly range: TimeRange
  readonly shape: TemporalShape
  readonly mostInstances: number
  readonly asOf?: number | undefined
}

/** What was told: evolutions, and the range of their time where not all of it was told. */
export type Told<T> = { readonly evolutions: Evolution<T>[]; readonly contentRange?: string }

/** The most rows that one answer is made of; series share them. */
const mostRows = 50_000

/**
 * Tells how entities came to be what they are, in whole instances. Of each series so many instances are read that the answer stays
 * bounded; what was cut, `contentRange` tells. `within`: of an entity only these stretches of time. An attribute of which all was
 * withheld is an empty list, one without instances in the time asked for is not there.
 */
export async function tellEvolutions(
  tx: CityTx,
  space: Space,
  subjects: readonly Subject[],
  telling: Telling,
  within?: ReadonlyMap<number, Intervals>,
): Promise<Told<Recorded>> {
  const { range, shape, asOf } = telling
  const series = await seriesToTell(tx, space, subjects, shape)
  const direction = shape.lastN === undefined ? 'forward' : 'backward'
  const share = Math.max(2, Math.floor(mostRows / Math.max(1, series.length)))
  const page = Math.min(telling.mostInstances, share)
  const most = Math.min(shape.lastN ?? page, page)
  const wanted = series.flatMap((one) =>
    reachesOf(one, range, within).map((reach) => ({ one, reach })),
  )
  const read = await readStretches(
    tx,
    wanted.map(({ reach }) => reach),
    { property: range.property, whole: range.relation === undefined, direction, most, asOf },
  )
  // Who asked for no more than a page holds, got all that was asked for.
  const isAll = shape.lastN !== undefined && shape.lastN <= page
  const stretches = isAll ? read.map(({ rows }) => ({ rows, isCut: false })) : read
  const end = commonEnd(stretches, direction)
  const ended = stretches.flatMap(({ rows }) => rows.filter(tellsNothing).map((row) => row.series))
  const kinds = ended.length > 0 ? await kindsOf(tx, [...new Set(ended)]) : new Map()
  const bySubject = Map.groupBy(
    wanted.map(({ one }, at) => ({ one, ...(stretches[at] as Stretch<HistoryRow>) })),
    ({ one }) => one.eid,
  )
  const evolutions = subjects.map((subject) => {
    const attributes = new Map<string, Recorded[]>()
    for (const { one, rows } of bySubject.get(subject.eid) ?? []) {
      if (rows.length === 0) continue
      const told = attributes.get(one.attribute) ?? []
      attributes.set(one.attribute, told)
      for (const row of rows)
        if (end === undefined || !isBeyond(row.time, end, direction))
          told.push(toRecorded(row, one, kinds.get(one.number)))
    }
    return {
      ...subject,
      attributes: new Map([...attributes].map(([iri, all]) => [iri, inOrder(all, shape)])),
    }
  })
  if (end === undefined) return { evolutions }
  const times = evolutions.flatMap(({ attributes }) =>
    [...attributes.values()].flat().map(({ time }) => time),
  )
  return { evolutions, contentRange: contentRange(times, range, shape.lastN) }
}

/** The series that a shape shows of entities. */
export function seriesToTell(
  tx: CityTx,
  space: Space,
  subjects: readonly Subject[],
  { view }: TemporalShape,
): Promise<EntitySeries[]> {
  const eids = subjects.map(({ eid }) => eid)
  return listSeries(tx, space, eids, filterOf(view))
}

/** The parts of a series' time that are wanted. */
export function reachesOf(
  { number, eid }: EntitySeries,
  { from, until }: TimeRange,
  within: ReadonlyMap<number, Intervals> | undefined,
): Reach[] {
  const bounds = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
  const intervals = within?.get(eid) ?? [bounds]
  return intervals.map((interval) => ({ series: number, ...interval }))
}

/** Instances of all datasets in the order of time, and of these the last N. */
function inOrder(all: Recorded[], { lastN }: TemporalShape): Recorded[] {
  const sorted = all.toSorted((a, b) => compareMoments(a.time, b.time))
  return lastN === undefined ? sorted : sorted.slice(-lastN)
}
