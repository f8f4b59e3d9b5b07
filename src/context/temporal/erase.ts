import { sql } from 'kysely'
import { type Act, doneEntry, record } from '../../identity/index.ts'
import { int8Column } from '../../store/columns.ts'
import type { CityTx, Db } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import { inTurn, nextChange, type Turn } from '../write/index.ts'
import { dateTimeOfText } from './moment.ts'
import { tellTouched } from './news.ts'
import { listSeries } from './series.ts'
import { findSubjects, noSuchEvolution, requireId } from './subject.ts'

/** What is to be erased: all history of an entity, or of one attribute (IRI) of it. `reason`: why, without names of people. */
export type Erasure = {
  readonly id: string
  readonly attribute?: string | undefined
  readonly reason: string
}

/** `also`: what goes with it, in the same transaction; `mayBeNone`: that there is no history is no error. */
export type Beside = {
  readonly mayBeNone?: boolean
  readonly also?: (tx: CityTx) => Promise<void>
}

/**
 * Erases history for good, also what no longer counts: the one exception to history being added to only, for where the law asks for it
 * (PDPA, section 33) or a period of retention has passed. It is put on record, rollups follow, and whoever replays what was seen
 * before is told so by `isErased`. Gives how many rows went. Throws ResourceNotFound.
 */
export function eraseHistory(
  db: Db,
  space: Space,
  act: Act,
  { id, attribute, reason }: Erasure,
  { mayBeNone = false, also }: Beside = {},
): Promise<number> {
  requireId(id)
  return inTurn(db, space, async (turn) => {
    const [subject] = await findSubjects(turn.tx, space, [id])
    if (!subject) throw noSuchEvolution()
    const attributes = attribute === undefined ? undefined : new Set([attribute])
    const series = await listSeries(turn.tx, space, [subject.eid], { attributes })
    const change = nextChange(turn)
    const gone = await eraseRows(
      turn,
      series.map(({ number }) => number),
    )
    const rows = gone.reduce((sum, one) => sum + one.rows, 0)
    if (rows === 0 && !mayBeNone) throw noSuchEvolution()
    await also?.(turn.tx)
    await noteErasure(turn, gone, change, act.now)
    tellTouched(turn, gone, act.now)
    const object = { kind: 'evolution', id, version: change }
    await record(turn.tx, doneEntry(act, { action: 'city-data.erase', object, reason }))
    return rows
  })
}

/** Whether something of series that was seen at a change has been erased since. */
export async function isErased(
  tx: CityTx,
  series: readonly number[],
  asOf: number,
): Promise<boolean> {
  const { rows } = await sql<{ erased: boolean }>`
    select exists (
      select from history_erasure
      where tenant = ${tx.tenant} and series = any(${int8Column(series)}::bigint[]) and change > ${asOf}
    ) as erased`.execute(tx)
  return rows[0]?.erased ?? false
}

type Gone = { series: number; at: string; rows: number }

async function eraseRows(turn: Turn, series: readonly number[]): Promise<Gone[]> {
  const { rows } = await sql<{ series: string; hour: string; rows: string }>`
    with erased as (
      delete from history
      where tenant = ${turn.space.tenant} and series = any(${int8Column(series)}::bigint[])
      returning series, at
    )
    select series, (date_trunc('hour', at) at time zone 'UTC')::text as hour, count(*) as rows
    from erased group by series, date_trunc('hour', at)`.execute(turn.tx)
  return rows.map((row) => ({
    series: Number(row.series),
    at: dateTimeOfText(row.hour),
    rows: Number(row.rows),
  }))
}

async function noteErasure(turn: Turn, gone: readonly Gone[], change: number, now: Date) {
  const bySeries = new Map<number, number>()
  for (const { series, rows } of gone) bySeries.set(series, (bySeries.get(series) ?? 0) + rows)
  await sql`
    insert into history_erasure (tenant, series, change, erased_at, rows)
    select ${turn.space.tenant}::integer, series, ${change}::bigint, ${now}, erased
    from unnest(${int8Column([...bySeries.keys()])}::bigint[], ${int8Column([...bySeries.values()])}::bigint[])
      as gone (series, erased)`.execute(turn.tx)
}
