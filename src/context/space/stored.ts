import type { Entity } from '../entity/entity.ts'
import { nextExpiry } from '../entity/expiry.ts'
import type { JsonObject } from '../json.ts'
import { readStoredAttributes } from './read-stored.ts'
import { noStamps, readStamps, writeStamps } from './stamps.ts'
import { writeStoredEntity } from './write-stored.ts'

/**
 * An entity as it is stored, and as news carry it; names of types are IRIs.
 *
 * `body`: its normalised form in the core context without system members, word for word what is answered to whoever asks for that.
 * `stamps`: system members of its instances where they are not the entity's own, and its own expiry (`stamps.ts`).
 * `createdAt`, `modifiedAt`: moments as `Date.toISOString` writes them. `expiresAt`: when the first of the entity and its instances
 * expires, null where nothing does; until then `body` is true as it stands.
 */
export type Stored = {
  id: string
  types: readonly string[]
  scopes: readonly string[]
  body: string
  stamps: string | null
  createdAt: string
  modifiedAt: string
  expiresAt: string | null
}

/** Brings an entity into its stored form. It and all in it are stamped, as the operations that make entities do. */
export function toStored(entity: Entity): Stored {
  return {
    id: entity.id,
    types: entity.types,
    scopes: entity.scopes,
    body: writeStoredEntity(entity),
    stamps: writeStamps(entity),
    createdAt: entity.createdAt as string,
    modifiedAt: entity.modifiedAt as string,
    expiresAt: nextExpiry(entity) ?? null,
  }
}

/** Gives the entity of a stored form. Trusts what `toStored` wrote; nothing is checked. */
export function fromStored(
  stored: Pick<Stored, 'body' | 'stamps' | 'createdAt' | 'modifiedAt'>,
): Entity {
  const { createdAt, modifiedAt } = stored
  const { own, of } = stored.stamps === null ? noStamps(stored) : readStamps(stored.stamps, stored)
  const object = JSON.parse(stored.body) as JsonObject
  return readStoredAttributes(object, { createdAt, modifiedAt, ...own }, of)
}

/** The columns of `entity` from which `readRow` makes the entity. */
export const storedColumns = ['body', 'stamps', 'created_at', 'modified_at'] as const

/** A row of `entity` with a body, as the driver reads it. */
export type StoredRow = {
  body: string
  stamps: string | null
  created_at: Date
  modified_at: Date
}

/** Gives the entity of a row. */
export function readRow({ body, stamps, created_at, modified_at }: StoredRow): Entity {
  return fromStored({
    body,
    stamps,
    createdAt: created_at.toISOString(),
    modifiedAt: modified_at.toISOString(),
  })
}
