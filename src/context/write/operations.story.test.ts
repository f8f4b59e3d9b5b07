import { expect, test } from 'vitest'
import {
  aFragment,
  anEntity,
  at,
  historyOf,
  someone,
  standing,
  withCity,
} from '../../../test/context/city.ts'
import { readAttributeFragment, readFragment } from '../entity/read-entity.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import * as edits from './index.ts'

const bus = 'urn:ngsi-ld:Bus:1'
const iri = (name: string) => defaultVocab + name
const whole = (members: Parameters<typeof aFragment>[0]) =>
  readFragment(members, { context, nulls: 'none' })
const part = (members: Parameters<typeof aFragment>[0]) =>
  readFragment(members, { context, nulls: 'members' })
const patch = (name: string, raw: Parameters<typeof aFragment>[0]) =>
  readAttributeFragment(iri(name), name, raw, { context, nulls: 'members' })

test('replace puts a whole entity in the place of another, and needs one', () =>
  withCity(async ({ db, space, write }) => {
    const next = anEntity('Bus:1', { speed: 60, seats: 40 })
    expect(await write(1, edits.toReplace(next))).toEqual(['ngsi-ld-resource-not-found'])
    await write(2, edits.toCreate(anEntity('Bus:1', { speed: 50, line: 'red' })))
    expect(await write(3, edits.toReplace(next))).toEqual(['updated 3'])
    expect(await standing(db, space)).toEqual({ 'Bus:1': { type: 'Bus', speed: 60, seats: 40 } })
    expect(await historyOf(db, space)).toEqual([
      'Bus:1 speed 50 @2',
      'Bus:1 line {"type":"Property","value":"red"} @2',
      'Bus:1 line deleted @3',
      'Bus:1 speed 60 @3',
      'Bus:1 seats 40 @3',
    ])
  }))

test('append overwrites, or leaves what is there and says so', () =>
  withCity(async ({ db, space, writer, write }) => {
    await write(1, edits.toCreate(anEntity('Bus:1', { speed: 50 })))
    const more = whole({ speed: 60, seats: 40 })
    const [kept] = await writer.write(space, [edits.toAppend(bus, more, false)], someone(2))
    expect(kept).toMatchObject({ kept: [{ attribute: iri('speed') }], changes: [{}] })
    expect(await standing(db, space)).toEqual({ 'Bus:1': { type: 'Bus', speed: 50, seats: 40 } })
    expect(await write(3, edits.toAppend(bus, more, true))).toEqual(['updated 2'])
    expect(await historyOf(db, space)).toEqual([
      'Bus:1 speed 50 @1',
      'Bus:1 seats 40 @2',
      'Bus:1 speed 60 @3',
      'Bus:1 seats 40 @3',
    ])
  }))

test('update replaces whole attributes, and a null takes one away', () =>
  withCity(async ({ db, space, write }) => {
    await write(1, edits.toCreate(anEntity('Bus:1', { speed: 50, line: 'red' })))
    const changed = part({ speed: { value: 60 }, line: 'urn:ngsi-ld:null' })
    expect(await write(2, edits.toUpdate(bus, changed))).toEqual(['updated 2'])
    expect(await standing(db, space)).toEqual({ 'Bus:1': { type: 'Bus', speed: 60 } })
    expect((await historyOf(db, space)).slice(2)).toEqual([
      'Bus:1 speed 60 @2',
      'Bus:1 line deleted @2',
    ])
  }))

test('one attribute is updated in part, replaced and deleted, each dataset by itself', () =>
  withCity(async ({ db, space, write }) => {
    const speed = [
      { value: 50, unitCode: 'KMH' },
      { value: 31, datasetId: 'urn:gps' },
    ]
    await write(1, edits.toCreate(anEntity('Bus:1', { speed })))
    const faster = patch('speed', { value: 32, datasetId: 'urn:gps' })
    expect(
      await write(2, edits.toUpdatePartially(bus, iri('speed'), patch('speed', { value: 55 }))),
    ).toEqual(['updated 1'])
    expect(await write(3, edits.toUpdatePartially(bus, iri('speed'), faster))).toEqual([
      'updated 1',
    ])
    expect(
      await write(4, edits.toReplaceAttribute(bus, iri('speed'), patch('speed', { value: 70 }))),
    ).toEqual(['updated 1'])
    expect(await write(5, edits.toDeleteAttribute(bus, iri('speed'), {}))).toEqual(['updated 1'])
    expect(await standing(db, space)).toEqual({
      'Bus:1': { type: 'Bus', speed: { value: 32, datasetId: 'urn:gps' } },
    })
    expect(await write(6, edits.toDeleteAttribute(bus, iri('speed'), {}))).toEqual([
      'ngsi-ld-resource-not-found',
    ])
    expect(await historyOf(db, space)).toEqual([
      'Bus:1 speed 50 {"type":"Property","value":50,"unitCode":"KMH"} @1',
      'Bus:1 speed urn:gps 31 @1',
      'Bus:1 speed 55 {"type":"Property","value":55,"unitCode":"KMH"} @2',
      'Bus:1 speed urn:gps 32 @3',
      'Bus:1 speed 70 @4',
      'Bus:1 speed deleted @5',
    ])
  }))

