import type { Text } from '../base/text.ts'
import {
  type IdentityDeps,
  listBodies,
  permits,
  type Scope,
  type SignedIn,
} from '../identity/index.ts'
import { listMapCities } from '../programme/index.ts'

/** A place whose people can be looked at, as an address names it: `city:khon-kaen`, `programme:sub-committee`, `programme`. */
export type PlaceChoice = { value: string; name: Text }
export type PlaceChoices = { cities: PlaceChoice[]; bodies: PlaceChoice[] }

/** How an address names a place. */
export function writePlace({ kind, id }: Scope): string {
  return id === null ? kind : `${kind}:${id}`
}

/** The place that an address names; undefined for what names none. */
export function readPlace(typed: string): Scope | undefined {
  if (typed === 'programme') return { kind: 'programme', id: null }
  const named = /^(organisation|city|programme):([a-z0-9][a-z0-9-]{0,99})$/.exec(typed)
  return named ? { kind: named[1] as Scope['kind'], id: named[2] as string } : undefined
}

/** The places among which the actor may choose: all of them for who may see everybody, else none beside their own. */
export async function listPlaces(
  { db }: IdentityDeps,
  actor: SignedIn['actor'],
): Promise<PlaceChoices> {
  if (!permits(actor, 'people.read', 'any')) return { cities: [], bodies: [] }
  const cities = await listMapCities(db.read, {})
  const bodies = await listBodies(db.read)
  return {
    cities: cities.map(({ slug: id, name }) => ({ value: writePlace({ kind: 'city', id }), name })),
    bodies: bodies.map(({ id, name }) => ({ value: writePlace({ kind: 'programme', id }), name })),
  }
}
