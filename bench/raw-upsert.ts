import pg from 'pg'
import { stampedEntity } from '../src/context/entity/change.ts'
import type { Entity, Instance } from '../src/context/entity/entity.ts'
import type { Geometry } from '../src/context/geo/geometry.ts'
import { cellsOf } from '../src/context/geo/grid.ts'
import { toStored } from '../src/context/space/index.ts'

/** Writes the rows of entities by the driver alone: no reading before, no rules, the same tables with the same indexes. */
export type RawWriter = {
  /** Makes the rows, which is not measured. */
  prepare(entities: readonly Entity[], at: Date): RawRows
  upsert(rows: RawRows): Promise<void>
  close(): Promise<void>
}

/** The values of each statement. */
export type RawRows = { text: string; values: unknown[] }[]

const upsertEntities = `
  insert into entity (tenant, eid, id, types, scopes, body, stamps, created_at, modified_at, expires_at)
  select $1::integer, eid, id, '{1}', '{}', body, null, $5, $5, null
  from unnest($2::bigint[], $3::text[], $4::text[]) as new (eid, id, body)
  on conflict (tenant, id) do update set body = excluded.body, stamps = excluded.stamps, modified_at = excluded.modified_at`
const upsertValues = `
  insert into entity_attr (tenant, eid, attr, type, item, num, str, ts)
  select $1::integer, eid, attr, 1, 0, num, str, null
  from unnest($2::bigint[], $3::integer[], $4::double precision[], $5::text[]) as new (eid, attr, num, str)
  on conflict (tenant, eid, attr, type, item) do update set num = excluded.num, str = excluded.str, ts = excluded.ts`
const upsertCells = `
  insert into entity_cell (tenant, eid, attr, cell)
  select $1::integer, eid, attr, cell from unnest($2::bigint[], $3::integer[], $4::bigint[]) as new (eid, attr, cell)
  on conflict do nothing`
const insertHistory = `
  insert into history (tenant, series, at, change, recorded_at, observed, num, body)
  select $1::integer, series, at, change, $2, true, num, body
  from unnest($3::bigint[], $4::timestamptz[], $5::bigint[], $6::double precision[], $7::text[])
    as new (series, at, change, num, body)`

export async function makeRawWriter(url: string, tenant: number): Promise<RawWriter> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const terms = new Map<string, number>()
  let change = 0

  return {
    prepare: (entities, at) => {
      const stamped = entities.map((entity) => toStored(stampedEntity(entity, at.toISOString())))
      const instances = entities.flatMap(({ attributes }, eid) =>
        [...attributes].map(([iri, [one]]) => ({ eid, attr: termOf(iri), one: one as Instance })),
      )
      const geometries = instances.filter(({ one }) => one.kind === 'GeoProperty')
      return [
        {
          text: upsertEntities,
          values: [
            tenant,
            entities.map((_, eid) => eid),
            entities.map(({ id }) => id),
            stamped.map(({ body }) => body),
            at,
          ],
        },
        {
          text: upsertValues,
          values: [
            tenant,
            instances.map(({ eid }) => eid),
            instances.map(({ attr }) => attr),
            instances.map(({ one }) => (typeof one.value === 'number' ? one.value : null)),
            instances.map(({ one }) => (typeof one.value === 'string' ? one.value : null)),
          ],
        },
        {
          text: upsertCells,
          values: [
            tenant,
            geometries.map(({ eid }) => eid),
            geometries.map(({ attr }) => attr),
            geometries.map(({ one }) => cellsOf(one.value as unknown as Geometry)[0]),
          ],
        },
        {
          text: insertHistory,
          values: [
            tenant,
            at,
            instances.map(({ eid, attr }) => eid * 8 + attr),
            instances.map(({ one }) => one.observedAt ?? at.toISOString()),
            instances.map(() => ++change),
            instances.map(({ one }) => (typeof one.value === 'number' ? one.value : null)),
            instances.map(({ one }) =>
              one.unitCode || typeof one.value !== 'number' ? JSON.stringify(one) : null,
            ),
          ],
        },
      ]
    },
    upsert: async (rows) => {
      await client.query(`begin; select set_config('app.tenant', '${tenant}', true)`)
      for (const { text, values } of rows) await client.query(text, values)
      await client.query('commit')
    },
    close: () => client.end(),
  }

  function termOf(iri: string): number {
    const term = terms.get(iri) ?? terms.size + 1
    terms.set(iri, term)
    return term
  }
}
