import type { KeyObject } from 'node:crypto'
import type { FindKey } from '../emblem-deps.ts'
import { type KeyPlaces, openKeyRing } from './key-ring.ts'

/** How long a name that is missing is not looked for again: opening a key file takes time. */
const patienceMs = 5_000

/** Finds keys in the key files, which are opened once, and again when a key is asked for that was not there: after a change of keys. */
export async function makeKeyReader(places: KeyPlaces): Promise<FindKey> {
  let ring: ReadonlyMap<string, KeyObject> = await openKeyRing(places)
  let openedMs = performance.now()
  return async (name) => {
    if (!ring.has(name) && performance.now() - openedMs > patienceMs) {
      openedMs = performance.now()
      ring = await openKeyRing(places)
    }
    return ring.get(name)
  }
}
