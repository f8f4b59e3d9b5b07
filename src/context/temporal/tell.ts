import type { CityTx } from '../../store/db.ts'
import type { AttributeKind } from '../entity/entity.ts'
import type { Space } from '../space/index.ts'
import { kindsOf } from './aggregate.ts'
import { commonEnd, contentRange, isBeyond, type Stretch } from './cut.ts'
import { type Evolution, type Recorded, scopeAttribute } from './evolution.ts'
import { compareMoments } from './moment.ts'
import { tellsNothing, toRecorded } from './recorded.ts'
import { type EntitySeries, filterOf, listSeries } from './series.ts'
import type { TemporalShape } from './shape.ts'
import { type HistoryRow, type Reach, readStretches } from './stretches.ts'
import type { Subject } from './subject.ts'
import type { TimeRange } from './time-range.ts'

/** Stretches of time, each from `from` on to before `until`. */
export type Intervals = readonly { readonly from?: string; readonly until?: string }[]

/**
 * What is to be told of entities: of which time, in which shape, as seen at which change, without what has expired by now, and at most
 * how many instances of a series.
 */
export type Telling = {
  readonly range: TimeRange
  readonly shape: TemporalShape
  readonly mostInstances: number
  readonly asOf?: number | undefined
  readonly now?: Date | undefined
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
  const { range, shape, asOf, now } = telling
  const series = await seriesToTell(tx, space, subjects, shape)
  const direction = shape.lastN === undefined ? 'forward' : 'backward'
  const share = Math.max(2, Math.floor(mostRows / Math.max(1, series.length)))
  const page = Math.min(telling.mostInstances, share)
  const most = Math.min(shape.lastN ?? page, page)
  const since = await scopesSince(tx, series, range, asOf)
  const wanted = series.flatMap((one) =>
    reachesOf(one, range, within).map((reach) => ({
      one,
      reach: { ...reach, ...since.get(one.number) },
    })),
  )
  const read = await readStretches(
    tx,
    wanted.map(({ reach }) => reach),
    { property: range.property, whole: range.relation === undefined, direction, most, asOf, now },
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
    const withheld = new Map<string, AttributeKind>()
    for (const { one, rows } of bySubject.get(subject.eid) ?? []) {
      const told = attributes.get(one.attribute) ?? []
      if (rows.length > 0) attributes.set(one.attribute, told)
      for (const row of rows) {
        const recorded = toRecorded(row, one, kinds.get(one.number))
        const isTold = end === undefined || !isBeyond(row.time, end, direction)
        if (isTold) told.push(recorded)
        else withheld.set(one.attribute, recorded.instance.kind)
      }
    }
    const inTime = [...attributes].map(([iri, all]) => [iri, inOrder(all, shape)] as const)
    return { ...subject, attributes: new Map(inTime), withheld }
  })
  if (end === undefined) return { evolutions }
  const times = evolutions.flatMap(({ attributes }) =>
    [...attributes.values()].flat().map(({ time }) => time),
  )
  const { from } = range
  const inRange = times.filter((time) => from === undefined || compareMoments(time, from) >= 0)
  return { evolutions, contentRange: contentRange(inRange, range, shape.lastN) }
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
  { number, eid, expires }: EntitySeries,
  { from, until }: TimeRange,
  within: ReadonlyMap<number, Intervals> | undefined,
): Reach[] {
  const bounds = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
  const intervals = within?.get(eid) ?? [bounds]
  return intervals.map((interval) => ({ series: number, expires, ...interval }))
}

/**
 * How scopes are to be told: without a moment of observation too, and from the one on that held when the time asked for began.
 * Source: CIM 009 4.5.6, 4.18, C.5.16.
 */
async function scopesSince(
  tx: CityTx,
  series: readonly EntitySeries[],
  { property, from }: TimeRange,
  asOf: number | undefined,
): Promise<Map<number, Partial<Reach>>> {
  const scopes = series.filter(({ attribute }) => attribute === scopeAttribute)
  const found = new Map<number, Partial<Reach>>(
    scopes.map(({ number }) => [number, { unobserved: true }]),
  )
  if (from === undefined || property !== 'observedAt' || scopes.length === 0) return found
  const stretches = await readStretches(
    tx,
    scopes.map(({ number }) => ({ series: number, until: from })),
    { property, whole: true, direction: 'backward', most: 1, asOf },
  )
  for (const { rows } of stretches)
    for (const { series: number, at } of rows) found.set(number, { from: at, unobserved: true })
  return found
}

/** Instances of all datasets in the order of time, and of these the last N. */
function inOrder(all: Recorded[], { lastN }: TemporalShape): Recorded[] {
  const sorted = all.toSorted((a, b) => compareMoments(a.time, b.time))
  return lastN === undefined ? sorted : sorted.slice(-lastN)
}
