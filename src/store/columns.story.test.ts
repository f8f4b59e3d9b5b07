import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../test/support/with-db.ts'
import {
  boolColumn,
  float8Column,
  int4Column,
  int8Column,
  momentColumn,
  textColumn,
} from './columns.ts'
import type { Db } from './db.ts'

/** Sends a column and gives what PostgreSQL makes of it, as text. */
async function sent(db: Db, column: Buffer, type: string): Promise<(string | null)[]> {
  const read = await sql<{ value: string | null }>`
    select value::text as value from unnest(${column}::${sql.raw(type)}[]) value`.execute(
    db.read as unknown as Kysely<unknown>,
  )
  return read.rows.map(({ value }) => value)
}

test('columns arrive as they were sent, by type, with gaps and with nothing in them', () =>
  withDb(async (db) => {
    const texts = ['', 'ยะลา', '{"a":"\\u0000, \\"b\\""}', 'NULL', null, '😀']
    expect(await sent(db, textColumn(texts), 'text')).toEqual(texts)
    expect(await sent(db, textColumn([]), 'text')).toEqual([])
    expect(await sent(db, int4Column([0, -1, 2_147_483_647]), 'integer')).toEqual([
      '0',
      '-1',
      '2147483647',
    ])
    const big = [Number.MAX_SAFE_INTEGER, -1, null, 4_294_967_296, -4_294_967_297]
    expect(await sent(db, int8Column(big), 'bigint')).toEqual(
      big.map((one) => (one === null ? null : String(one))),
    )
    expect(await sent(db, float8Column([0.1, -1e300, null, 5e-324]), 'double precision')).toEqual([
      '0.1',
      '-1e+300',
      null,
      '5e-324',
    ])
    expect(await sent(db, boolColumn([true, false]), 'boolean')).toEqual(['true', 'false'])
  }))

test('moments arrive to the microsecond, from the first year on', () =>
  withDb(async (db) => {
    const moments = ['2026-11-23T22:00:00.123Z', '0001-01-01T00:00:00Z', '1999-12-31T23:59:59Z']
    const column = momentColumn([
      ...moments.map(Date.parse),
      Date.parse('2026-11-23') + 0.001,
      null,
    ])
    expect(await sent(db, column, 'timestamptz')).toEqual([
      '2026-11-23 22:00:00.123+00',
      '0001-01-01 00:00:00+00',
      '1999-12-31 23:59:59+00',
      '2026-11-23 00:00:00.000001+00',
      null,
    ])
  }))
