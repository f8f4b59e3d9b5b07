import type { Db } from '../../store/db.ts'
import type { Declaration } from '../declaration/index.ts'
import { findDefinition } from './queries.ts'
import { storeDefinition } from './store-definition.ts'

/**
 * Stores the starter definitions that ship with the product, where they are not stored yet; gives the ids of those that are new. What is
 * stored stays, whatever ships, until the next version ships; what the office has taken on stays in any case. Throws
 * `declarationRefused`, `indicatorNameTaken`.
 */
export async function loadStarters(
  db: Db,
  declarations: readonly Declaration[],
  now: Date,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const added: string[] = []
    for (const declaration of declarations) {
      const newest = await findDefinition(tx, { owner: '', id: declaration.id })
      if (newest && newest.standing !== 'starter') continue
      if (newest && declaration.version !== newest.version + 1) continue
      const { isNew } = await storeDefinition(
        tx,
        declaration,
        { owner: '', standing: 'starter' },
        now,
      )
      if (isNew) added.push(declaration.id)
    }
    return added
  })
}
