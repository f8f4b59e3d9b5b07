import type { CityTx } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import { type Asked, aggregate, kindsOf, spanOf } from './aggregate.ts'
import type { Aggregation } from './aggregation.ts'
import { isWhole } from './duration.ts'
import type { Aggregates, Evolution } from './evolution.ts'
import type { Reach } from './stretches.ts'
import type { Subject } from './subject.ts'
import { type Intervals, reachesOf, seriesToTell, type Telling } from './tell.ts'
import type { TimeRange } from './time-range.ts'

/**
 * Tells what the values of entities come to, drawn together over periods. These are counted from where the time asked for begins, else
 * from the first moment of the entity. Throws TooManyResults. Source: CIM 009 4.5.19.
 */
export async function tellAggregates(
  tx: CityTx,
  space: Space,
  subjects: readonly Subject[],
  { range, shape, asOf, now }: Telling,
  within?: ReadonlyMap<number, Intervals>,
): Promise<Evolution<Aggregates>[]> {
  const series = await seriesToTell(tx, space, subjects, shape)
  const aggregation = shape.aggregation as Aggregation
  const asked = { property: range.property, whole: range.relation === undefined, asOf, now }
  const told: Evolution<Aggregates>[] = []
  for (const subject of subjects) {
    const own = series
      .filter(({ eid }) => eid === subject.eid)
      .flatMap((one) => reachesOf(one, range, within).map((reach) => ({ one, reach })))
    const attributes = new Map<string, Aggregates[]>()
    const reaches = own.map(({ reach }) => reach)
    const bounds = await boundsOf(tx, reaches, range, { aggregation, asked })
    if (bounds) {
      const drawn = await aggregate(tx, reaches, aggregation, {
        ...bounds,
        asked,
      })
      const mixed = own.filter((_, at) => !drawn[at]?.isOfNumbers)
      const kinds = await kindsOf(
        tx,
        mixed.map(({ one }) => one.number),
      )
      for (const [at, { byMethod }] of drawn.entries()) {
        const { one } = own[at] as (typeof own)[number]
        if (![...byMethod.values()].some(({ length }) => length > 0)) continue
        const kind = kinds.get(one.number) ?? 'Property'
        const { datasetId } = one
        const all = attributes.get(one.attribute) ?? []
        attributes.set(one.attribute, all)
        all.push({ kind, ...(datasetId !== undefined && { datasetId }), byMethod })
      }
    }
    told.push({ ...subject, attributes })
  }
  return told
}

/** From where periods are counted, and where they end; what the request says of it need not be looked for. */
async function boundsOf(
  tx: CityTx,
  reaches: readonly Reach[],
  { from, until }: TimeRange,
  { aggregation: { period }, asked }: { aggregation: Aggregation; asked: Asked },
): Promise<{ origin: string; last: string } | undefined> {
  if (reaches.length === 0) return undefined
  // By arithmetic the end of the last period follows from its start.
  const isByArithmetic = period.months === 0 && !isWhole(period)
  if (from !== undefined && (until !== undefined || isByArithmetic))
    return { origin: from, last: until ?? from }
  const span = await spanOf(tx, reaches, asked)
  return span && { origin: from ?? span.first, last: until ?? span.last }
}
