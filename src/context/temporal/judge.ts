import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import type { Entity, Instance } from '../entity/entity.ts'
import { badRequestData } from '../problems.ts'
import { matchesQuery } from '../query/evaluate.ts'
import { type GeoQuery, matchesGeo } from '../query/geo-query.ts'
import type { Query, Term } from '../query/query.ts'
import type { Space } from '../space/index.ts'
import type { Budget } from './budget.ts'
import { numberCondition } from './number-condition.ts'
import { plainInstance } from './recorded.ts'
import { type EntitySeries, listSeries } from './series.ts'
import { counts, latest, type Reach, readStretches, wanted } from './stretches.ts'
import type { Subject } from './subject.ts'
import { type Intervals, reachesOf } from './tell.ts'
import type { TimeRange } from './time-range.ts'

/** What entities are judged in: the time asked for, of each perhaps only a part, as seen at a change; and what it may cost. */
export type Court = {
  readonly tx: CityTx
  readonly space: Space
  readonly range: TimeRange
  readonly within: ReadonlyMap<number, Intervals> | undefined
  readonly asOf: number | undefined
  readonly budget: Budget
}

/**
 * Judges which entities match a query by what was true of them in the time asked for: a term holds where one instance in that time
 * makes it hold; under `!=` and `!~=` none may be equal or match, and there must be one. Source: CIM 009 5.7.4.4, 4.9.
 */
export async function judgeQuery(
  court: Court,
  query: Query,
  subjects: readonly Subject[],
): Promise<Set<number>> {
  if (!('terms' in query)) return judgeTerm(court, query, subjects)
  let open = subjects
  const held = new Set<number>()
  for (const term of query.terms) {
    const holds = await judgeQuery(court, term, open)
    if (query.kind === 'and') open = open.filter(({ eid }) => holds.has(eid))
    else {
      for (const eid of holds) held.add(eid)
      open = open.filter(({ eid }) => !holds.has(eid))
    }
  }
  return query.kind === 'and' ? new Set(open.map(({ eid }) => eid)) : held
}

/** Judges which entities stood in the relation at some moment of the time asked for. Source: CIM 009 5.7.4.4, 4.10. */
export async function judgeGeo(
  court: Court,
  geo: GeoQuery,
  subjects: readonly Subject[],
): Promise<Set<number>> {
  const { yes } = await hear(court, geo.property, subjects, (entity) =>
    matchesGeo(geo, entity) ? 'yes' : undefined,
  )
  return yes
}

async function judgeTerm(
  court: Court,
  term: Term,
  subjects: readonly Subject[],
): Promise<Set<number>> {
  const { links, attributes } = term.path
  if (links.length > 0) throw linkedTerm()
  if (subjects.length === 0) return new Set()
  const [attribute] = attributes
  if (isOwnMember(attribute)) return judgeByThemselves(term, subjects)
  const condition = numberCondition(term)
  if (condition) return withNumber(court, attribute, subjects, condition)
  const exists: Query = { kind: 'exists', path: term.path, negated: false }
  const positive: Query = 'negated' in term ? { ...term, negated: false } : term
  const { yes, seen } = await hear(court, attribute, subjects, (entity) => {
    if (matchesQuery(positive, entity)) return 'yes'
    return matchesQuery(exists, entity) ? 'seen' : undefined
  })
  if (!('negated' in term) || !term.negated) return yes
  if (term.kind !== 'exists') return new Set([...seen].filter((eid) => !yes.has(eid)))
  return new Set(subjects.map(({ eid }) => eid).filter((eid) => !yes.has(eid)))
}

/** Whether a path leads to something of the entity itself, which has no history. */
function isOwnMember(name: string): boolean {
  return (
    name === '@id' ||
    name === '@type' ||
    /^https:\/\/uri\.etsi\.org\/ngsi-ld\/(createdAt|modifiedAt|deletedAt|expiresAt)$/.test(name)
  )
}

function judgeByThemselves(term: Term, subjects: readonly Subject[]): Set<number> {
  const matching = subjects.filter((subject) =>
    matchesQuery(term, withInstances(subject, undefined)),
  )
  return new Set(matching.map(({ eid }) => eid))
}

