import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { at } from '../../../test/context/city.ts'
import { fillSpace, stationId, stationType } from '../../../test/context/stations.ts'
import { eventually } from '../../../test/store/support.ts'
import { makeTestDatabase } from '../../../test/support/databases.ts'
import { guardedPool, makePool, ownerLimits, withClient } from '../../store/connect.ts'
import type { CityTx, Db } from '../../store/db.ts'
import { makeDb } from '../../store/handles.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { readGeoQuery } from '../query/geo-query.ts'
import { readQuery } from '../query/read-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import type { Space } from '../space/index.ts'
import { type EntityQuery, findEntities } from './index.ts'

type Asked = { text: string; values: unknown[] }

/** Runs a story in two full spaces whose figures the planner knows; `asked` takes what is asked of the database. */
async function withStations(story: (db: Db, space: Space, asked: Asked[]) => Promise<void>) {
  const database = await makeTestDatabase('empty')
  const pool = makePool(database.appUrl)
  const asked: Asked[] = []
  const guarded = guardedPool(pool)
  const noting: typeof guarded = {
    ...guarded,
    connect: async () => {
      const client = await guarded.connect()
      const query = (text: string, values: readonly unknown[]) => {
        if (typeof text === 'string' && text.includes('from'))
          asked.push({ text, values: [...values] })
        return client.query(text, values)
      }
      return { ...client, query } as unknown as typeof client
    },
  }
  try {
    const db = makeDb(noting)
    await fillSpace(db, 'neighbour', 3_000)
    const space = await fillSpace(db, 'yala', 3_000)
    await eventually(() => vacuumed(database.ownerUrl))
    asked.length = 0
    await story(db, space, asked)
  } finally {
    await pool.end()
    await database.drop()
  }
}

/** Vacuums; false where somebody else's look into the database, as autovacuum's, kept an index from answering alone. */
function vacuumed(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, ownerLimits, async (owner) => {
    await owner.query('vacuum analyze')
    const { rows } = await owner.query(
      `select bool_and(relallvisible = relpages) as whole from pg_class where relname = 'entity_type'`,
    )
    return rows[0].whole
  })
}

/** The nodes of the plan of a statement, under row-level security, each with its index. */
async function planOf(db: Db, space: Space, { text, values }: Asked): Promise<string[]> {
  return db.city(space.tenant, async (tx) => {
    await sql`select set_config('max_parallel_workers_per_gather', '0', true),
      set_config('enable_seqscan', 'off', true)`.execute(tx)
    const explained = await tx.executeQuery<{ 'QUERY PLAN': unknown }>({
      ...sql`select`.compile(tx),
      sql: `explain (format json) ${text}`,
      parameters: values,
    })
    return JSON.stringify(explained.rows).match(/"(?:Seq Scan|[a-z_]+_pkey|entity_[a-z_]+)"/g) ?? []
  })
}

type Touched = { through: number; fetched: number }

/** What a statement touches: rows met by reading a table through, and rows fetched by an index. */
function touchedBy(db: Db, space: Space, call: string): Promise<Touched> {
  return db.city(space.tenant, async (tx) => {
    const before = await touchedSoFar(tx)
    await sql.raw(`select ${call}`).execute(tx)
    const after = await touchedSoFar(tx)
    return { through: after.through - before.through, fetched: after.fetched - before.fetched }
  })
}

async function touchedSoFar(tx: CityTx): Promise<Touched> {
  const touched = await sql<Touched>`
    select sum(seq_tup_read)::integer as through, sum(idx_tup_fetch)::integer as fetched
    from pg_stat_xact_user_tables where relname like 'entity%'`.execute(tx)
  return touched.rows[0] as Touched
}

const stations: EntityQuery = { entities: [{ types: readTypeSelection(stationType, context) }] }
const first = { limit: 20, offset: 0 }

test(
  'under row-level security the usual questions are answered by the indexes made for them',
  () =>
    withStations(async (db, space, asked) => {
      const around = {
        georel: 'near;maxDistance==2000',
        geometry: 'Point',
        coordinates: '[100.5,13.5]',
      }
      const shapes: [string, EntityQuery, string][] = [
        ['a page of a type', stations, 'entity_type_pkey'],
        ['a range', { ...stations, q: readQuery('pm25>145', { context }) }, 'entity_attr_num'],
        [
          'a text',
          { ...stations, q: readQuery('refDevice=="urn:a"', { context }) },
          'entity_attr_str',
        ],
        ['a place', { ...stations, geo: readGeoQuery(around, context) }, 'entity_cell_pkey'],
        ['ids', { entities: [{ ids: [stationId(7)] }] }, 'entity_tenant_id_key'],
      ]
      for (const [name, query, index] of shapes) {
        asked.length = 0
        await findEntities(db, space, query, first, at(5))
        const last = asked.at(-1) as Asked
        const plan = await planOf(db, space, last)
        if (index === 'nothing') expect(last.text, name).not.toContain('entity_attr')
        else expect(plan, name).toContain(`"${index}"`)
        expect(plan, name).not.toContain('"Seq Scan"')
      }
    }),
  60_000,
)

test(
  'one entity and a page of a type touch no more rows than they show',
  () =>
    withStations(async (db, space) => {
      const moment = `'${at(5).toISOString()}'`
      const { tenant } = space
      const one = await touchedBy(
        db,
        space,
        `city_entity_text(${tenant}, '${stationId(7)}', ${moment})`,
      )
      expect(one).toEqual({ through: 0, fetched: 1 })
      const some = await touchedBy(
        db,
        space,
        `city_entity_rows(${tenant}, array['${stationId(7)}', 'urn:a'])`,
      )
      expect(some).toEqual({ through: 0, fetched: 1 })
      const page = (skip: number) =>
        touchedBy(db, space, `city_type_page(${tenant}, 1, 20, ${skip}, true, ${moment}, null)`)
      const [at0, at2000] = [await page(0), await page(2_000)]
      expect(at0.through + at2000.through).toBe(0)
      expect(at0.fetched).toBeLessThanOrEqual(22)
      expect(at2000.fetched).toBeLessThanOrEqual(22)
      const whole = await touchedBy(db, space, `count(*) from entity where body like '%nothing%'`)
      expect(whole.through + whole.fetched).toBeGreaterThanOrEqual(3_000)
    }),
  60_000,
)
