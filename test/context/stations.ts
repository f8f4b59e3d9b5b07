import { sql } from 'kysely'
import { readEntity } from '../../src/context/entity/read-entity.ts'
import { cellsOf } from '../../src/context/geo/grid.ts'
import { coreContext as context } from '../../src/context/ld/compile-context.ts'
import { createSpace, findSpace, type Space } from '../../src/context/space/index.ts'
import { makeWriter, toCreate } from '../../src/context/write/index.ts'
import { int8Column } from '../../src/store/columns.ts'
import type { Db } from '../../src/store/db.ts'

/**
 * City data in quantity, to measure and to look at plans: spaces full of stations that measure the air, of five attributes, in a
 * square of a degree.
 */

export const stationType = 'AirQualityObserved'
export const stationId = (number: number) => `urn:ngsi-ld:${stationType}:${number}`
const now = new Date('2026-11-23T22:00:00Z')

/** Makes a space with so many stations: the first by the writer, all others as copies of its rows, with values of their own. */
export async function fillSpace(db: Db, name: string, stations: number): Promise<Space> {
  await createSpace(db, name, now)
  const space = (await findSpace(db, name)) as Space
  const writer = makeWriter({ db, onFault: console.error })
  const by = {
    actor: { kind: 'anonymous', address: '127.0.0.1' },
    now,
    requestId: 'bench',
  } as const
  await writer.write(space, [toCreate(aStation())], by)
  await writer.close()
  for (let from = 2; from <= stations; from += 20_000)
    await copyStations(db, space, from, Math.min(from + 19_999, stations))
  await db.city(space.tenant, (tx) =>
    sql`update type_count set entities = ${stations} where tenant = ${space.tenant}`.execute(tx),
  )
  return space
}

function aStation() {
  return readEntity(
    {
      id: stationId(1),
      type: stationType,
      pm25: { value: 1.5, unitCode: 'GQ', observedAt: '2026-11-23T21:00:00Z' },
      temperature: { value: 31.5, unitCode: 'CEL', observedAt: '2026-11-23T21:00:00Z' },
      status: { value: 'working' },
      refDevice: { object: 'urn:ngsi-ld:Device:station-1' },
      location: { value: { type: 'Point', coordinates: placeOf(1) } },
    },
    context,
  )
}

/** Spread over the square without order, the same for each run. */
function placeOf(number: number): [number, number] {
  return [100 + ((number * 7919) % 10_007) / 10_007, 13 + ((number * 6101) % 10_009) / 10_009]
}

async function copyStations(db: Db, { tenant }: Space, from: number, to: number) {
  const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const places = numbers.map(placeOf)
  const cells = places.map((coordinates) => cellsOf({ type: 'Point', coordinates })[0] as number)
  await db.city(tenant, async (tx) => {
    const first = sql`(select min(eid) from entity where tenant = ${tenant})`
    const copied = await sql<{ eid: string }>`
      with made as (
        select nextval('entity_number') as eid, n, x, y
        from unnest(${int8Column(numbers)}::bigint[], ${places.map(([x]) => x)}::float8[], ${places.map(([, y]) => y)}::float8[]) m (n, x, y)
      ), entities as (
        insert into entity (tenant, eid, id, types, scopes, body, stamps, created_at, modified_at, expires_at)
        select e.tenant, m.eid, 'urn:ngsi-ld:' || ${stationType} || ':' || m.n, e.types, e.scopes,
          replace(replace(replace(e.body, 'Observed:1"', 'Observed:' || m.n || '"'), '"value":1.5', '"value":' || m.n % 1500 / 10.0),
            ${JSON.stringify(placeOf(1))}, '[' || m.x || ',' || m.y || ']'),
          e.stamps, e.created_at, e.modified_at, e.expires_at
        from made m, entity e where e.tenant = ${tenant} and e.eid = ${first}
      ), types as (
        insert into entity_type (tenant, type, gone, eid)
        select t.tenant, t.type, t.gone, m.eid from made m, entity_type t where t.tenant = ${tenant} and t.eid = ${first}
      ), attrs as (
        insert into entity_attr (tenant, eid, attr, type, item, num, str, ts)
        select a.tenant, m.eid, a.attr, a.type, a.item,
          case when a.num = 1.5 then m.n % 1500 / 10.0 else a.num end, a.str, a.ts
        from made m, entity_attr a where a.tenant = ${tenant} and a.eid = ${first}
      )
      select eid from made order by n`.execute(tx)
    const eids = copied.rows.map(({ eid }) => Number(eid))
    await sql`
      insert into entity_cell (tenant, eid, attr, cell)
      select c.tenant, m.eid, c.attr, m.cell from unnest(${int8Column(eids)}::bigint[], ${int8Column(cells)}::bigint[]) m (eid, cell),
        entity_cell c where c.tenant = ${tenant} and c.eid = ${first}`.execute(tx)
  })
}
