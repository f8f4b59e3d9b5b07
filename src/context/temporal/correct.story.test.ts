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
import { eraseHistory, isErased } from './erase.ts'
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

test('what is erased is gone from every replay, which says so; others and the record stay', () =>
  withDb(async (db) => {
    const space = await makeSpace(db, 'khon-kaen')
    const other = await makeSpace(db, 'phuket')
    const body = vehicle({ speed: [speed(1, at(1)), speed(2, at(2))], note: [speed('x', at(1))] })
    await post(db, space, body)
    await post(db, other, body)
    const act = actAt('2026-11-24T00:00:00Z', space.tenant)
    await deleteAttributeHistory(db, space, act, { id, attribute: iri('note'), which: {} })
    const seen = await lastChange(db, space)
    const erased = (series: number, asOf: number) =>
      db.city(space.tenant, (tx) => isErased(tx, [series], asOf))
    expect(await erased(1, seen)).toBe(false)

    const reason = 'ผู้ควบคุมข้อมูลขอให้ลบ'
    expect(await eraseHistory(db, space, act, { id, attribute: iri('speed'), reason })).toBe(2)
    expect(await retrieve(db, space, id, { asOf: seen - 1 })).not.toHaveProperty('speed')
    expect(await erased(1, seen)).toBe(true)
    expect(await erased(2, seen)).toBe(false)
    expect(await erased(1, await lastChange(db, space))).toBe(false)
    const rows = await db.city(space.tenant, (tx) =>
      tx.selectFrom('history').select('series').execute(),
    )
    expect(rows).toEqual([{ series: '2' }])
    expect(values(await retrieve(db, other, id))).toEqual([1, 2])
    const audit = await sql<{ reason: string }>`
      select reason from audit_entry where action = 'city-data.erase'`.execute(db.read)
    expect(audit.rows).toEqual([{ reason }])
  }))
