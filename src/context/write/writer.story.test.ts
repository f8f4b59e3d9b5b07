import { expect, test } from 'vitest'
import {
  aFragment,
  anEntity,
  at,
  historyOf,
  someone,
  standing,
  table,
  withCity,
} from '../../../test/context/city.ts'
import { makeTestDatabase } from '../../../test/support/databases.ts'
import { openGate } from '../../../test/support/gate.ts'
import { guardedPool, makePool } from '../../store/connect.ts'
import { makeDb } from '../../store/handles.ts'
import { createEntity } from '../entity/write-entity.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { changeSpace, createSpace, dropSpace, findSpace } from '../space/index.ts'
import { type Edit, makeWriter, toAppend, toCreate, toMerge, toUpsert } from './index.ts'

const bus = (number: number, members = {}) => anEntity(`Bus:${number}`, members)

test('64 who create at once share a few transactions, and each is answered for its own', () =>
  withCity(async ({ db, space, writer }) => {
    const create = (number: number) =>
      writer.write(space, [toCreate(bus(number % 60, { speed: number }))], someone(number))
    const outcomes = await Promise.all(Array.from({ length: 64 }, (_, number) => create(number)))
    expect(outcomes.map(([one]) => (one && 'kind' in one ? one.kind.status : 201))).toEqual([
      ...Array(60).fill(201),
      ...Array(4).fill(409),
    ])
    const [{ transactions } = {}] = await table(
      db,
      space.tenant,
      'select count(distinct xmin::text)::int as transactions from entity',
    )
    expect(transactions).toBeLessThanOrEqual(8)
    const records = await table(
      db,
      space.tenant,
      `select object_id, object_version from audit_entry where action = 'city-data.write' order by at`,
    )
    expect(records).toHaveLength(60)
    expect(records[3]).toEqual({ object_id: 'urn:ngsi-ld:Bus:3', object_version: '4' })
  }))

test('two who change one entity at once both do, whether by one process or by two', () =>
  withCity(async ({ db, space, writer, write }) => {
    const other = makeWriter({ db, onFault: () => undefined })
    await write(0, toCreate(bus(1)))
    const add = (one: typeof writer, number: number) =>
      one.write(
        { ...space },
        [toAppend('urn:ngsi-ld:Bus:1', aFragment({ [`a${number}`]: number }), true)],
        someone(1),
      )
    await Promise.all(
      Array.from({ length: 20 }, (_, number) => add(number % 2 ? writer : other, number)),
    )
    await other.close()
    const { 'Bus:1': entity } = await standing(db, space)
    expect(Object.keys(entity ?? {})).toHaveLength(21)
    expect(await historyOf(db, space)).toHaveLength(20)
  }))

test('an edit that cannot be made, or is a bug, spoils no other in its batch', () =>
  withCity(async ({ db, space, faults, write }) => {
    const broken: Edit = {
      entityId: 'urn:ngsi-ld:Bus:2',
      make: () => {
        throw new TypeError('a bug')
      },
    }
    expect(
      await write(
        1,
        toCreate(bus(1)),
        broken,
        toMerge('urn:ngsi-ld:Bus:9', aFragment({}), { context }),
        toCreate(bus(3)),
      ),
    ).toEqual(['created 0', 'ngsi-ld-internal-error', 'ngsi-ld-resource-not-found', 'created 0'])
    expect(Object.keys(await standing(db, space))).toEqual(['Bus:1', 'Bus:3'])
    expect(faults).toMatchObject([{ message: 'a bug' }])
  }))

test('what the database will not have is refused alone, and all else in its group is written', () =>
  withCity(async ({ db, space, writer, faults }) => {
    const poison: Edit = {
      entityId: 'urn:ngsi-ld:Bus:2',
      make: (_, moment) => {
        const made = bus(2, { line: 'red' })
        const [line] = [...made.attributes.values()].flat()
        const attributes = new Map([['urn:line', [{ ...line, value: 'a\0b' } as never]]])
        return createEntity({ ...made, attributes }, moment)
      },
    }
    const [[one], [first, second]] = (await Promise.all([
      writer.write(space, [toCreate(bus(1, { speed: 1 }))], someone(1)),
      writer.write(space, [poison, toCreate(bus(3, { speed: 3 }))], someone(2)),
    ])) as [[unknown], [unknown, unknown]]
    expect(one).toMatchObject({ entityId: 'urn:ngsi-ld:Bus:1', changes: [{}] })
    expect(first).toMatchObject({ kind: { status: 500 } })
    expect(second).toMatchObject({ entityId: 'urn:ngsi-ld:Bus:3' })
    expect(Object.keys(await standing(db, space))).toEqual(['Bus:1', 'Bus:3'])
    expect(await historyOf(db, space)).toEqual(['Bus:1 speed 1 @1', 'Bus:3 speed 3 @2'])
    expect(faults).toHaveLength(1)
  }))

