import { expect, test } from 'vitest'
import {
  aFragment,
  anEntity,
  at,
  eventsOf,
  someone,
  standing,
  table,
  withCity,
} from '../../../test/context/city.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { fromStored } from '../space/index.ts'
import { toCreate, toDelete, toMerge, toReplace } from './index.ts'

const bus = 'urn:ngsi-ld:Bus:1'
const speed = `${defaultVocab}speed`

test('each transaction tells once which series changed in which hours', () =>
  withCity(async ({ db, space, write }) => {
    const observedAt = '2026-11-23T09:59:59.999Z'
    await write(1, toCreate(anEntity('Bus:1', { speed: 1, line: { value: 2, observedAt } })))
    await write(
      2,
      toMerge(bus, aFragment({ speed: 2 }), { context }),
      toMerge(bus, aFragment({ speed: 3 }), { context }),
    )
    await write(3, toCreate(anEntity('Bus:1')))
    await write(4, toMerge(bus, aFragment({ scope: '/Yala' }), { context }))
    expect(await eventsOf(db, space)).toEqual([
      { hours: { '2026-11-23T22:00:00.000Z': [1], '2026-11-23T09:00:00.000Z': [2] } },
      { hours: { '2026-11-23T22:00:00.000Z': [1] } },
      { hours: { '2026-11-23T22:00:00.000Z': [3] } }, // scopes have a history, too
    ])
  }))

test('where somebody has subscribed, entities are told before and after each change, in order', () =>
  withCity(async ({ db, space, write }) => {
    await db.city(space.tenant, (tx) =>
      tx.updateTable('space_counter').set({ watched: true }).execute(),
    )
    const quick = anEntity('Bus:1', { speed: [{ value: 1 }, { value: 2, datasetId: 'urn:gps' }] })
    await write(1, toCreate(quick), toReplace(anEntity('Bus:1', { type: 'Tram', speed: 3 })))
    const [after] = await table<{ body: string; stamps: string | null }>(
      db,
      space.tenant,
      'select body, stamps from entity',
    )
    await write(2, toMerge(bus, aFragment({ scope: '/Yala' }), { context }))
    await write(3, toDelete(bus))
    const told = (await eventsOf(db, space)).map(({ entities }) => entities ?? [])
    expect(told.map((all) => all.map(({ changes }) => changes))).toEqual([
      [
        [
          [speed, null, 'created'],
          [speed, 'urn:gps', 'created'],
        ],
        [
          [speed, 'urn:gps', 'deleted'],
          [speed, null, 'updated'],
        ],
      ],
      [[]],
      [[[speed, null, 'deleted']]],
    ])
    const [[created, replaced], [scoped], [deleted]] = told as [never, never, never] as [
      (typeof told)[0],
      (typeof told)[0],
      (typeof told)[0],
    ]
    expect(created?.before).toBeNull()
    expect(created?.after?.types).toEqual([`${defaultVocab}Bus`])
    expect(replaced?.before).toEqual(created?.after)
    expect(replaced?.after).toMatchObject({ ...after, createdAt: at(1).toISOString() })
    expect(scoped?.after).toMatchObject({ scopes: ['/Yala'], modifiedAt: at(2).toISOString() })
    expect(deleted).toMatchObject({ before: scoped?.after, after: null })
    expect(fromStored(replaced?.after as never).attributes.get(speed)).toMatchObject([{ value: 3 }])
  }))

test('nothing is told or recorded of what changed nothing', () =>
  withCity(async ({ db, space, writer }) => {
    await writer.write(space, [toDelete(bus)], someone(1))
    expect(await writer.write(space, [], someone(1))).toEqual([])
    expect(await standing(db, space)).toEqual({})
    expect(await eventsOf(db, space)).toEqual([])
    expect(await table(db, space.tenant, 'select from audit_entry')).toEqual([])
  }))

test('who wrote is on record, once for each request, with the last change it made', () =>
  withCity(async ({ db, space, writer }) => {
    const batch = [1, 2].map((number) => toCreate(anEntity(`Bus:${number}`, { speed: number })))
    await writer.write(space, batch, {
      actor: { kind: 'token', tokenId: 'a-token', tenant: space.tenant, purposes: [] },
      now: at(1),
      requestId: 'first',
    })
    await writer.write(space, [toDelete(bus)], someone(2, 'second'))
    const records = await table(
      db,
      space.tenant,
      `select who_kind, who_id, behalf_kind, behalf_id, action, outcome, object_kind, object_id, object_version, request_id, at
       from audit_entry order by at`,
    )
    expect(records).toMatchObject([
      {
        who_kind: 'token',
        who_id: 'a-token',
        behalf_kind: 'tenant',
        behalf_id: String(space.tenant),
        action: 'city-data.write',
        outcome: 'done',
        object_kind: 'entity',
        object_id: null,
        object_version: '2',
        request_id: 'first',
        at: at(1),
      },
      {
        who_kind: 'anonymous',
        object_id: bus,
        object_version: '3',
        request_id: 'second',
        at: at(2),
      },
    ])
  }))

test('history is kept by months, which are made before they are needed', () =>
  withCity(async ({ db, space, writer }) => {
    // The database makes months by its own calendar: those around today.
    const now = new Date()
    const month = (offset: number) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
    const moments = [new Date(month(0).getTime() - 1), month(0), month(-125), month(14)]
    const speed = moments.map((observedAt, value) => ({
      value,
      observedAt: observedAt.toISOString(),
      datasetId: `urn:d:${value}`,
    }))
    const edits = [toCreate(anEntity('Bus:1', { speed }))]
    await writer.write(space, edits, { system: 'story', now })
    const part = (day: Date) => `history_${day.toISOString().slice(0, 7).replace('-', '')}`
    expect(
      await table(
        db,
        space.tenant,
        'select tableoid::regclass::text as part, num from history order by num',
      ),
    ).toEqual([
      { part: part(month(-1)), num: 0 },
      { part: part(month(0)), num: 1 },
      { part: 'history_rest', num: 2 },
      { part: 'history_rest', num: 3 },
    ])
  }))
