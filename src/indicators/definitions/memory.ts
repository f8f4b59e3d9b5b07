import type { Db } from '../../store/db.ts'
import { type Definition, prepare, type StoredDefinition } from './definition.ts'
import { countDefinitions, listDefinitions } from './queries.ts'

type Kept = { count: number; of: Map<string, Map<string, Definition>> }
const keptOf = new WeakMap<Db, Kept>()

/**
 * The definitions that a city may use, ready to be measured, by `id@version`. Definitions never change, so they are remembered until
 * there are more of them.
 */
export async function definitionsOf(
  db: Db,
  city: string,
): Promise<ReadonlyMap<string, Definition>> {
  const count = await countDefinitions(db.read)
  let kept = keptOf.get(db)
  if (kept?.count !== count) {
    kept = { count, of: new Map() }
    keptOf.set(db, kept)
  }
  const known = kept.of.get(city)
  if (known) return known
  const made = prepareAll(await listDefinitions(db.read, city))
  kept.of.set(city, made)
  return made
}

export function nameOf({ id, version }: { id: string; version: number }): string {
  return `${id}@${version}`
}

function prepareAll(stored: readonly StoredDefinition[]): Map<string, Definition> {
  const units = new Map<string, string>()
  // Of each id the newest version comes first.
  for (const { id, declaration } of stored) if (!units.has(id)) units.set(id, declaration.unit)
  return new Map(stored.map((one) => [nameOf(one), prepare(one, units)]))
}
