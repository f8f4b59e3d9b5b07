import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { JsonObject } from '../json.ts'
import { makeSpace, now, post, retrieve, speed } from './test-writing.ts'

const id = 'urn:ngsi-ld:Vehicle:1'
const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00Z`
const vehicle = (members: JsonObject, of = id): JsonObject => ({
  id: of,
  type: 'Vehicle',
  ...members,
})
const values = (shown: JsonObject, name = 'speed') =>
  (shown[name] as JsonObject[] | undefined)?.map(({ value }) => value)

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

test('what expires is told with its moment, and no longer once that has come', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const expiresAt = '2026-03-01T13:00:00Z'
    const flash = [speed(1, at(1), { expiresAt }), speed(2, at(2))]
    await post(db, space, vehicle({ speed: flash, flash: [speed('x', at(1), { expiresAt })] }))
    const before = { now: new Date('2026-03-01T12:59:59Z'), options: 'sysAttrs' }
    const shown = await retrieve(db, space, id, before)
    expect(values(shown)).toEqual([1, 2])
    expect(shown.flash).toMatchObject([{ expiresAt }])
    expect(await retrieve(db, space, id, { now: before.now })).not.toMatchObject({
      flash: [{ expiresAt: expect.anything() }],
    })
    const after = await retrieve(db, space, id, { now: new Date(expiresAt) })
    expect(values(after)).toEqual([2])
    expect(after).not.toHaveProperty('flash')
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

test('scopes are told from the one on that held when the time asked for began', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const scope = [1, 5, 20].map((minute) => speed(`/S${minute}`, at(minute)))
    await post(db, space, vehicle({ scope, speed: [speed(1, at(10)), speed(2, at(30))] }))
    const asked = { timerel: 'between', timeAt: at(10), endTimeAt: at(40) }
    expect(values(await retrieve(db, space, id, asked), 'scope')).toEqual(['/S5', '/S20'])
    const set = {
      ...vehicle({ scope: '/Now', speed: [speed(3, at(50))] }),
      id: 'urn:ngsi-ld:Vehicle:2',
    }
    await post(db, space, set)
    const whole = await retrieve(db, space, 'urn:ngsi-ld:Vehicle:2')
    expect(whole.scope).toMatchObject([{ value: '/Now', observedAt: now }])
  }))
