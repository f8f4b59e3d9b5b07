import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import { anEntity } from './arbitrary-entity.ts'
import { readEntity } from './read-entity.ts'
import { represent } from './represent.ts'
import { append, context, merge, now, shown, then, update } from './test-writing.ts'
import { createEntity, replaceEntity } from './write-entity.ts'

describe('laws', () => {
  const twoEntities = fc
    .tuple(anEntity, anEntity)
    .map(([one, other]) => [one, { ...other, id: one.id as string }] as const)
  const make = (raw: JsonObject) => createEntity(readEntity(raw, context), then).is

  test('replacing gives the new entity; replacing it by itself again changes nothing to be seen', () => {
    fc.assert(
      fc.property(twoEntities, ([one, other]) => {
        const once = replaceEntity(make(one), readEntity(other, context), now).is
        expect(shown(once)).toEqual(shown(readEntity(other, context)))
        expect(shown(replaceEntity(once, readEntity(other, context), now).is)).toEqual(shown(once))
      }),
    )
  })

  test('appending twice is appending once, and the changes tell what is there', () => {
    fc.assert(
      fc.property(twoEntities, ([one, other]) => {
        const change = append(make(one), other)
        expect(shown(append(change.is, other).is)).toEqual(shown(change.is))
        for (const { attribute, datasetId, is } of change.changes)
          expect(
            change.is.attributes
              .get(attribute)
              ?.find((instance) => instance.datasetId === datasetId),
          ).toBe(is)
      }),
    )
  })

  test('an entity merged into itself stays as it is', () => {
    fc.assert(
      fc.property(anEntity, (given) => {
        const entity = make(given)
        expect(shown(merge(entity, given).is)).toEqual(shown(entity))
      }),
    )
  })

  test('no operation changes the entity it is given', () => {
    fc.assert(
      fc.property(twoEntities, ([one, other]) => {
        const entity = make(one)
        const before = JSON.stringify(
          represent(entity, { context, format: 'normalized', sysAttrs: true }),
        )
        append(entity, other)
        update(entity, other)
        replaceEntity(entity, readEntity(other, context), now)
        try {
          merge(entity, other)
        } catch (fault) {
          expect(fault).toMatchObject({ kind: { status: 400 } })
        }
        expect(
          JSON.stringify(represent(entity, { context, format: 'normalized', sysAttrs: true })),
        ).toBe(before)
      }),
    )
  })
})
