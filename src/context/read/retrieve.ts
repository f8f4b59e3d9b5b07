import type { Db } from '../../store/db.ts'
import type { Entity } from '../entity/entity.ts'
import { resourceNotFound } from '../problems.ts'
import { selectsTypes, type TypeSelection } from '../query/type-selection.ts'
import type { Space } from '../space/index.ts'
import { findByIds } from './stored-text.ts'

/**
 * Gets one entity, without what of it has expired. Throws ResourceNotFound where there is none, or none of these types.
 * Source: CIM 009 5.7.1.
 */
export async function requireEntity(
  db: Db,
  space: Space,
  id: string,
  now: Date,
  types?: TypeSelection,
): Promise<Entity> {
  const [entity] = await findByIds(db, space, [id], now)
  if (!entity || (types && !selectsTypes(types, entity.types))) throw resourceNotFound()
  return entity
}
