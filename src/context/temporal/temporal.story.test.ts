import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import { Problem } from '../../base/problem.ts'
import type { Db } from '../../store/db.ts'
import { readAttributeFragment } from '../entity/read-entity.ts'
import type { JsonObject } from '../json.ts'
import { defaultVocab } from '../ld/core-context.ts'
import type { Space } from '../space/index.ts'
import { appendInstances } from './append-history.ts'
import { correctInstance, deleteInstance } from './correct.ts'
import { readHistory } from './read-history.ts'
import { deleteAttributeHistory, deleteEvolution } from './take-away.ts'
import { actAt, context, makeSpace, now, post, retrieve, speed } from './test-writing.ts'

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
const values = (shown: JsonObject, name = 'speed') =>
  (shown[name] as JsonObject[] | undefined)?.map(({ value }) => value)
const instanceId = (shown: JsonObject, place: number) =>
  ((shown.speed as JsonObject[])[place] as JsonObject).instanceId as string
const iri = (name: string) => defaultVocab + name
const lastChange = async (db: Db, { tenant }: Space) => {
  const { rows } = await db.city(tenant, (tx) =>
    sql<{ change: string }>`select change from space_counter where tenant = ${tenant}`.execute(tx),
  )
  return Number(rows[0]?.change)
}

test('an evolution is recorded, added to and retrieved; what the entity is now is not made by it', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const other = await makeSpace(db, 'phuket')
    await post(db, other, vehicle({ speed: [speed(999, at(3))] }))
    const first = vehicle({
      speed: [speed(120, at(3)), speed(80, at(5), { unitCode: 'KMH' })],
      fuelLevel: speed(40, at(7), { datasetId: 'urn:ngsi-ld:Dataset:fuel' }),
    })
    expect(await post(db, space, first)).toMatchObject({ isNew: true })
    expect(
      await post(db, space, { id, type: ['Vehicle', 'Truck'], speed: [speed(100, at(7))] }),
    ).toMatchObject({ isNew: false })

    const shown = await retrieve(db, space, id, { options: 'sysAttrs' })
    expect(shown).toMatchObject({ id, type: ['Vehicle', 'Truck'], createdAt: now })
    expect(shown.speed).toEqual([
      {
        type: 'Property',
        value: 120,
        observedAt: at(3),
        instanceId: expect.any(String),
        createdAt: now,
        modifiedAt: now,
      },
      {
        type: 'Property',
        value: 80,
        unitCode: 'KMH',
        observedAt: at(5),
        instanceId: expect.any(String),
        createdAt: now,
        modifiedAt: now,
      },
      {
        type: 'Property',
        value: 100,
        observedAt: at(7),
        instanceId: expect.any(String),
        createdAt: now,
        modifiedAt: now,
      },
    ])
    expect(shown.fuelLevel).toMatchObject([{ value: 40, datasetId: 'urn:ngsi-ld:Dataset:fuel' }])
    expect(
      await retrieve(db, space, id, { options: 'temporalValues', timerel: 'after', timeAt: at(5) }),
    ).toEqual({
      id,
      type: ['Vehicle', 'Truck'],
      speed: {
        type: 'Property',
        values: [
          [80, at(5)],
          [100, at(7)],
        ],
      },
      fuelLevel: { type: 'Property', datasetId: 'urn:ngsi-ld:Dataset:fuel', values: [[40, at(7)]] },
    })
    const rows = await db.city(space.tenant, (tx) =>
      tx.selectFrom('entity').select(['id', 'body']).execute(),
    )
    expect(rows).toEqual([{ id, body: null }])
  }))

test('of two instances for one moment the last recorded counts', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    await post(db, space, vehicle({ speed: [speed(1, at(3)), speed(2, at(5))] }))
    await post(db, space, vehicle({ speed: [speed(3, at(3))] }))
    expect(values(await retrieve(db, space, id))).toEqual([3, 2])
    expect(await retrieve(db, space, id, { aggrMethods: 'sum,totalCount' })).toMatchObject({
      speed: { sum: [[5, at(3), at(5)]], totalCount: [[2, at(3), at(5)]] },
    })
  }))

test('times asked for are inclusive below and exclusive above', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    await post(
      db,
      space,
      vehicle({
        speed: [speed(1, at(3)), speed(2, at(5)), speed(3, '2026-03-01T12:05:00.000001Z')],
      }),
    )
    const asked = async (timerel: string, timeAt: string, endTimeAt?: string) =>
      values(await retrieve(db, space, id, { timerel, timeAt, endTimeAt }))
    expect(await asked('after', '2026-03-01T12:05:00.000Z')).toEqual([2, 3])
    expect(await asked('before', at(5))).toEqual([1])
    expect(await asked('between', at(3), at(5))).toEqual([1])
    expect(await asked('between', at(5), '2026-03-01T12:05:00.000001Z')).toEqual([2])
    expect(await asked('after', at(9))).toBeUndefined()
  }))

