import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { withStore } from './support.ts'

test('values are read without loss: a day stays a day, a great number keeps its digits, the clock is UTC', () =>
  withStore(async ({ db }) => {
    const found = await sql`
      select date '2021-12-24' as day, array[date '2021-12-24', date '2022-01-01'] as days, array[]::date[] as none,
        9007199254740993::int8 as great, 0.1::numeric as exact, 12::int4 as small,
        timestamptz '2021-12-24T10:00:00+07:00' as at, timestamptz '2021-12-24T10:00:00+07:00'::text as told
    `.execute(db.read as Kysely<unknown>)
    expect(found.rows).toEqual([
      {
        day: '2021-12-24',
        days: ['2021-12-24', '2022-01-01'],
        none: [],
        great: '9007199254740993',
        exact: '0.1',
        small: 12,
        at: new Date('2021-12-24T03:00:00Z'),
        told: '2021-12-24 03:00:00+00',
      },
    ])
  }))
