import type { Db } from '../../store/db.ts'
import { handOnMemory } from './memory.ts'
import { readSpace } from './queries.ts'
import type { Space } from './space.ts'

/** How old an answer may be: as old as that to who may do what. */
const freshMs = 1_000
const mostKept = 10_000

type Kept = { space: Space; readAt: number }
type Spaces = { kept: Map<string, Kept>; reading: Map<string, Promise<Space | undefined>> }

const spacesOf = new WeakMap<Db, Spaces>()

/**
 * Finds a data space by its name; undefined where there is none. What another process changes or drops is seen within a second,
 * what this one changes at once.
 */
export async function findSpace(db: Db, name: string): Promise<Space | undefined> {
  const { kept, reading } = remembered(db)
  const known = kept.get(name)
  // A stopwatch, no clock: it tells how long ago, and no time.
  if (known && performance.now() - known.readAt < freshMs) return known.space
  const running = reading.get(name) ?? read(db, name)
  reading.set(name, running)
  try {
    return await running
  } finally {
    if (reading.get(name) === running) reading.delete(name)
  }
}

async function read(db: Db, name: string): Promise<Space | undefined> {
  const { kept } = remembered(db)
  const readAt = performance.now()
  const found = await readSpace(db.read, name)
  const before = kept.get(name)?.space
  if (!found) {
    kept.delete(name)
    return undefined
  }
  const space = before && isSame(before, found) ? before : found
  if (before && space !== before && isOneEra(before, space)) handOnMemory(before, space)
  if (kept.size >= mostKept) kept.clear()
  kept.set(name, { space, readAt })
  return space
}

/** Looks again at the next asking. What is remembered of the space's numbers stays while its era lasts. */
export function lookAgain(db: Db, name: string): void {
  const { kept, reading } = remembered(db)
  const known = kept.get(name)
  if (known) kept.set(name, { ...known, readAt: Number.NEGATIVE_INFINITY })
  reading.delete(name)
}

function remembered(db: Db): Spaces {
  let spaces = spacesOf.get(db)
  if (!spaces) {
    spaces = { kept: new Map(), reading: new Map() }
    spacesOf.set(db, spaces)
  }
  return spaces
}

function isOneEra(a: Space, b: Space): boolean {
  return a.tenant === b.tenant && a.era === b.era
}

function isSame(a: Space, b: Space): boolean {
  return (
    isOneEra(a, b) &&
    a.open === b.open &&
    a.mostEntities === b.mostEntities &&
    a.mostSubscriptions === b.mostSubscriptions
  )
}