/** Which entities have an instance of an attribute whose number fulfils a condition; the database finds them. */
async function withNumber(
  court: Court,
  attribute: string,
  subjects: readonly Subject[],
  condition: NonNullable<ReturnType<typeof numberCondition>>,
): Promise<Set<number>> {
  const { tx, asOf, range } = court
  const { reaches, series } = await reachesTo(court, attribute, subjects)
  if (reaches.length === 0) return new Set()
  const asked = { property: range.property, whole: range.relation === undefined, asOf }
  const { rows } = await sql<{ place: string }>`
    select wanted.place from ${wanted(reaches)} cross join lateral (
      select from ${latest(tx, reaches, asked)} as latest
      where ${counts(asked)} and not deleted and ${condition} limit 1
    ) as r`.execute(tx)
  return new Set(rows.map(({ place }) => (series[Number(place) - 1] as EntitySeries).eid))
}

type Verdict = 'yes' | 'seen' | undefined

const firstRows = 100

/**
 * Hears what was recorded of an attribute, row by row, until one says yes; `seen`: entities of which a row says at least that it is
 * there. It begins with some rows of each series and goes on with more of those that are undecided, as far as the budget allows.
 */
async function hear(
  court: Court,
  attribute: string,
  subjects: readonly Subject[],
  judge: (entity: Entity) => Verdict,
): Promise<{ yes: Set<number>; seen: Set<number> }> {
  const { tx, asOf, range, budget } = court
  const [yes, seen] = [new Set<number>(), new Set<number>()]
  const byEid = new Map(subjects.map((subject) => [subject.eid, subject]))
  const reached = await reachesTo(court, attribute, subjects)
  let open = reached.reaches.map((reach, at) => ({
    reach,
    one: reached.series[at] as EntitySeries,
  }))
  for (let most = firstRows; open.length > 0; most *= 8) {
    const stretches = await readStretches(
      tx,
      open.map(({ reach }) => reach),
      {
        property: range.property,
        whole: range.relation === undefined,
        direction: 'forward',
        most,
        asOf,
      },
    )
    budget.spend(stretches.reduce((sum, { rows }) => sum + rows.length, 0))
    for (const [at, { rows }] of stretches.entries()) {
      const { one } = open[at] as (typeof open)[number]
      for (const row of rows) {
        if (yes.has(one.eid)) break
        if (row.deleted) continue
        const subject = byEid.get(one.eid) as Subject
        const verdict = judge(withInstances(subject, [attribute, plainInstance(row, one)]))
        if (verdict === 'yes') yes.add(one.eid)
        else if (verdict === 'seen') seen.add(one.eid)
      }
    }
    open = open.filter(({ one }, at) => stretches[at]?.isCut && !yes.has(one.eid))
  }
  return { yes, seen }
}

async function reachesTo(
  { tx, space, range, within }: Court,
  attribute: string,
  subjects: readonly Subject[],
): Promise<{ reaches: Reach[]; series: EntitySeries[] }> {
  const eids = subjects.map(({ eid }) => eid)
  const all = await listSeries(tx, space, eids, { attributes: new Set([attribute]) })
  const pairs = all.flatMap((one) => reachesOf(one, range, within).map((reach) => ({ reach, one })))
  return { reaches: pairs.map(({ reach }) => reach), series: pairs.map(({ one }) => one) }
}

function withInstances(
  { id, types, createdAt, modifiedAt }: Subject,
  attribute: [string, Instance] | undefined,
): Entity {
  const attributes = new Map(attribute ? [[attribute[0], [attribute[1]]]] : [])
  return { id, types, scopes: [], createdAt, modifiedAt, attributes }
}

function linkedTerm() {
  return badRequestData({
    detail: {
      th: 'q: วิวัฒนาการตามเวลาไม่มีเอนทิตีที่เชื่อมโยง',
      en: 'q: An evolution has no linked entities.',
    },
    members: { parameter: 'q' },
  })
}
