import { expect, test } from 'vitest'
import {
  anEntity,
  at,
  eventsOf,
  historyOf,
  standing,
  table,
  withCity,
} from '../../../test/context/city.ts'
import { readFragment } from '../entity/read-entity.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { createSpace } from '../space/index.ts'
import { sweepAll, sweepExpired, toCreate, toMerge } from './index.ts'

const soon = at(10).toISOString()
const never = () => {
  throw new Error('no bug was expected')
}

test('what has expired is removed as a change like others, and the rest stays', () =>
  withCity(async ({ db, space, write }) => {
    await write(
      1,
      toCreate(anEntity('Bus:1', { expiresAt: soon, speed: 1 })),
      toCreate(anEntity('Bus:2', { speed: { value: 2, expiresAt: soon }, line: 'red' })),
      toCreate(anEntity('Bus:3', { speed: { value: 3, accuracy: { value: 1, expiresAt: soon } } })),
      toCreate(anEntity('Bus:4', { expiresAt: at(11).toISOString(), speed: 4 })),
    )
    expect(await sweepExpired(db, space, at(9), never)).toBe(0)
    expect(await sweepExpired(db, space, at(10), never)).toBe(3)
    expect(await sweepExpired(db, space, at(10), never)).toBe(0)
    expect(await standing(db, space)).toEqual({
      'Bus:2': { type: 'Bus', line: 'red' },
      'Bus:3': { type: 'Bus', speed: 3 },
      'Bus:4': { type: 'Bus', speed: 4 },
    })
    expect((await historyOf(db, space)).slice(5)).toEqual([
      'Bus:1 speed deleted @10',
      'Bus:2 speed deleted @10',
      'Bus:3 speed 3 @10',
    ])
    const [, swept] = await eventsOf(db, space)
    expect(swept).toMatchObject({ hours: { '2026-11-23T22:00:00.000Z': [1, 2, 4] } })
    const records = await table(
      db,
      space.tenant,
      `select who_kind, who_id, object_version from audit_entry where who_kind = 'system'`,
    )
    expect(records).toEqual([
      { who_kind: 'system', who_id: 'city data sweep', object_version: '8' },
    ])
  }))

test('an entity that has expired but is not swept yet makes room for a new one', () =>
  withCity(async ({ db, space, write }) => {
    await write(1, toCreate(anEntity('Bus:1', { expiresAt: soon, speed: 1, line: 'red' })))
    const late = readFragment({ speed: 5 }, { context, nulls: 'none' })
    expect(await write(11, toMerge('urn:ngsi-ld:Bus:1', late, { context }))).toEqual([
      'ngsi-ld-resource-not-found',
    ])
    expect(await write(12, toCreate(anEntity('Bus:1', { speed: 2 })))).toEqual(['created 1'])
    expect(await standing(db, space, true)).toMatchObject({
      'Bus:1': { createdAt: at(12).toISOString(), speed: { value: 2 } },
    })
    expect((await historyOf(db, space)).slice(2)).toEqual([
      'Bus:1 speed deleted @12',
      'Bus:1 line deleted @12',
      'Bus:1 speed 2 @12',
    ])
    expect(await sweepExpired(db, space, at(59), never)).toBe(0)
    expect(await table(db, space.tenant, 'select entities::int from type_count')).toEqual([
      { entities: 1 },
      { entities: 1 },
    ])
  }))

test('every space is swept, each for itself', () =>
  withCity(async ({ db, space, writer, write }) => {
    const { space: trang } = await createSpace(db, 'trang', at(0))
    const create = toCreate(anEntity('Bus:1', { expiresAt: soon }))
    await write(1, create)
    await writer.write(trang, [create, toCreate(anEntity('Bus:2'))], {
      system: 'story',
      now: at(1),
    })
    expect(await sweepAll(db, at(10), never)).toBe(2)
    expect(await standing(db, space)).toEqual({})
    expect(Object.keys(await standing(db, trang))).toEqual(['Bus:2'])
  }))
