import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import { Problem } from '../../base/problem.ts'
import type { JsonObject } from '../json.ts'
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

test('each type of value has the methods that make sense of it', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const all = (given: unknown[]) => given.map((value, n) => speed(value as never, at(n)))
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
