import type { Db } from '../../store/db.ts'
import { emptySpace } from './drop-space.ts'
import { findSpace, lookAgain } from './find-space.ts'
import { ensureCounter, ensureTenant, findDropped, openSpace, setSpace } from './queries.ts'
import { defaultSpace, requireSpaceName, type Space, type SpaceSettings } from './space.ts'

/**
 * Makes a data space: the tenant of this name, where there is none, and all that its writers need. Of several who ask at once, one
 * makes it (`isNew`) and all get it. A name that was dropped is opened anew, empty; if its emptying was broken off, it is finished
 * first. Settings count where it is new. Throws BadRequestData for a name that no space can have.
 */
export async function createSpace(
  db: Db,
  name: string,
  now: Date,
  settings: Partial<SpaceSettings> = {},
): Promise<{ space: Space; isNew: boolean }> {
  requireSpaceName(name)
  const dropped = await findDropped(db.read, name)
  if (dropped !== undefined) await emptySpace(db, dropped)
  const made = await db.transaction(async (tx) => {
    const tenant = await ensureTenant(tx, name, now)
    return { tenant, isNew: await openSpace(tx, tenant, settings) }
  })
  await db.city(made.tenant, (tx) => ensureCounter(tx, made))
  lookAgain(db, name)
  const space = await findSpace(db, name)
  if (!space) throw new Error(`the space ${name} was dropped while it was made`)
  return { space, isNew: made.isNew }
}

/** Makes the space of requests that name none, where it is missing. */
export async function ensureDefaultSpace(db: Db, now: Date): Promise<Space> {
  return (await findSpace(db, defaultSpace)) ?? (await createSpace(db, defaultSpace, now)).space
}

/** Sets what is given of a space. */
export async function changeSpace(
  db: Db,
  space: Space,
  settings: Partial<SpaceSettings>,
): Promise<void> {
  await setSpace(db.read, space.tenant, settings)
  lookAgain(db, space.name)
}
