import type { CityTx, Db } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import { budgetOf } from './budget.ts'
import { candidates, type SubjectOrder } from './candidates.ts'
import type { Choice } from './choice.ts'
import { type Aggregates, type Evolution, type Recorded, scopeAttribute } from './evolution.ts'
import { type Court, judgeGeo, judgeQuery } from './judge.ts'
import { scopeIntervals } from './scope-intervals.ts'
import { filterOf, listSeries } from './series.ts'
import { readStretches } from './stretches.ts'
import { noSuchEvolution, requireSubject, type Subject } from './subject.ts'
import { type Intervals, reachesOf, type Telling, tellEvolutions } from './tell.ts'
import { tellAggregates } from './tell-aggregates.ts'

/** What is told of entities, in the shape asked for. `contentRange`: of which time, where not all of it could be told. */
export type Answer =
  | { kind: 'instances'; evolutions: Evolution<Recorded>[]; contentRange: string | undefined }
  | { kind: 'aggregates'; evolutions: Evolution<Aggregates>[]; contentRange?: undefined }

/** Which of the entities found are told, and whether they are counted. */
export type Paging = { limit: number; offset: number; count: boolean; order: SubjectOrder }

/** Rows and entities that a request may have read for judging them. */
const mostRead = 200_000

/**
 * Tells the evolution of one entity. Throws BadRequestData for an id that is no URI, ResourceNotFound where there is no history, or
 * none of the attributes asked for. Source: CIM 009 5.7.3.
 */
export function retrieveEvolution(
  db: Db,
  space: Space,
  id: string,
  telling: Telling,
): Promise<Answer> {
  return db.city(space.tenant, async (tx) => {
    const subject = await requireSubject(tx, space, id, telling.asOf)
    const { attrs } = telling.shape.view
    if (attrs) {
      const series = await listSeries(tx, space, [subject.eid], { attributes: attrs })
      if (series.length === 0) throw noSuchEvolution()
    }
    return tell(tx, space, [subject], telling, undefined)
  })
}

/**
 * Tells the evolution of the entities chosen that have instances of the attributes asked for in the time asked for; `hasMore`: there
 * are others behind them. Throws TooComplexQuery when too much would have to be read. Source: CIM 009 5.7.4.
 */
export function queryEvolutions(
  db: Db,
  space: Space,
  choice: Choice,
  telling: Telling,
  paging: Paging,
): Promise<Answer & { hasMore: boolean; count: number | undefined }> {
  return db.city(space.tenant, async (tx) => {
    const { limit, offset, count } = paging
    const budget = budgetOf(mostRead)
    const page: Subject[] = []
    const within = new Map<number, Intervals>()
    let found = 0
    for await (const some of candidates(tx, space, choice, paging.order)) {
      budget.spend(some.length)
      const court = {
        tx,
        space,
        range: telling.range,
        within: undefined,
        asOf: telling.asOf,
        budget,
      }
      const judged = await judge(court, choice, telling, some)
      for (const { subject, intervals } of judged) {
        if (found >= offset && page.length < limit) {
          page.push(subject)
          if (intervals) within.set(subject.eid, intervals)
        }
        found++
      }
      if (!count && found > offset + limit) break
    }
    const answer = await tell(tx, space, page, telling, within.size > 0 ? within : undefined)
    return { ...answer, hasMore: found > offset + limit, count: count ? found : undefined }
  })
}

async function judge(
  court: Court,
  { q, scopes, geo }: Choice,
  telling: Telling,
  some: readonly Subject[],
): Promise<{ subject: Subject; intervals: Intervals | undefined }[]> {
  const within = scopes && (await scopeIntervals(court, scopes, some))
  let left = within ? some.filter(({ eid }) => within.has(eid)) : some
  const narrowed = { ...court, within }
  const keep = (kept: Set<number>) => {
    left = left.filter(({ eid }) => kept.has(eid))
  }
  keep(await withInstances(narrowed, telling, left))
  if (q) keep(await judgeQuery(narrowed, q, left))
  if (geo) keep(await judgeGeo(narrowed, geo, left))
  return left.map((subject) => ({ subject, intervals: within?.get(subject.eid) }))
}

/** Which entities have an instance in the time asked for, of the attributes and datasets asked for. */
async function withInstances(
  { tx, space, range, within, asOf }: Court,
  { shape, now }: Telling,
  subjects: readonly Subject[],
): Promise<Set<number>> {
  const { attributes, datasetIds } = filterOf(shape.view)
  const named = attributes && [...attributes].some((name) => name.includes(':'))
  const series = await listSeries(
    tx,
    space,
    subjects.map(({ eid }) => eid),
    { attributes: named ? attributes : undefined, datasetIds, without: scopesAside(attributes) },
  )
  const pairs = series.flatMap((one) =>
    reachesOf(one, range, within).map((reach) => ({ one, reach })),
  )
  const stretches = await readStretches(
    tx,
    pairs.map(({ reach }) => reach),
    {
      property: range.property,
      whole: range.relation === undefined,
      direction: 'forward',
      most: 1,
      asOf,
      now,
    },
  )
  const there = pairs.filter((_, at) => (stretches[at]?.rows.length ?? 0) > 0)
  return new Set(there.map(({ one }) => one.eid))
}

async function tell(
  tx: CityTx,
  space: Space,
  subjects: readonly Subject[],
  telling: Telling,
  within: ReadonlyMap<number, Intervals> | undefined,
): Promise<Answer> {
  if (telling.shape.aggregation)
    return {
      kind: 'aggregates',
      evolutions: await tellAggregates(tx, space, subjects, telling, within),
    }
  const { evolutions, contentRange } = await tellEvolutions(tx, space, subjects, telling, within)
  return { kind: 'instances', evolutions, contentRange }
}

/** That an entity had scopes says nothing happened to it, unless they are what is asked for. */
function scopesAside(attributes: ReadonlySet<string> | undefined): ReadonlySet<string> {
  return new Set(attributes?.has(scopeAttribute) ? [] : [scopeAttribute])
}