test('the last N are the latest of an attribute, whatever their datasets', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const datasetId = 'urn:ngsi-ld:Dataset:b'
    await post(
      db,
      space,
      vehicle({
        speed: [1, 2, 3, 4].map((n) => speed(n, at(n), n % 2 ? {} : { datasetId })),
        heading: [speed(9, at(0))],
      }),
    )
    const shown = await retrieve(db, space, id, { lastN: 3 })
    expect(values(shown)).toEqual([2, 3, 4])
    expect(values(shown, 'heading')).toEqual([9])
    expect(shown.range).toBeUndefined()
  }))

test('what an answer cannot hold it withholds, and says up to where it tells everything', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const minutes = Array.from({ length: 30 }, (_, n) => n)
    await post(
      db,
      space,
      vehicle({
        speed: minutes.map((n) => speed(n, at(n))),
        heading: [speed(1, at(5)), speed(2, at(25))],
        late: [speed(1, at(50))],
      }),
    )
    const page = await retrieve(db, space, id, { timerel: 'after', timeAt: at(0) }, 10)
    expect(values(page)).toEqual(minutes.slice(0, 10))
    expect(values(page, 'heading')).toEqual([1])
    expect(page.late).toEqual([])
    expect(page.range).toBe(`date-time ${at(0)}-${at(9)}/*`)

    const back = await retrieve(db, space, id, { lastN: 20, timerel: 'before', timeAt: at(29) }, 10)
    expect(values(back)).toEqual(minutes.slice(19, 29))
    expect(values(back, 'heading')).toEqual([2])
    expect(back.range).toBe(`date-time ${at(29)}-${at(19)}/20`)

    const all: unknown[] = []
    for (let from = at(0); ; ) {
      const next = await retrieve(
        db,
        space,
        id,
        { timerel: 'after', timeAt: from, attrs: 'speed' },
        10,
      )
      const shown = next.speed as JsonObject[]
      all.push(...shown.map(({ value }) => value))
      if (!next.range) break
      from = shown.at(-1)?.observedAt as string
      all.pop() // told again at the head of the next
    }
    expect(all).toEqual(minutes)
  }))

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

test('instances are added, corrected and taken away, and keep their ids; replay shows what was seen before', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const other = await makeSpace(db, 'phuket')
    for (const one of [space, other])
      await post(db, one, vehicle({ speed: [speed(120, at(3)), speed(80, at(5))] }))
    const act = actAt('2026-11-24T00:00:00Z', space.tenant)
    const seen = await lastChange(db, space)
    await appendInstances(db, space, act, id, readHistory({ speed: [speed(7, at(9))] }, context))
    const before = await retrieve(db, space, id)
    const where = { id, attribute: iri('speed'), instanceId: instanceId(before, 0) }
    const patch = (raw: JsonObject) =>
      readAttributeFragment(iri('speed'), 'speed', raw, { context, nulls: 'members' })[0] as never

    await correctInstance(
      db,
      space,
      act,
      where,
      patch({ type: 'Property', value: 129, observedAt: at(7) }),
    )
    const moved = await retrieve(db, space, id, { options: 'sysAttrs' })
    expect(values(moved)).toEqual([80, 129, 7])
    expect((moved.speed as JsonObject[])[1]).toMatchObject({
      instanceId: where.instanceId,
      createdAt: now,
      modifiedAt: '2026-11-24T00:00:00Z',
    })
    await correctInstance(db, space, act, where, patch({ value: 130 }))
    expect(values(await retrieve(db, space, id))).toEqual([80, 130, 7])
    await deleteInstance(db, space, act, where)
    expect(values(await retrieve(db, space, id))).toEqual([80, 7])
    expect(await refused(deleteInstance(db, space, act, where))).toBe('ngsi-ld-resource-not-found')
    expect(await refused(deleteInstance(db, space, act, { ...where, instanceId: 'bad id' }))).toBe(
      'ngsi-ld-bad-request-data',
    )
    expect(
      await refused(deleteInstance(db, space, act, { ...where, attribute: iri('other') })),
    ).toBe('ngsi-ld-resource-not-found')

    expect(values(await retrieve(db, space, id, { asOf: seen }))).toEqual([120, 80])
    expect(await retrieve(db, space, id, { asOf: seen, aggrMethods: 'sum' })).toMatchObject({
      speed: { sum: [[200, at(3), at(5)]] },
    })
    expect(values(await retrieve(db, other, id))).toEqual([120, 80])
  }))

