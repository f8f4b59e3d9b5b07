import type { Attributes, Entity, Instance } from '../entity/entity.ts'

/** Moments that the system, or the expiry of a transient entity, puts on an entity or instance. */
export type Stamps = Pick<Instance, 'createdAt' | 'modifiedAt' | 'expiresAt'>

/**
 * The text of stamps: a list with the moments that occur, then four whole numbers for each instance whose stamps are not the
 * entity's own: its place, counted depth first from 0, and the places of createdAt, modifiedAt and expiresAt in the list; −1 for what
 * is the entity's own, or does not expire. Place −1 is the entity itself, for its expiry. Null where there is none.
 */
export function writeStamps(entity: Entity): string | null {
  const moments: string[] = []
  const numbers: number[] = []
  let place = 0
  if (entity.expiresAt !== undefined) numbers.push(-1, -1, -1, momentAt(entity.expiresAt))
  write(entity.attributes)
  return numbers.length === 0 ? null : JSON.stringify([moments, ...numbers])

  function write(attributes: Attributes) {
    for (const instances of attributes.values())
      for (const { createdAt, modifiedAt, expiresAt, attributes: below } of instances) {
        const isCreated = createdAt === entity.createdAt
        const isModified = modifiedAt === entity.modifiedAt
        if (!isCreated || !isModified || expiresAt !== undefined)
          numbers.push(
            place,
            isCreated ? -1 : momentAt(createdAt as string),
            isModified ? -1 : momentAt(modifiedAt as string),
            expiresAt === undefined ? -1 : momentAt(expiresAt),
          )
        place++
        if (below) write(below)
      }
  }

  function momentAt(moment: string): number {
    const at = moments.indexOf(moment)
    return at < 0 ? moments.push(moment) - 1 : at
  }
}

/** Gives the stamps of the instances in their order, depth first: to be called once for each. */
export type StampOf = () => Stamps

/** The stamps of an entity whose instances all have its own. */
export function noStamps({ createdAt, modifiedAt }: Stamps): { own: Stamps; of: StampOf } {
  const stamps = { createdAt, modifiedAt } as Stamps
  return { own: {}, of: () => stamps }
}

/** Reads the text of stamps; `own` is the expiry of the entity itself. */
export function readStamps(
  text: string,
  { createdAt, modifiedAt }: Stamps,
): { own: Stamps; of: StampOf } {
  const [moments, ...numbers] = JSON.parse(text) as [string[], ...number[]]
  const same = { createdAt, modifiedAt } as Stamps
  let place = -1
  let next = 0
  const of: StampOf = () => {
    if (numbers[next] !== place++) return same
    const [, created, modified, expires] = numbers.slice(next, next + 4) as number[]
    next += 4
    return {
      createdAt: momentAt(created) ?? createdAt,
      modifiedAt: momentAt(modified) ?? modifiedAt,
      ...(expires !== -1 && { expiresAt: momentAt(expires) }),
    } as Stamps
  }
  const { expiresAt } = of()
  return { own: expiresAt === undefined ? {} : { expiresAt }, of }

  function momentAt(at: number | undefined): string | undefined {
    return at === undefined || at < 0 ? undefined : moments[at]
  }
}
