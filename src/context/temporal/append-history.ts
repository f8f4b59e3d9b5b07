import { sql } from 'kysely'
import { type Act, doneEntry, record } from '../../identity/index.ts'
import { int4Column, textColumn } from '../../store/columns.ts'
import type { Db } from '../../store/db.ts'
import { because, entityFault } from '../entity/faults.ts'
import type { Space } from '../space/index.ts'
import { inTurn, internSeries, internTerms, type Turn } from '../write/index.ts'
import { dateTimeOf } from './moment.ts'
import { makeMonthsFor } from './months.ts'
import { tellTouched } from './news.ts'
import type { Given, GivenHistory } from './read-history.ts'
import { addRows, type NewRow, newRow } from './record-rows.ts'
import { hasHistory, noSuchEvolution, requireId } from './subject.ts'

type Row = { eid: string; types: number[]; current: boolean }

/**
 * Records a part of the evolution of an entity, which it makes where there is none; what the entity is now does not change. Gives
 * whether it made it. Throws BadRequestData without id or types. Source: CIM 009 5.6.11.
 */
export async function recordEvolution(
  db: Db,
  space: Space,
  act: Act,
  { id, types, given }: GivenHistory,
): Promise<{ isNew: boolean; id: string }> {
  if (id === undefined) throw entityFault('id', because.missing)
  await makeMonthsFor(db, given, act.now)
  return inTurn(db, space, async (turn) => {
    const found = await findRow(turn, id)
    const isNew = !found || !(await hasHistory(turn.tx, Number(found.eid)))
    if (isNew && types.length === 0) throw entityFault('type', because.missing)
    const eid = await ensureEntity(turn, id, types, found, { isNew, now: act.now })
    await recordInstances(turn, eid, given, act)
    await keepRecord(turn, act, id)
    return { isNew, id }
  })
}

/** Records instances of attributes of an entity that has a history. Throws ResourceNotFound. Source: CIM 009 5.6.12. */
export async function appendInstances(
  db: Db,
  space: Space,
  act: Act,
  id: string,
  { types, given }: GivenHistory,
): Promise<void> {
  requireId(id)
  await makeMonthsFor(db, given, act.now)
  await inTurn(db, space, async (turn) => {
    const found = await findRow(turn, id)
    if (!found || !(await hasHistory(turn.tx, Number(found.eid)))) throw noSuchEvolution()
    const eid = await ensureEntity(turn, id, types, found, { isNew: false, now: act.now })
    await recordInstances(turn, eid, given, act)
    await keepRecord(turn, act, id)
  })
}

async function findRow({ tx }: Turn, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select eid, types, body is not null as current from entity
    where tenant = ${tx.tenant} and id = ${id}`.execute(tx)
  return rows[0]
}

/** Makes the entity as one of which only history is told, or adds types to it. Types of what is there now are not touched. */
async function ensureEntity(
  turn: Turn,
  id: string,
  types: readonly string[],
  found: Row | undefined,
  { isNew, now }: { isNew: boolean; now: Date },
): Promise<number> {
  if (found?.current) return Number(found.eid)
  const { tx } = turn
  const termOf = await internTerms(turn, types)
  const given = types.map(termOf)
  // What was deleted with all its history is made anew, and is of the types that it is given now.
  const before = isNew ? [] : (found?.types ?? [])
  const all = [...new Set([...before, ...given])]
  if (found && !isNew && all.length === before.length) return Number(found.eid)
  const { rows } = await sql<{ eid: string }>`
    insert into entity (tenant, eid, id, types, scopes, created_at, modified_at)
    values (${tx.tenant}, nextval('entity_number'), ${id}, ${int4Column(all)}::integer[], ${textColumn([])}::text[], ${now}, ${now})
    on conflict (tenant, id) do update set types = excluded.types
    returning eid`.execute(tx)
  const eid = Number(rows[0]?.eid)
  if (isNew)
    await sql`
      delete from entity_type
      where tenant = ${tx.tenant} and eid = ${eid} and gone
        and type = any(${int4Column(found?.types ?? [])}::integer[])`.execute(tx)
  await sql`
    insert into entity_type (tenant, type, gone, eid)
    select ${tx.tenant}, type, true, ${eid} from unnest(${int4Column(all)}::integer[]) as new (type)
    on conflict do nothing`.execute(tx)
  return eid
}

async function recordInstances(
  turn: Turn,
  eid: number,
  given: readonly Given[],
  { now }: Act,
): Promise<void> {
  if (given.length === 0) return
  const termOf = await internTerms(
    turn,
    given.map(({ attribute }) => attribute),
  )
  const series = given.map(({ attribute, instance }) => ({
    eid,
    attribute: termOf(attribute),
    dataset: instance.datasetId ?? '',
  }))
  const numbers = await internSeries(turn, series)
  const rows = given.map(({ instance, isNull }, at) => {
    const number = numbers[at] as number
    // Instances without a moment of their own stand one microsecond apart, or all but one would not count.
    const moment = now.getTime() + at / 1000
    return newRow(number, instance, { at: moment, recordedAt: now.getTime(), deleted: isNull })
  })
  await addRows(turn, rows)
  tellTouched(turn, rows.filter(({ observed }) => observed).map(momentOf), now)
}

function momentOf({ series, at }: NewRow) {
  return { series, at: dateTimeOf(Math.round(at * 1000)) }
}

/** Writes down who recorded something of an entity, as the last change of the turn. */
export function keepRecord(turn: Turn, act: Act, id: string, reason?: string): Promise<void> {
  const object = { kind: 'evolution', id, version: turn.change }
  return record(turn.tx, doneEntry(act, { action: 'city-data.write', object, reason }))
}
