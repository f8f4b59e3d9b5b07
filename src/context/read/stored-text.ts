import type { Db, Prepared } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { withoutExpired } from '../entity/expiry.ts'
import { memoryOf, readRow, type Space, type StoredRow } from '../space/index.ts'
import type { EntityQuery, Paging } from './entity-query.ts'
import { isOfNeededTypes, neededTypes } from './names.ts'

const oneText: Prepared = {
  name: 'city-entity-text',
  text: 'select city_entity_text($1, $2, $3) as text',
}
const someRows: Prepared = {
  name: 'city-entity-rows',
  text: 'select body, stamps, created_at, modified_at from city_entity_rows($1, $2)',
}
const typePage: Prepared = {
  name: 'city-type-page',
  text: 'select listed, texts, total from city_type_page($1, $2, $3, $4, $5, $6)',
}

/** The stored text of an entity; undefined where there is none, or where it is not true as it stands. One trip. */
export async function findStoredText(
  db: Db,
  { tenant }: Space,
  id: string,
  now: Date,
): Promise<string | undefined> {
  if (!isText(id)) return undefined
  const [row] = await db.ask<{ text: string | null }>(oneText, [tenant, id, now])
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

/** A page as text. `text`: a list of entities in JSON. */
export type TextPage = { text: string; more: boolean; total?: number }

/**
 * The stored texts of a page of one type; undefined where the query asks for anything else, or where the texts are not true as they
 * stand: `findEntities` tells then. One trip.
 */
export async function findTypePage(
  db: Db,
  space: Space,
  query: EntityQuery,
  paging: Paging,
  now: Date,
): Promise<TextPage | undefined> {
  const { limit, offset, count, order } = paging
  const type = onlyType(space, query)
  if (type === undefined || order) return undefined
  const [row] = await db.ask<{ listed: number; texts: string | null; total: string | null }>(
    typePage,
    [space.tenant, type, limit, offset, count ?? false, now],
  )
  return (
    row && {
      text: `[${row.texts ?? ''}]`,
      more: row.listed > limit,
      ...(count && { total: Number(row.total ?? 0) }),
    }
  )
}

/** The term of the one type that is all a query asks for, as far as this process remembers it. */
function onlyType(space: Space, query: EntityQuery): number | undefined {
  if (query.q || query.geo || query.scopes || query.attrs || !isOfNeededTypes(query))
    return undefined
  const [type, ...others] = neededTypes(query) ?? []
  return type === undefined || others.length > 0 ? undefined : memoryOf(space).terms.get(type)
}

/** Whether the database can hold a text: nothing has an id with a NUL. */
function isText(text: string): boolean {
  return !text.includes('\0')
}
