import { instantOf } from './date-time.ts'
import type { Attributes, Entity, Instance } from './entity.ts'

/** When the first of an entity and all in it expires, a DateTime; undefined where nothing does. Source: CIM 009 4.22. */
export function nextExpiry(entity: Entity): string | undefined {
  return earlier(entity.expiresAt, nextIn(entity.attributes))
}

function nextIn(attributes: Attributes | undefined): string | undefined {
  let next: string | undefined
  if (attributes)
    for (const instances of attributes.values())
      for (const { expiresAt, attributes: below } of instances) {
        if (expiresAt !== undefined) next = earlier(next, expiresAt)
        if (below !== undefined) next = earlier(next, nextIn(below))
      }
  return next
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return (instantOf(a) as number) <= (instantOf(b) as number) ? a : b
}

/** Whether something with this expiry is over at a moment: at the very moment it is. Milliseconds since 1970. */
export function isOver(expiresAt: string | undefined, at: number): boolean {
  return expiresAt !== undefined && (instantOf(expiresAt) as number) <= at
}

/** What is left of an entity at a moment, in milliseconds since 1970; undefined where it has expired, itself where nothing has. */
export function withoutExpired(entity: Entity, at: number): Entity | undefined {
  if (isOver(entity.expiresAt, at)) return undefined
  const attributes = liveAttributes(entity.attributes, at)
  return attributes === entity.attributes ? entity : { ...entity, attributes }
}

function liveAttributes(attributes: Attributes, at: number): Attributes {
  let live: Map<string, readonly Instance[]> | undefined
  for (const [iri, instances] of attributes) {
    const kept = instances.map((one) => liveInstance(one, at)).filter((one) => one !== undefined)
    if (kept.length === instances.length && kept.every((one, place) => one === instances[place]))
      continue
    live ??= new Map(attributes)
    if (kept.length > 0) live.set(iri, kept)
    else live.delete(iri)
  }
  return live ?? attributes
}

/** What is left of an instance at a moment; undefined where it has expired, itself where nothing has. */
export function liveInstance(instance: Instance, at: number): Instance | undefined {
  if (isOver(instance.expiresAt, at)) return undefined
  if (!instance.attributes) return instance
  const attributes = liveAttributes(instance.attributes, at)
  if (attributes === instance.attributes) return instance
  if (attributes.size > 0) return { ...instance, attributes }
  const { attributes: _, ...bare } = instance
  return bare
}