test('the history of an attribute goes by dataset or whole, and that of an entity at once', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const other = await makeSpace(db, 'phuket')
    const datasetId = 'urn:ngsi-ld:Dataset:b'
    const body = vehicle({
      speed: [speed(1, at(1)), speed(2, at(2), { datasetId })],
      fuelLevel: [speed(3, at(3))],
    })
    await post(db, space, body)
    await post(db, other, body)
    const act = actAt(now, space.tenant)
    const drop = (which: object, name = 'speed') =>
      deleteAttributeHistory(db, space, act, { id, attribute: iri(name), which })
    await drop({})
    expect(values(await retrieve(db, space, id))).toEqual([2])
    expect(await refused(drop({}))).toBe('ngsi-ld-resource-not-found')
    await drop({ deleteAll: true })
    expect(await retrieve(db, space, id)).not.toHaveProperty('speed')
    expect(await refused(drop({}, 'nothing'))).toBe('ngsi-ld-resource-not-found')

    await deleteEvolution(db, space, act, id)
    expect(await refused(retrieve(db, space, id))).toBe('ngsi-ld-resource-not-found')
    expect(await refused(deleteEvolution(db, space, act, id))).toBe('ngsi-ld-resource-not-found')
    expect(await post(db, space, { ...body, type: 'Bus' })).toMatchObject({ isNew: true })
    expect(await retrieve(db, space, id)).toMatchObject({
      type: 'Bus',
      speed: [{ value: 1 }, { value: 2 }],
    })
    expect(values(await retrieve(db, other, id))).toEqual([1, 2])
  }))

test('bad requests are refused, and nothing is recorded of them', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const bad: JsonObject[] = [
      { type: 'Vehicle', speed: [speed(1, at(1))] },
      { id, speed: [speed(1, at(1))] },
      vehicle({ speed: [speed(1, '2026-03-01T02:00:00+03:00')] }),
      vehicle({ expiresAt: 'urn:ngsi-ld:null', speed: [speed(1, at(1))] }),
      vehicle({ speed: [speed(1, at(1)), { type: 'Property', observedAt: at(2) }] }),
      vehicle({ speed: [speed(1, at(1), { unitCode: 'urn:ngsi-ld:null' })] }),
      vehicle({ scope: [{ type: 'Property', value: 'no scope!' }] }),
      vehicle({ scope: [{ type: 'Relationship', object: 'urn:x:1' }] }),
    ]
    for (const one of bad)
      expect(await refused((async () => post(db, space, one))()), JSON.stringify(one)).toBe(
        'ngsi-ld-bad-request-data',
      )
    expect(await refused(retrieve(db, space, id))).toBe('ngsi-ld-resource-not-found')
    expect(await refused(retrieve(db, space, 'not a uri'))).toBe('ngsi-ld-bad-request-data')
    expect(await lastChange(db, space)).toBe(0)
  }))

test('a null tells of a deletion, at its moment or by its time of deletion', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    await post(db, space, vehicle({ speed: [speed(1, at(1)), speed('urn:ngsi-ld:null', at(2))] }))
    expect(values(await retrieve(db, space, id))).toEqual([1, 'urn:ngsi-ld:null'])
    expect(
      await retrieve(db, space, id, { timeproperty: 'deletedAt', options: 'temporalValues' }),
    ).toEqual({
      id,
      type: 'Vehicle',
      speed: { type: 'Property', values: [['urn:ngsi-ld:null', at(2)]] },
    })
    expect(await retrieve(db, space, id, { aggrMethods: 'totalCount' })).toMatchObject({
      speed: { totalCount: [[1, at(1), at(1)]] },
    })
  }))

test('each recording leaves one record of who did it, and one word of which hours were touched', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    await post(
      db,
      space,
      vehicle({
        speed: [speed(1, at(1)), speed(2, '2026-03-01T13:00:00Z')],
        note: { type: 'Property', value: 'now' },
      }),
    )
    const audit = await sql<{ action: string; object_kind: string; object_id: string }>`
      select action, object_kind, object_id from audit_entry`.execute(db.read)
    expect(audit.rows).toEqual([
      { action: 'city-data.write', object_kind: 'evolution', object_id: id },
    ])
    const { rows } = await db.city(space.tenant, (tx) =>
      sql<{ body: unknown }>`select body from outbox_event where tenant = ${space.tenant}`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([
      { body: { hours: { '2026-03-01T12:00:00Z': [1], '2026-03-01T13:00:00Z': [1] } } },
    ])
  }))
