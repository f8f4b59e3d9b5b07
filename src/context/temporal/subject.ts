import { sql } from 'kysely'
import { textColumn } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import { isIri } from '../ld/iri.ts'
import { resourceNotFound } from '../problems.ts'
import { parameterFault } from '../query/cursor.ts'
import { findIris, type Space } from '../space/index.ts'
import { seen } from './stretches.ts'

/** An entity that has a history; `isCurrent`: it has a state now, too. */
export type Subject = {
  readonly eid: number
  readonly id: string
  readonly types: readonly string[]
  readonly createdAt: string
  readonly modifiedAt: string
  readonly isCurrent: boolean
}

export type SubjectRow = {
  eid: string
  id: string
  types: number[]
  created_at: Date
  modified_at: Date
  current: boolean
}

export const subjectColumns = sql`
  entity.eid, entity.id, entity.types, entity.created_at, entity.modified_at, entity.body is not null as current`

export async function toSubjects(
  tx: CityTx,
  space: Space,
  rows: readonly SubjectRow[],
): Promise<Subject[]> {
  const iris = await findIris(tx, space, new Set(rows.flatMap(({ types }) => types)))
  return rows.map(({ eid, id, types, created_at, modified_at, current }) => ({
    eid: Number(eid),
    id,
    types: types.map((type) => iris.get(type) as string),
    createdAt: asDateTime(created_at),
    modifiedAt: asDateTime(modified_at),
    isCurrent: current,
  }))
}

function asDateTime(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

/** Finds entities by id, whether or not anything is left of their history. */
export async function findSubjects(
  tx: CityTx,
  space: Space,
  ids: readonly string[],
): Promise<Subject[]> {
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns} from entity
    where tenant = ${tx.tenant} and id = any(${textColumn(ids)}::text[])`.execute(tx)
  return toSubjects(tx, space, rows)
}

/** Whether anything recorded of an entity still counts: without it there is no evolution of it. */
export async function hasHistory(tx: CityTx, eid: number, attribute?: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from series join history on history.tenant = series.tenant and history.series = series.number
      where series.tenant = ${tx.tenant} and series.eid = ${eid} and history.gone_change is null
        ${attribute === undefined ? sql`` : sql`and series.attr = ${attribute}`}
    ) as found`.execute(tx)
  return rows[0]?.found ?? false
}

/**
 * Finds the entity of an id that has a history, or had one at the change `asOf`. Throws BadRequestData for an id that is no URI,
 * ResourceNotFound.
 */
export async function requireSubject(
  tx: CityTx,
  space: Space,
  id: string,
  asOf?: number,
): Promise<Subject> {
  requireId(id)
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns} from entity
    where tenant = ${tx.tenant} and id = ${id} and exists (
      select from series join history on history.tenant = series.tenant and history.series = series.number
      where series.tenant = ${tx.tenant} and series.eid = entity.eid and ${seen(asOf)}
    )`.execute(tx)
  const [subject] = await toSubjects(tx, space, rows)
  if (!subject) throw noSuchEvolution()
  return subject
}

/** Throws BadRequestData for an id that is no URI. */
export function requireId(id: string) {
  if (!isIri(id)) throw parameterFault('id', { th: 'ต้องเป็น URI', en: 'A URI is expected.' })
}

export function noSuchEvolution() {
  return resourceNotFound({
    detail: {
      th: 'ไม่มีประวัติของเอนทิตีนี้',
      en: 'There is no temporal evolution of this entity.',
    },
  })
}
