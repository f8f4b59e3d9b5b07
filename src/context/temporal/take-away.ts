import { sql } from 'kysely'
import type { Act } from '../../identity/index.ts'
import { int8Column } from '../../store/columns.ts'
import type { Db } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import { inTurn, nextChange, type Turn } from '../write/index.ts'
import { keepRecord } from './append-history.ts'
import { dateTimeOfText } from './moment.ts'
import { type Touched, tellTouched } from './news.ts'
import { noSuchAttribute } from './problems.ts'
import { listSeries, type SeriesFilter } from './series.ts'
import { findSubjects, noSuchEvolution, requireId } from './subject.ts'

/** Which history of an attribute goes: that of its default instance, of one dataset, or of all. */
export type Which = {
  readonly datasetId?: string | undefined
  readonly deleteAll?: boolean | undefined
}

/** Takes away all that was recorded of an entity; what it is now stays. Throws ResourceNotFound. Source: CIM 009 5.6.16. */
export function deleteEvolution(db: Db, space: Space, act: Act, id: string): Promise<void> {
  return takeAway(db, space, act, id, {}, noSuchEvolution)
}

/** Takes away what was recorded of an attribute (IRI) of an entity. Throws ResourceNotFound. Source: CIM 009 5.6.13. */
export function deleteAttributeHistory(
  db: Db,
  space: Space,
  act: Act,
  { id, attribute, which }: { id: string; attribute: string; which: Which },
): Promise<void> {
  const { datasetId = '@none', deleteAll } = which
  const filter: SeriesFilter = {
    attributes: new Set([attribute]),
    datasetIds: deleteAll ? undefined : new Set([datasetId]),
  }
  return takeAway(db, space, act, id, filter, noSuchAttribute)
}

async function takeAway(
  db: Db,
  space: Space,
  act: Act,
  id: string,
  filter: SeriesFilter,
  nothing: () => Error,
): Promise<void> {
  requireId(id)
  await inTurn(db, space, async (turn) => {
    const [subject] = await findSubjects(turn.tx, space, [id])
    if (!subject) throw noSuchEvolution()
    const series = await listSeries(turn.tx, space, [subject.eid], filter)
    const touched = await endRows(
      turn,
      series.map(({ number }) => number),
    )
    if (!touched) throw nothing()
    tellTouched(turn, touched, act.now)
    await keepRecord(turn, act, id)
  })
}

/** Lets all rows of series that count no longer count, by one change; gives the hours that they lie in, undefined where there were none. */
async function endRows(turn: Turn, series: readonly number[]): Promise<Touched[] | undefined> {
  const change = nextChange(turn)
  const { rows } = await sql<{ series: string; hour: string; observed: boolean }>`
    with ended as (
      update history set gone_change = ${change}
      where tenant = ${turn.space.tenant} and series = any(${int8Column(series)}::bigint[]) and gone_change is null
      returning series, at, observed
    )
    select series, (date_trunc('hour', at) at time zone 'UTC')::text as hour, bool_or(observed) as observed
    from ended group by series, date_trunc('hour', at)`.execute(turn.tx)
  if (rows.length === 0) return undefined
  return rows
    .filter(({ observed }) => observed)
    .map((row) => ({ series: Number(row.series), at: dateTimeOfText(row.hour) }))
}
