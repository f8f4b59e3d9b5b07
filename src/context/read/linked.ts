import type { CityTx } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { withoutExpired } from '../entity/expiry.ts'
import { tooComplexQuery } from '../problems.ts'
import { type Query, termsOf } from '../query/query.ts'
import { type FindLinked, objectsOf } from '../query/targets.ts'
import { readRow, type Space, type StoredRow, storedColumns } from '../space/index.ts'
import type { Limits } from './limits.ts'

export const tooManyLinked = {
  th: 'มีเอนทิตีที่เชื่อมโยงมากเกินไป โปรดลด limit หรือ joinLevel',
  en: 'There are too many linked entities. Ask for fewer entities or a lower joinLevel.',
}

/**
 * Loads the entities behind the relationships that a query follows, a set for each step and never one by one. Throws TooComplexQuery
 * where they are more than the limits allow.
 */
export async function linksOf(
  tx: CityTx,
  space: Space,
  query: Query,
  entities: readonly Entity[],
  now: Date,
  limits: Limits,
): Promise<FindLinked> {
  const known = new Map<string, Entity | undefined>(entities.map((entity) => [entity.id, entity]))
  const most = known.size + limits.linked
  for (const { path } of termsOf(query)) {
    let level: readonly Entity[] = entities
    for (const { relationship } of path.links) {
      const ids = new Set(level.flatMap((entity) => objectsOf(entity, relationship)))
      const missing = [...ids].filter((id) => !known.has(id))
      if (known.size + missing.length > most) throw tooComplexQuery({ detail: tooManyLinked })
      const found = await listByIds(tx, space, missing, now)
      for (const id of missing) known.set(id, undefined)
      for (const entity of found) known.set(entity.id, entity)
      level = [...ids].flatMap((id) => known.get(id) ?? [])
    }
  }
  return (id) => known.get(id)
}

async function listByIds(
  tx: CityTx,
  { tenant }: Space,
  ids: readonly string[],
  now: Date,
): Promise<Entity[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('entity')
    .select(storedColumns)
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .where('body', 'is not', null)
    .execute()
  return rows.flatMap((row) => withoutExpired(readRow(row as StoredRow), now.getTime()) ?? [])
}
