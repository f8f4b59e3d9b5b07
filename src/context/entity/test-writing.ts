import { expect } from 'vitest'
import type { Json, JsonObject } from '../json.ts'
import { coreContext } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import type { Change } from './change.ts'
import type { Entity } from './entity.ts'
import { type Merging, mergeEntity } from './merge.ts'
import { readAttributeFragment, readEntity, readFragment } from './read-entity.ts'
import { represent } from './represent.ts'
import { partiallyUpdate } from './write-attribute.ts'
import { appendAttributes, createEntity, updateAttributes } from './write-entity.ts'

/** What the tests of writing share: entities made then, operations done now, and what came of them. */

export const context = coreContext
export const [then, now] = ['2026-01-01T00:00:00Z', '2026-11-23T22:00:00Z']
export const create = (members: JsonObject): Entity =>
  createEntity(
    readEntity({ id: 'urn:ngsi-ld:Device:1', type: 'Device', ...members }, context),
    then,
  ).is
export const iri = (name: string) => defaultVocab + name
export const shown = (entity: Entity, sysAttrs = false): JsonObject => {
  const { id: _, ...members } = represent(entity, { context, format: 'concise', sysAttrs })
  return members
}
/** What changed, in short: `+a` made, `~a` changed, `-a` deleted; a dataset after `@`. */
export const told = ({ changes }: Change) =>
  changes.map(({ attribute, datasetId, was, is }) => {
    const name = attribute.replace(defaultVocab, '') + (datasetId ? `@${datasetId}` : '')
    return (was ? (is ? '~' : '-') : '+') + name
  })

export const append = (to: Entity, raw: Json, overwrite = true) =>
  appendAttributes(to, readFragment(raw, { context, nulls: 'none' }), { overwrite, at: now })
export const update = (to: Entity, raw: Json) =>
  updateAttributes(to, readFragment(raw, { context, nulls: 'members' }), now)
export const merge = (
  to: Entity,
  raw: Json,
  more: Partial<Merging> & { simplified?: boolean } = {},
) => {
  const { simplified = false, ...merging } = more
  return mergeEntity(to, readFragment(raw, { context, nulls: 'deep', simplified }), {
    at: now,
    context,
    ...merging,
  })
}
export const patch = (to: Entity, name: string, raw: Json) =>
  partiallyUpdate(
    to,
    iri(name),
    readAttributeFragment(iri(name), name, raw, { context, nulls: 'members' }),
    now,
  )
export const status = (code: number) =>
  expect.objectContaining({ kind: expect.objectContaining({ status: code }) })