test('two spaces with the same ids never touch each other', () =>
  withCity(async ({ db, space, writer, write }) => {
    const { space: trang } = await createSpace(db, 'trang', at(0))
    await writer.write(trang, [toCreate(bus(1, { speed: 99 }))], someone(1))
    const before = [await standing(db, trang, true), await historyOf(db, trang)]
    await Promise.all([
      write(2, toCreate(bus(1, { speed: 1 })), toUpsert(bus(2, { speed: 2 }), 'replace')),
      writer.write(trang, [toCreate(bus(1, { speed: 3 }))], someone(2)),
    ])
    expect([await standing(db, trang, true), await historyOf(db, trang)]).toEqual(before)
    expect(await historyOf(db, space)).toEqual(['Bus:1 speed 1 @2', 'Bus:2 speed 2 @2'])
    const counters = await Promise.all(
      [space, trang].map(({ tenant }) =>
        table(db, tenant, 'select change::int from space_counter'),
      ),
    )
    expect(counters).toEqual([[{ change: 2 }], [{ change: 1 }]])
  }))

test('a full space takes no more entities, but changes those it has', () =>
  withCity(async ({ db, space, writer }) => {
    await changeSpace(db, space, { mostEntities: 2 })
    const small = (await findSpace(db, space.name)) ?? space
    const edits = [1, 2, 3].map((number) => toCreate(bus(number)))
    const again = toUpsert(bus(1, { speed: 1 }), 'update')
    const outcomes = await writer.write(small, [...edits, again], someone(1))
    expect(outcomes.map((one) => ('kind' in one ? one.kind.type : 'done'))).toEqual([
      'done',
      'done',
      'too-many-entities',
      'done',
    ])
  }))

test('a space that was dropped is written to no more', () =>
  withCity(async ({ db, space, writer }) => {
    await dropSpace(db, space, at(0))
    await expect(writer.write(space, [toCreate(bus(1))], someone(1))).rejects.toMatchObject({
      kind: { type: 'ngsi-ld-nonexistent-tenant' },
    })
  }))

test('a slow space holds up no other, and who is closed finishes first', () =>
  withCity(async ({ db, space }) => {
    const { space: trang } = await createSpace(db, 'trang', at(0))
    const writer = makeWriter({ db, onFault: () => undefined, mostWaitingOfOne: 2 })
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const holding = db.city(space.tenant, async (tx) => {
      await tx.selectFrom('space_counter').selectAll().forUpdate().execute()
      await held
    })
    const write = (number: number, to = space) =>
      writer.write(to, [toCreate(bus(number))], someone(1))
    const slow = write(1)
    await write(1, trang)
    const waiting = [write(2), write(3)]
    await expect(write(4)).rejects.toMatchObject({ kind: { type: 'too-busy-to-write' } })
    const closing = writer.close()
    await expect(write(5, trang)).rejects.toMatchObject({ kind: { type: 'too-busy-to-write' } })
    letGo()
    await holding
    await closing
    await Promise.all([slow, ...waiting])
    expect(Object.keys(await standing(db, space))).toEqual(['Bus:1', 'Bus:2', 'Bus:3'])
  }))

test('while the database is away all are refused, and when it is back all goes on', async () => {
  const database = await makeTestDatabase('empty')
  const gate = await openGate(database.appUrl)
  const pool = makePool(gate.url)
  const db = makeDb(guardedPool(pool))
  const writer = makeWriter({ db, onFault: () => undefined })
  try {
    const { space } = await createSpace(db, 'yala', at(0))
    const write = (number: number) => writer.write(space, [toCreate(bus(number))], someone(1))
    await write(1)
    await gate.shut()
    for (const refused of await Promise.allSettled([write(2), write(3)]))
      expect(refused).toMatchObject({ reason: { kind: { type: 'database-unavailable' } } })
    await gate.open()
    await write(4)
    expect(Object.keys(await standing(db, space))).toEqual(['Bus:1', 'Bus:4'])
  } finally {
    await writer.close()
    await pool.end()
    await gate.shut()
    await database.drop()
  }
})
