import { type BoundedMap, makeBoundedMap } from '../../base/bounded-map.ts'
import type { Db, Prepared } from '../../store/db.ts'
import { memoryOf, type Space } from '../space/index.ts'
import type { EntityQuery, Paging } from './entity-query.ts'
import { isOfNeededTypes, neededTypes } from './names.ts'

const typePage: Prepared = {
  name: 'city-type-page',
  text: 'select state, listed, texts, total from city_type_page($1, $2, $3, $4, $5, $6, $7)',
}

type Row = { state: string; listed: number | null; texts: string | null; total: string | null }

/** A page as it is sent. `text`: a list of entities in JSON, in UTF-8. */
export type TextPage = { text: Buffer; more: boolean; total?: number }

/** A page that was read, and the state of the space that it is of. */
type Kept = { state: string; page: TextPage }

const mostKeptBytes = 8 * 1024 * 1024
const bytesBeside = 300
const keptOf = new WeakMap<Db, BoundedMap<Kept>>()

/**
 * The stored texts of a page of one type; undefined where the query asks for anything else, or where the texts are not true as they
 * stand: `findEntities` tells then. One trip. What was read is kept; the database says whether the space is still as it was then, and
 * gives the page again only where it is not.
 */
export async function findTypePage(
  db: Db,
  space: Space,
  query: EntityQuery,
  paging: Paging,
  now: Date,
): Promise<TextPage | undefined> {
  const { limit, offset, count = false, order } = paging
  const type = onlyType(space, query)
  if (type === undefined || order) return undefined
  const pages = keptIn(db)
  const key = `${space.tenant} ${type} ${limit} ${offset} ${count}`
  const kept = pages.get(key)
  const asked = [space.tenant, type, limit, offset, count, now.toISOString(), kept?.state ?? null]
  const [row] = await db.ask<Row>(typePage, asked)
  if (!row) return undefined
  if (kept && row.listed === null) return kept.page
  const page: TextPage = {
    text: Buffer.from(`[${row.texts ?? ''}]`),
    more: Number(row.listed) > limit,
    ...(count && { total: Number(row.total ?? 0) }),
  }
  pages.set(key, { state: row.state, page }, page.text.length + bytesBeside)
  return page
}

function keptIn(db: Db): BoundedMap<Kept> {
  let kept = keptOf.get(db)
  if (!kept) {
    kept = makeBoundedMap(mostKeptBytes)
    keptOf.set(db, kept)
  }
  return kept
}

/** The term of the one type that is all a query asks for, as far as this process remembers it. */
function onlyType(space: Space, query: EntityQuery): number | undefined {
  if (query.q || query.geo || query.scopes || query.attrs || !isOfNeededTypes(query))
    return undefined
  const [type, ...others] = neededTypes(query) ?? []
  return type === undefined || others.length > 0 ? undefined : memoryOf(space).terms.get(type)
}
