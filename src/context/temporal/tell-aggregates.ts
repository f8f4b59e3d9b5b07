import type { CityTx } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import { aggregate, kindsOf, spanOf } from './aggregate.ts'
import type { Aggregation } from './aggregation.ts'
import type { Aggregates, Evolution } from './evolution.ts'
import type { Subject } from './subject.ts'
import { type Intervals, reachesOf, seriesToTell, type Telling } from './tell.ts'

/**
 * Tells what the values of entities come to, drawn together over periods. These are counted from where the time asked for begins, else
 * from the first moment of the entity. Throws TooManyResults. Source: CIM 009 4.5.19.
 */
export async function tellAggregates(
  tx: CityTx,
  space: Space,
  subjects: readonly Subject[],
  { range, shape, asOf }: Telling,
  within?: ReadonlyMap<number, Intervals>,
): Promise<Evolution<Aggregates>[]> {
  const series = await seriesToTell(tx, space, subjects, shape)
  const kinds = await kindsOf(
    tx,
    series.map(({ number }) => number),
  )
  const asked = { property: range.property, whole: range.relation === undefined, asOf }
  const told: Evolution<Aggregates>[] = []
  for (const subject of subjects) {
    const own = series
      .filter(({ eid }) => eid === subject.eid)
      .flatMap((one) => reachesOf(one, range, within).map((reach) => ({ one, reach })))
    const attributes = new Map<string, Aggregates[]>()
    const reaches = own.map(({ reach }) => reach)
    const span = reaches.length > 0 ? await spanOf(tx, reaches, asked) : undefined
    if (span) {
      const origin = range.from ?? span.first
      const last = range.until ?? span.last
      const drawn = await aggregate(tx, reaches, shape.aggregation as Aggregation, {
        origin,
        last,
        asked,
      })
      for (const [at, byMethod] of drawn.entries()) {
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
