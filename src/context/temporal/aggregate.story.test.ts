import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import { Problem } from '../../base/problem.ts'
import type { Db } from '../../store/db.ts'
import type { JsonObject } from '../json.ts'
import { rebuildRollups, rollupListener } from '../rollup/index.ts'
import type { Space } from '../space/index.ts'
import { makeSpace, post, retrieve, speed } from './test-writing.ts'

const id = 'urn:ngsi-ld:Vehicle:1'
const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00Z`
const vehicle = (members: JsonObject, of = id): JsonObject => ({
  id: of,
  type: 'Vehicle',
  ...members,
})
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.kind.type : Promise.reject(error)),
  )

const all = (given: unknown[]) => given.map((value, n) => speed(value as never, at(n)))

test('periods begin where the time asked for begins, by hour, day and month', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    await post(
      db,
      space,
      vehicle({
        speed: [
          [120, '2026-01-31T12:03:00Z'],
          [80, '2026-01-31T13:02:59.5Z'],
          [100, '2026-01-31T13:03:00Z'],
          [7, '2026-03-01T00:00:00Z'],
          [8, '2026-03-31T12:02:00Z'],
        ].map(([value, moment]) => speed(value as number, moment as string)),
      }),
    )
    const asked = { timerel: 'after', timeAt: '2026-01-31T12:03:00Z', aggrMethods: 'avg,max' }
    expect(
      await retrieve(db, space, id, {
        ...asked,
        endTimeAt: '2026-02-01T00:00:00Z',
        timerel: 'between',
        aggrPeriodDuration: 'PT1H',
      }),
    ).toEqual({
      id,
      type: 'Vehicle',
      speed: {
        type: 'Property',
        avg: [
          [100, '2026-01-31T12:03:00Z', '2026-01-31T13:03:00Z'],
          [100, '2026-01-31T13:03:00Z', '2026-01-31T14:03:00Z'],
        ],
        max: [
          [120, '2026-01-31T12:03:00Z', '2026-01-31T13:03:00Z'],
          [100, '2026-01-31T13:03:00Z', '2026-01-31T14:03:00Z'],
        ],
      },
    })
    expect(
      await retrieve(db, space, id, { ...asked, aggrMethods: 'sum', aggrPeriodDuration: 'P1M' }),
    ).toMatchObject({
      speed: {
        sum: [
          [300, '2026-01-31T12:03:00Z', '2026-02-28T12:03:00Z'],
          [15, '2026-02-28T12:03:00Z', '2026-03-31T12:03:00Z'],
        ],
      },
    })
    expect(
      await retrieve(db, space, id, { aggrMethods: 'totalCount', aggrPeriodDuration: 'P1D' }),
    ).toMatchObject({
      speed: {
        totalCount: [
          [3, '2026-01-31T12:03:00Z', '2026-02-01T12:03:00Z'],
          [1, '2026-02-28T12:03:00Z', '2026-03-01T12:03:00Z'],
          [1, '2026-03-30T12:03:00Z', '2026-03-31T12:03:00Z'],
        ],
      },
    })
    expect(
      await refused(
        retrieve(db, space, id, {
          ...asked,
          timeAt: '0900-01-01T00:00:00Z',
          aggrPeriodDuration: 'P1M',
        }),
      ),
    ).toBe('ngsi-ld-too-many-results')
  }))

test('hours made beforehand tell the same as history, and are not asked while one of them waits', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const given = [
      [1.5, '2026-03-01T00:10:00Z'],
      [2.25, '2026-03-01T00:50:00Z'],
      [-4, '2026-03-01T01:00:00Z'],
      [8, '2026-03-02T23:59:59.999Z'],
    ] as const
    const other = all([1, 'x']).map((one) => ({ ...one, type: 'Property' }))
    await post(
      db,
      space,
      vehicle({ speed: given.map(([value, moment]) => speed(value, moment)), other }),
    )
    const methods = { aggrMethods: 'totalCount,sum,avg,min,max' }
    const from = { timerel: 'after', timeAt: '2026-03-01T00:00:00Z' }
    const until = { timerel: 'between', timeAt: from.timeAt, endTimeAt: '2026-03-01T01:00:00Z' }
    const questions = [
      { ...from, aggrPeriodDuration: 'PT1H' },
      { ...from, aggrPeriodDuration: 'P1D' },
      { ...from, aggrPeriodDuration: 'PT0S' },
      { ...until, aggrPeriodDuration: 'PT2H' },
    ].map((one) => ({ ...one, ...methods }))
    const askAll = () => Promise.all(questions.map((one) => retrieve(db, space, id, one)))
    const before = await askAll()
    await makeRollups(db, space)
    expect(await askAll()).toEqual(before)

    // That it is the hours that tell: change one of them, and the answer is another.
    await db.city(space.tenant, (tx) => sql`update rollup_hour set sum = 99`.execute(tx))
    expect(await askAll()).not.toEqual(before)
    await post(db, space, vehicle({ speed: [speed(1, '2026-03-01T05:00:00Z')] }))
    expect((await askAll()).at(-1)).not.toEqual(before.at(-1))
    expect(await retrieve(db, space, id, questions[0])).toMatchObject({
      speed: { sum: [[3.75], [-4], [1], [8]].map(([value]) => expect.arrayContaining([value])) },
    })
  }))

test('what has expired is not drawn together, by hours made beforehand or from history', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const expiresAt = '2026-03-02T00:00:00Z'
    const brief = speed(100, '2026-03-01T00:20:00Z', { expiresAt })
    const lasting = speed(1, '2026-03-01T00:10:00Z')
    await post(db, space, vehicle({ speed: [lasting, brief], note: [{ ...brief, value: 'x' }] }))
    await makeRollups(db, space)
    const asked = {
      timerel: 'after',
      timeAt: '2026-03-01T00:00:00Z',
      aggrMethods: 'totalCount,sum',
      aggrPeriodDuration: 'PT1H',
    }
    const drawn = async (now: string, timeproperty = 'observedAt') => {
      const question = { ...asked, timeproperty, now: new Date(now) }
      const { speed: one, note } = await retrieve(db, space, id, question)
      const { totalCount, sum } = one as Record<string, [[number]]>
      return [totalCount?.[0]?.[0], sum?.[0]?.[0], note !== undefined]
    }
    for (const property of ['observedAt', 'modifiedAt']) {
      expect(await drawn('2026-03-01T23:59:59Z', property)).toEqual([2, 101, true])
      expect(await drawn(expiresAt, property)).toEqual([1, 1, false])
    }
  }))

/** Makes the hours that wait, and moves the cursor as the outbox does. */
async function makeRollups(db: Db, { tenant }: Space) {
  await rebuildRollups(db, tenant)
  await db.city(tenant, (tx) =>
    sql`insert into outbox_cursor (tenant, listener, number)
      select tenant, ${rollupListener}, last_number from outbox_stream where tenant = ${tenant}`.execute(
      tx,
    ),
  )
}

test('each type of value has the methods that make sense of it', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    await post(
      db,
      space,
      vehicle({
        number: all([2, 4, 4]),
        word: all(['b', 'a', 'a']),
        flag: all([true, false, true]),
        list: all([[1], [1, 2, 3]]),
        thing: all([{ a: 1 }, { a: 1 }]),
        mixed: all([5, 'x']),
        owner: [{ type: 'Relationship', object: 'urn:x:1', observedAt: at(0) }],
      }),
    )
    const shown = await retrieve(db, space, id, {
      aggrMethods: 'totalCount,distinctCount,sum,avg,min,max,stddev,sumsq',
    })
    const told = Object.fromEntries(
      Object.entries(shown)
        .filter(([, one]) => typeof one === 'object')
        .map(([name, one]) => [
          name,
          Object.values(one as JsonObject)
            .slice(1)
            .map((tuples) => (tuples as [[unknown]])[0]?.[0]),
        ]),
    )
    const none = undefined
    expect(told).toEqual({
      number: [3, 2, 10, 10 / 3, 2, 4, expect.closeTo(Math.sqrt(4 / 3)), 36],
      word: [3, 2, none, none, 'a', 'b', none, none],
      flag: [3, 2, 2, 2 / 3, 0, 1, expect.closeTo(Math.sqrt(1 / 3)), 2],
      list: [2, 2, 4, 2, 1, 3, expect.closeTo(Math.SQRT2), 10],
      thing: [2, 1, none, none, none, none, none, none],
      mixed: [2, 2, 5, 5, 5, 5, none, 25],
      owner: [1, 1, none, none, none, none, none, none],
    })
    expect(shown.owner).toMatchObject({ type: 'Relationship' })
  }))
