import { Problem } from '../../base/problem.ts'
import type { Act } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import { forgetToldEntity } from '../../store/forget-events.ts'
import { resourceNotFound } from '../problems.ts'
import type { Space } from '../space/index.ts'
import { forgetDeliveriesOf } from '../subscription/index.ts'
import { type Erasure, eraseHistory } from '../temporal/index.ts'
import { toDelete, toDeleteAttribute, type Writer } from '../write/index.ts'

/**
 * Erases an entity, or one attribute (IRI) of it, for good: what it is now, its history, and what of it stands in news and in
 * notifications that wait to be delivered. What is on its way at that moment arrives. Id and types stay, so that a replay can say what
 * was erased, as does the record of who did it and why. Gives how many rows of history went. Throws ResourceNotFound.
 * Source: PDPA, section 33.
 */
export async function eraseEntity(
  { db, writer }: { db: Db; writer: Pick<Writer, 'write'> },
  space: Space,
  act: Act,
  erasure: Erasure,
): Promise<number> {
  const { id, attribute } = erasure
  const edit =
    attribute === undefined ? toDelete(id) : toDeleteAttribute(id, attribute, { deleteAll: true })
  const [outcome] = await writer.write(space, [edit], act)
  const wasThere = !(outcome instanceof Problem)
  if (outcome instanceof Problem && outcome.kind !== resourceNotFound.kind) throw outcome
  const rows = await eraseHistory(db, space, act, erasure, {
    mayBeNone: wasThere,
    also: async (tx) => void (await forgetToldEntity(tx, id)),
  })
  await forgetDeliveriesOf(db, space.tenant, id)
  return rows
}
