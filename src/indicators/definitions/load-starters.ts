import type { Db } from '../../store/db.ts'
import type { Declaration } from '../declaration/index.ts'
import { findDefinition } from './queries.ts'
import { storeDefinition } from './store-definition.ts'

/**
 * Stores the starter definitions that ship with the product, where they are not stored yet; gives the ids of those that are new. What
 * the office has taken on in a later version of its own stays. Throws `declarationRefused`, `versionNotNext`, `indicatorNameTaken`.
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
