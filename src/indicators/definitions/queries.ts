import { sql } from 'kysely'
import type { CityTx, Tx } from '../../store/db.ts'
import type { StoredDefinition } from './definition.ts'
import './tables.ts'

/** A definition by what names it; without a version the newest. */
export type DefinitionName = { owner: string; id: string; version?: number | undefined }

const columns = [
  'owner',
  'id',
  'version',
  'standing',
  'hash',
  'declaration',
  'declared_at as declaredAt',
] as const

/** Gets a definition that is somebody's own or common; undefined where there is none. */
export function findDefinition(
  tx: Tx,
  { owner, id, version }: DefinitionName,
): Promise<StoredDefinition | undefined> {
  let query = tx
    .selectFrom('indicator_definition')
    .select(columns)
    .where('owner', '=', owner)
    .where('id', '=', id)
  if (version !== undefined) query = query.where('version', '=', version)
  return query.orderBy('version', 'desc').limit(1).executeTakeFirst()
}

/** Gets all versions of all definitions that a city may use: the common ones and its own; without a city the common ones. */
export function listDefinitions(tx: Tx, city?: string): Promise<StoredDefinition[]> {
  return tx
    .selectFrom('indicator_definition')
    .select(columns)
    .where('owner', 'in', city === undefined ? [''] : ['', city])
    .orderBy('owner')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
}

/** How many versions of definitions are stored: they are never changed, so it tells whether there are new ones. */
export async function countDefinitions(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('indicator_definition')
    .select((of) => of.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertDefinition(tx: Tx, one: StoredDefinition): Promise<void> {
  const { declaredAt, declaration, ...rest } = one
  await sql`
    insert into indicator_definition (owner, id, version, standing, hash, declaration, declared_at)
    values (${rest.owner}, ${rest.id}, ${rest.version}, ${rest.standing}, ${rest.hash},
      ${JSON.stringify(declaration)}::json, ${declaredAt})`.execute(tx)
}

/** The data space that a city's indicators are measured in; undefined where it has none yet. */
export async function boundSpace(tx: Tx, city: string): Promise<number | undefined> {
  const found = await tx
    .selectFrom('city_space')
    .select('tenant')
    .where('city', '=', city)
    .executeTakeFirst()
  return found?.tenant
}

/** Every city that has a data space, by slug. */
export function listBoundCities(tx: Tx): Promise<{ city: string; tenant: number }[]> {
  return tx.selectFrom('city_space').select(['city', 'tenant']).orderBy('city').execute()
}

export async function insertBinding(tx: Tx, city: string, tenant: number, now: Date) {
  await tx
    .insertInto('city_space')
    .values({ city, tenant, bound_at: now })
    .onConflict((on) => on.column('city').doNothing())
    .execute()
}

/** An indicator that a city measures: since when, in which version. */
export type Adoption = { city: string; owner: string; id: string; version: number; adoptedAt: Date }

/** What the cities of a space have adopted and not given up; of one city, where it is named. */
export function listAdoptions(tx: CityTx, city?: string): Promise<Adoption[]> {
  let query = tx
    .selectFrom('indicator_adoption')
    .select(['city', 'owner', 'id', 'version', 'adopted_at as adoptedAt'])
    .where('tenant', '=', tx.tenant)
    .where('ended_at', 'is', null)
  if (city !== undefined) query = query.where('city', '=', city)
  return query.orderBy('city').orderBy('id').execute()
}

export async function endAdoption(
  tx: CityTx,
  city: string,
  id: string,
  now: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('indicator_adoption')
    .set({ ended_at: now })
    .where('tenant', '=', tx.tenant)
    .where('city', '=', city)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function insertAdoption(tx: CityTx, one: Adoption): Promise<void> {
  const { city, owner, id, version, adoptedAt } = one
  await tx
    .insertInto('indicator_adoption')
    .values({ tenant: tx.tenant, city, owner, id, version, adopted_at: adoptedAt, ended_at: null })
    .execute()
}
