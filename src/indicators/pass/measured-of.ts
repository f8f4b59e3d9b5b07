import type { CityTx, Db } from '../../store/db.ts'
import { listStandingCommitments } from '../commitments/queries.ts'
import { type Definition, definitionsOf, listAdoptions, nameOf } from '../definitions/index.ts'
import type { Measured } from './target.ts'

/** What each city of a space measures: what it has adopted, and the versions that its commitments hold it to. */
export async function measuredIn(db: Db, tenant: number): Promise<Measured[]> {
  const named = await db.city(tenant, namedIn)
  const found: Measured[] = []
  for (const [city, names] of named) {
    const known = await definitionsOf(db, city)
    const definitions = new Map<string, Definition>()
    const byId = new Map<string, Definition>()
    for (const { name, adopted } of names) {
      const definition = known.get(name)
      if (!definition) continue
      definitions.set(name, definition)
      if (adopted || !byId.has(definition.id)) byId.set(definition.id, definition)
    }
    found.push({ city, definitions: [...definitions.values()], byId })
  }
  return found
}

type Named = { name: string; adopted: boolean }

async function namedIn(tx: CityTx): Promise<Map<string, Named[]>> {
  const named = new Map<string, Named[]>()
  const add = (city: string, one: Named) => named.set(city, [...(named.get(city) ?? []), one])
  for (const one of await listAdoptions(tx)) add(one.city, { name: nameOf(one), adopted: true })
  for (const { city, indicator, version } of await listStandingCommitments(tx))
    add(city, { name: nameOf({ id: indicator, version }), adopted: false })
  return named
}