test('a purge takes attributes out of entities, or all but some', () =>
  withCity(async ({ db, space, write }) => {
    await write(1, edits.toCreate(anEntity('Bus:1', { speed: 1, line: 2, seats: 3 })))
    await write(2, edits.toPurge(bus, { drop: new Set([iri('line'), iri('unknown')]) }))
    expect(await standing(db, space)).toEqual({ 'Bus:1': { type: 'Bus', speed: 1, seats: 3 } })
    await write(3, edits.toPurge(bus, { keep: new Set([iri('speed')]) }))
    expect(await standing(db, space)).toEqual({ 'Bus:1': { type: 'Bus', speed: 1 } })
    expect(await write(4, edits.toPurge(bus, { drop: new Set([iri('line')]) }))).toEqual([
      'updated 0',
    ])
  }))

test('an upsert creates, replaces, or updates and leaves what it does not name, scopes too', () =>
  withCity(async ({ db, space, write }) => {
    const first = anEntity('Bus:1', { speed: 50, line: 'red', scope: '/Yala' })
    expect(await write(1, edits.toUpsert(first, 'update'))).toEqual(['created 2'])
    await write(2, edits.toUpsert(anEntity('Bus:1', { speed: 60 }), 'update'))
    expect(await standing(db, space)).toEqual({
      'Bus:1': { type: 'Bus', scope: '/Yala', speed: 60, line: 'red' },
    })
    await write(3, edits.toUpsert(anEntity('Bus:1', { seats: 40 }), 'replace'))
    expect(await standing(db, space)).toEqual({ 'Bus:1': { type: 'Bus', seats: 40 } })
  }))

test('entries of one id in a batch are carried out in their order', () =>
  withCity(async ({ db, space, write }) => {
    const one = (members: Parameters<typeof anEntity>[1]) => anEntity('Bus:1', members)
    expect(
      await write(
        1,
        edits.toCreate(one({ speed: 1 })),
        edits.toCreate(anEntity('Bus:2', { speed: 2 })),
        edits.toCreate(one({ speed: 3 })),
      ),
    ).toEqual(['created 1', 'created 1', 'ngsi-ld-already-exists'])
    await write(
      2,
      edits.toUpsert(one({ a: 1, b: 1 }), 'update'),
      edits.toUpsert(one({ b: 2 }), 'update'),
    )
    expect(await standing(db, space)).toMatchObject({ 'Bus:1': { speed: 1, a: 1, b: 2 } })
    await write(
      3,
      edits.toUpsert(one({ a: 7 }), 'replace'),
      edits.toUpsert(one({ b: 8 }), 'replace'),
    )
    expect(await standing(db, space)).toMatchObject({ 'Bus:1': { type: 'Bus', b: 8 } })
    expect(
      await write(4, edits.toDelete(bus), edits.toDelete(bus), edits.toCreate(one({ c: 1 }))),
    ).toEqual(['deleted 1', 'ngsi-ld-resource-not-found', 'created 1'])
    expect((await historyOf(db, space)).filter((line) => /@[34]/.test(line))).toEqual([
      'Bus:1 speed deleted @3',
      'Bus:1 b deleted @3',
      'Bus:1 a 7 @3',
      'Bus:1 a deleted @3',
      'Bus:1 b 8 @3',
      'Bus:1 b deleted @4',
      'Bus:1 c 1 @4',
    ])
  }))

test('types are added without a row of history, scopes are set with one', () =>
  withCity(async ({ db, space, write }) => {
    await write(1, edits.toCreate(anEntity('Bus:1', { speed: 1 })))
    const types = aFragment({ type: ['Bus', 'Vehicle'], scope: ['/Yala', '/Yala/Betong'] })
    expect(await write(2, edits.toMerge(bus, types, { context }))).toEqual(['updated 0'])
    expect(await write(3, edits.toMerge(bus, types, { context }))).toEqual(['updated 0'])
    expect(await standing(db, space, true)).toMatchObject({
      'Bus:1': {
        type: ['Bus', 'Vehicle'],
        scope: ['/Yala', '/Yala/Betong'],
        modifiedAt: at(2).toISOString(),
      },
    })
    expect(await historyOf(db, space)).toEqual([
      'Bus:1 speed 1 @1',
      'Bus:1 scope {"type":"Property","value":["/Yala","/Yala/Betong"]} @2',
    ])
  }))
