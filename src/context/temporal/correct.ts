import { sql } from 'kysely'
import type { Act } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import type { Entity, Instance, InstancePatch } from '../entity/entity.ts'
import { partiallyUpdate } from '../entity/write-attribute.ts'
import { isIri } from '../ld/iri.ts'
import { parameterFault } from '../query/cursor.ts'
import type { Space } from '../space/index.ts'
import { inTurn, nextChange, type Turn } from '../write/index.ts'
import { keepRecord } from './append-history.ts'
import { readInstanceId } from './instance-id.ts'
import { dateTimeOf, dateTimeOfText, microsOf } from './moment.ts'
import { makeMonthsFor } from './months.ts'
import { tellTouched } from './news.ts'
import { noSuchAttribute, noSuchInstance } from './problems.ts'
import { addRows, newRow } from './record-rows.ts'
import { plainInstance } from './recorded.ts'
import { type EntitySeries, listSeries } from './series.ts'
import { findSubjects, noSuchEvolution, requireId } from './subject.ts'

/** Which instance is meant: of which entity, attribute (IRI), and id. */
export type InstanceAt = {
  readonly id: string
  readonly attribute: string
  readonly instanceId: string
}

type Found = {
  series: EntitySeries
  /** The change number of the first row of the instance, and of the one that counts. */
  first: number
  change: number
  at: string
  observed: boolean
  num: number | null
  body: string | null
}

/**
 * Corrects an instance: members given take the place of those there. The row that was stays, and no longer counts. Throws
 * BadRequestData, ResourceNotFound. Source: CIM 009 5.6.14, 5.5.8.
 */
export async function correctInstance(
  db: Db,
  space: Space,
  act: Act,
  where: InstanceAt,
  patch: InstancePatch,
): Promise<void> {
  const { observedAt } = patch
  if (observedAt !== undefined)
    await makeMonthsFor(db, [{ instance: { kind: 'Property', value: '', observedAt } }], act.now)
  await onInstance(db, space, act, where, async (turn, found) => {
    const is = patched(found, patch)
    await endRow(turn, found)
    const moment = { at: microsOf(found.at) / 1000, recordedAt: act.now.getTime() }
    if (!is) return [found.at]
    const row = newRow(found.series.number, is, moment, found.first)
    await addRows(turn, [row])
    return [found.at, dateTimeOf(Math.round(row.at * 1000))]
  })
}

/** Takes away an instance. Throws BadRequestData, ResourceNotFound. Source: CIM 009 5.6.15. */
export function deleteInstance(db: Db, space: Space, act: Act, where: InstanceAt): Promise<void> {
  return onInstance(db, space, act, where, async (turn, found) => {
    await endRow(turn, found)
    return [found.at]
  })
}

/** Does something to an instance in a turn, and tells of the moments that it touched. */
async function onInstance(
  db: Db,
  space: Space,
  act: Act,
  where: InstanceAt,
  work: (turn: Turn, found: Found) => Promise<string[]>,
): Promise<void> {
  requireId(where.id)
  if (!isIri(where.instanceId))
    throw parameterFault('instanceId', { th: 'ต้องเป็น URI', en: 'A URI is expected.' })
  await inTurn(db, space, async (turn) => {
    const found = await findInstance(turn, where)
    const moments = await work(turn, found)
    const { number } = found.series
    tellTouched(
      turn,
      moments.map((at) => ({ series: number, at })),
      act.now,
    )
    await keepRecord(turn, act, where.id)
  })
}

async function findInstance(
  { tx, space }: Turn,
  { id, attribute, instanceId }: InstanceAt,
): Promise<Found> {
  const [subject] = await findSubjects(tx, space, [id])
  if (!subject) throw noSuchEvolution()
  const series = await listSeries(tx, space, [subject.eid], { attributes: new Set([attribute]) })
  if (series.length === 0) throw noSuchAttribute()
  const named = readInstanceId(instanceId)
  const own = named && series.find(({ number }) => number === named.series)
  if (!named || !own) throw noSuchInstance()
  const { rows } = await sql<Omit<Found, 'change'> & { change: string }>`
    select change, (at at time zone 'UTC')::text as at, observed, num, body from history
    where tenant = ${tx.tenant} and series = ${own.number} and gone_change is null
      and ((change = ${named.change} and at = ${named.at}::timestamptz and instance is null)
        or instance = ${named.change})`.execute(tx)
  const [row] = rows
  if (!row) throw noSuchInstance()
  const at = dateTimeOfText(row.at)
  return { ...row, series: own, first: named.change, change: Number(row.change), at }
}

/** Lets the row that counts of an instance no longer count, nor those of its moment that it had taken the place of. */
async function endRow(turn: Turn, { series, change, at }: Found): Promise<void> {
  await sql`
    update history set gone_change = ${nextChange(turn)}
    where tenant = ${turn.space.tenant} and series = ${series.number} and at = ${at}::timestamptz
      and change <= ${change} and gone_change is null`.execute(turn.tx)
}

/** The instance after a patch; undefined where the patch deletes it. */
function patched({ series, ...row }: Found, patch: InstancePatch): Instance | undefined {
  const was = plainInstance(row, series)
  const { attribute, datasetId } = series
  const entity: Entity = {
    id: '',
    types: [],
    scopes: [],
    attributes: new Map([[attribute, [was]]]),
  }
  const { datasetId: _, ...rest } = patch
  const own = { ...rest, ...(datasetId !== undefined && { datasetId }) }
  return partiallyUpdate(entity, attribute, [own], row.at).is.attributes.get(attribute)?.[0]
}
