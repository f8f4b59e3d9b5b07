import { expect, test } from 'vitest'
import { aFragment, anEntity, at, standing, table, withCity } from '../../../test/context/city.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { toCreate, toDelete, toMerge } from './index.ts'

test('an entity is created, merged and deleted, and all of it stands in history', () =>
  withCity(async ({ db, space, write }) => {
    const bus = 'urn:ngsi-ld:Bus:1'
    expect(await write(1, toCreate(anEntity('Bus:1', { speed: 50, line: 'red' })))).toEqual([
      'created 2',
    ])
    expect(await standing(db, space)).toEqual({ 'Bus:1': { type: 'Bus', speed: 50, line: 'red' } })
    expect(await write(2, toCreate(anEntity('Bus:1')))).toEqual(['ngsi-ld-already-exists'])
    const faster = aFragment({ speed: { value: 60, observedAt: '2026-11-23T21:30:00Z' } })
    expect(await write(3, toMerge(bus, faster, { context }))).toEqual(['updated 1'])
    expect(await standing(db, space, true)).toMatchObject({
      'Bus:1': {
        createdAt: at(1).toISOString(),
        modifiedAt: at(3).toISOString(),
        speed: { value: 60, createdAt: at(1).toISOString(), modifiedAt: at(3).toISOString() },
        line: { value: 'red', modifiedAt: at(1).toISOString() },
      },
    })
    expect(await write(4, toDelete(bus), toDelete(bus))).toEqual([
      'deleted 2',
      'ngsi-ld-resource-not-found',
    ])
    expect(await standing(db, space)).toEqual({})

    const history = await table(
      db,
      space.tenant,
      `select s.number::int as series, h.change::int, h.at, h.observed, h.deleted, h.num, h.body, h.recorded_at
       from history h join series s on s.number = h.series order by change`,
    )
    expect(history).toMatchObject([
      { series: 1, change: 1, at: at(1), observed: false, deleted: false, num: 50, body: null },
      { series: 2, change: 2, at: at(1), num: null, body: '{"type":"Property","value":"red"}' },
      { series: 1, change: 3, at: new Date('2026-11-23T21:30:00Z'), observed: true, num: 60 },
      { series: 1, change: 4, at: at(4), observed: false, deleted: true, num: null, body: null },
      { series: 2, change: 5, at: at(4), deleted: true, recorded_at: at(4) },
    ])
    expect(
      await table(db, space.tenant, 'select change::int, term, series::int from space_counter'),
    ).toEqual([{ change: 5, term: 3, series: 2 }])
  }))
