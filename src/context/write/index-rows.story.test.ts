import { expect, test } from 'vitest'
import { anEntity, at, standing, table, withCity } from '../../../test/context/city.ts'
import type { Db } from '../../store/db.ts'
import { cellsOf } from '../geo/grid.ts'
import type { Space } from '../space/index.ts'
import { toCreate, toDelete, toReplace } from './index.ts'

/** The index of a space, a line for each row: attribute, type, place and what of the value is there. */
async function indexOf(db: Db, { tenant }: Space): Promise<string[]> {
  const rows = await table<{ line: string }>(
    db,
    tenant,
    `select concat_ws(' ', regexp_replace(a.iri, '.*/', ''), regexp_replace(t.iri, '.*/', ''), item, num, str,
       to_char(ts, 'YYYY-MM-DD"T"HH24:MI:SS.US')) as line
     from entity_attr v join term a on a.number = v.attr join term t on t.number = v.type
     order by eid, a.iri, t.iri, item`,
  )
  return rows.map(({ line }) => line)
}

test('every kind of value is in the index as far as it is a scalar', () =>
  withCity(async ({ db, space, write }) => {
    const point = { type: 'Point', coordinates: [101.28, 6.54] }
    await write(
      1,
      toCreate(
        anEntity('Bus:1', {
          type: ['Bus', 'Vehicle'],
          number: 1.5,
          flag: true,
        }),
      ),
      toCreate(
        anEntity('Car:1', {
          a_text: 'ยะลา',
          b_moment: '2026-11-23T22:00:00.123456Z',
          c_list: { value: [1, 'two', 1, { three: 3 }, false] },
          d_empty: { value: [] },
          e_object: { value: { a: 1 } },
          f_typed: { value: { '@type': 'DateTime', '@value': '2026-01-01T00:00:00Z' } },
          g_link: { object: ['urn:a:1', 'urn:a:2'] },
          h_words: { languageMap: { th: 'สวัสดี', en: ['hi', 'hello'] } },
          i_vocab: { vocab: 'urn:v:Air' },
          j_several: [{ value: 1 }, { value: 2, datasetId: 'urn:d' }],
          k_geo: { type: 'GeoProperty', value: point },
          l_json: { json: [7] },
          m_order: { valueList: [3, 2] },
          n_links: { objectList: ['urn:a:1'] },
          o_long: 'x'.repeat(300),
          p_pair: `${'x'.repeat(255)}😀`,
          q_below: { value: 1, deeper: { value: 2 } },
        }),
      ),
    )
    expect(await indexOf(db, space)).toEqual([
      'flag Bus 0 true',
      'flag Vehicle 0 true',
      'number Bus 0 1.5',
      'number Vehicle 0 1.5',
      'a_text Car 0 ยะลา',
      'b_moment Car 0 2026-11-23T22:00:00.123456Z 2026-11-23T22:00:00.123456',
      'c_list Car 0 1',
      'c_list Car 1 two',
      'c_list Car 2',
      'c_list Car 3 false',
      'd_empty Car 0',
      'e_object Car 0',
      'f_typed Car 0 2026-01-01T00:00:00Z 2026-01-01T00:00:00.000000',
      'g_link Car 0 urn:a:1',
      'g_link Car 1 urn:a:2',
      'h_words Car 0 สวัสดี',
      'h_words Car 1 hi',
      'h_words Car 2 hello',
      'i_vocab Car 0 urn:v:Air',
      'j_several Car 0 1',
      'j_several Car 1 2',
      'k_geo Car 0',
      'l_json Car 0 7',
      'm_order Car 0 3',
      'm_order Car 1 2',
      'n_links Car 0 urn:a:1',
      `o_long Car 0 ${'x'.repeat(256)}`,
      `p_pair Car 0 ${'x'.repeat(255)}`,
      'q_below Car 0 1',
    ])
    expect(
      await table(db, space.tenant, 'select cell::int8::text as cell from entity_cell'),
    ).toEqual(cellsOf(point as never).map((cell) => ({ cell: String(cell) })))
  }))

test('only rows of the index that changed are written', () =>
  withCity(async ({ db, space, write }) => {
    const bus = (members: Parameters<typeof anEntity>[1]) =>
      anEntity('Bus:1', { type: ['Bus', 'Vehicle'], line: 'red', ...members })
    await write(1, toCreate(bus({ speed: 1, stops: { value: ['a', 'b'] } })))
    const stamp = () =>
      table(
        db,
        space.tenant,
        `select regexp_replace(iri, '.*/', '') as name, item, v.xmin::text as by from entity_attr v
         join term on number = attr order by iri, type, item`,
      )
    const before = await stamp()
    await write(2, toReplace(bus({ speed: 2, stops: { value: ['a', 'c', 'd'] } })))
    const after = await stamp()
    const kept = after.filter((row) =>
      before.some((old) => JSON.stringify(old) === JSON.stringify(row)),
    )
    expect(kept.map(({ name, item }) => `${name} ${item}`)).toEqual([
      'line 0',
      'line 0',
      'stops 0',
      'stops 0',
    ])
    expect(after).toHaveLength(10)
  }))

test('types and counts follow an entity into history and back', () =>
  withCity(async ({ db, space, write }) => {
    const found = async () => ({
      types: await table(
        db,
        space.tenant,
        `select regexp_replace(iri, '.*/', '') as type, gone from entity_type join term on number = type order by iri`,
      ),
      counts: await table(
        db,
        space.tenant,
        `select coalesce(regexp_replace(iri, '.*/', ''), '*') as type, entities::int from type_count
         left join term on number = type where entities > 0 order by iri nulls first`,
      ),
    })
    await write(
      1,
      toCreate(anEntity('Bus:1', { type: ['Bus', 'Vehicle'] })),
      toCreate(anEntity('Bus:2')),
    )
    expect(await found()).toEqual({
      types: [
        { type: 'Bus', gone: false },
        { type: 'Bus', gone: false },
        { type: 'Vehicle', gone: false },
      ],
      counts: [
        { type: '*', entities: 2 },
        { type: 'Bus', entities: 2 },
        { type: 'Vehicle', entities: 1 },
      ],
    })
    await write(2, toReplace(anEntity('Bus:1', { type: 'Tram' })), toDelete('urn:ngsi-ld:Bus:2'))
    expect(await found()).toEqual({
      types: [
        { type: 'Bus', gone: true },
        { type: 'Tram', gone: false },
      ],
      counts: [
        { type: '*', entities: 1 },
        { type: 'Tram', entities: 1 },
      ],
    })
    await write(3, toCreate(anEntity('Bus:2', { type: 'Tram' })), toDelete('urn:ngsi-ld:Bus:1'))
    expect(await found()).toMatchObject({
      types: [
        { type: 'Tram', gone: false },
        { type: 'Tram', gone: true },
      ],
      counts: [
        { type: '*', entities: 1 },
        { type: 'Tram', entities: 1 },
      ],
    })
    expect(await standing(db, space, true)).toMatchObject({
      'Bus:2': { createdAt: at(3).toISOString() },
    })
  }))
