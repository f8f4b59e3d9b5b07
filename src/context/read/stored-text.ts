import type { Db, Prepared } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { withoutExpired } from '../entity/expiry.ts'
import { readRow, type Space, type StoredRow } from '../space/index.ts'

const oneText: Prepared = {
  name: 'city-entity-text',
  text: 'select city_entity_text($1, $2, $3) as text',
}
const someRows: Prepared = {
  name: 'city-entity-rows',
  text: 'select body, stamps, created_at, modified_at from city_entity_rows($1, $2)',
}

/** The stored text of an entity; undefined where there is none, or where it is not true as it stands. One trip. */
export async function findStoredText(
  db: Db,
  { tenant }: Space,
  id: string,
  now: Date,
): Promise<string | undefined> {
  if (!isText(id)) return undefined
  const [row] = await db.ask<{ text: string | null }>(oneText, [tenant, id, now.toISOString()])
  return row?.text ?? undefined
}

/** Entities by their ids, in the order of their making, without what has expired. One trip. */
export async function findByIds(
  db: Db,
  { tenant }: Space,
  ids: Iterable<string>,
  now: Date,
): Promise<Entity[]> {
  const wanted = [...new Set(ids)].filter(isText)
  if (wanted.length === 0) return []
  const rows = await db.ask<StoredRow>(someRows, [tenant, wanted])
  return rows.flatMap((row) => withoutExpired(readRow(row), now.getTime()) ?? [])
}

/** Whether the database can hold a text: nothing has an id with a NUL. */
function isText(text: string): boolean {
  return !text.includes('\0')
}
