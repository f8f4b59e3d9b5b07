import { findSpace } from '../../context/index.ts'
import { type Act, doneEntry, record } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import { cityHasNoSpace, noSuchIndicator } from '../problems.ts'
import type { StoredDefinition } from './definition.ts'
import {
  type Adoption,
  boundSpace,
  endAdoption,
  findDefinition,
  insertAdoption,
  insertBinding,
  listAdoptions,
} from './queries.ts'

/** Told when a city has adopted an indicator, gives one up, or makes a commitment: its periods are then measured. */
export const adoptedEvent = 'indicator.adopted'

/**
 * The number of the data space of a city: the one it is bound to, else the one that bears its name. Throws `cityHasNoSpace`; the
 * default space is nobody's city and feeds nothing.
 */
export async function requireCitySpace(db: Db, city: string, now: Date): Promise<number> {
  const bound = await boundSpace(db.read, city)
  if (bound !== undefined) return bound
  const space = city === 'default' ? undefined : await findSpace(db, city)
  if (!space) throw cityHasNoSpace({ members: { city } })
  await insertBinding(db.read, city, space.tenant, now)
  return space.tenant
}

/**
 * Lets a city measure an indicator, common or its own, from now on in this version; an earlier version is given up. Throws
 * `noSuchIndicator`, `cityHasNoSpace`.
 */
export async function adoptIndicator(
  db: Db,
  city: string,
  { id, version }: { id: string; version?: number | undefined },
  act: Act,
): Promise<Adoption> {
  const definition = await requireDefinition(db, city, id, version)
  const tenant = await requireCitySpace(db, city, act.now)
  const adoption: Adoption = {
    city,
    owner: definition.owner,
    id,
    version: definition.version,
    adoptedAt: act.now,
  }
  return db.city(tenant, async (tx) => {
    const before = (await listAdoptions(tx, city)).find((one) => one.id === id)
    if (before?.version === adoption.version) return before
    await endAdoption(tx, city, id, act.now)
    await insertAdoption(tx, adoption)
    const object = { kind: 'indicator-adoption', id: `${city}/${id}`, version: adoption.version }
    await record(
      tx,
      doneEntry(act, { action: 'indicator.declare', object, before, after: adoption }),
    )
    append(tx, { type: adoptedEvent, body: { city, id, version: adoption.version }, at: act.now })
    return adoption
  })
}

/** Lets a city give up an indicator: nothing more is measured; what was, stays. Throws `noSuchIndicator`, `cityHasNoSpace`. */
export async function giveUpIndicator(db: Db, city: string, id: string, act: Act): Promise<void> {
  const tenant = await requireCitySpace(db, city, act.now)
  await db.city(tenant, async (tx) => {
    if ((await endAdoption(tx, city, id, act.now)) === 0) throw noSuchIndicator({ members: { id } })
    const object = { kind: 'indicator-adoption', id: `${city}/${id}` }
    await record(tx, doneEntry(act, { action: 'indicator.declare', object, after: null }))
  })
}

/** Gets a city's own definition of an id, else the common one; the newest where no version is named. Throws `noSuchIndicator`. */
export async function requireDefinition(
  db: Db,
  city: string,
  id: string,
  version?: number,
): Promise<StoredDefinition> {
  const found =
    (await findDefinition(db.read, { owner: city, id, version })) ??
    (await findDefinition(db.read, { owner: '', id, version }))
  if (!found) throw noSuchIndicator({ members: { id, ...(version !== undefined && { version }) } })
  return found
}
