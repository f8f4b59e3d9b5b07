import { expect, test } from 'vitest'
import { anEntity, at, someone, withCity } from '../../../test/context/city.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { createSpace } from '../space/index.ts'
import { toCreate, toDelete } from '../write/index.ts'
import {
  describeAttribute,
  describeAttributes,
  describeType,
  describeTypes,
  listAttributes,
  listTypes,
} from './index.ts'

const iri = (name: string) => defaultVocab + name
const expiresAt = at(50).toISOString()

test('types and attributes are told as they are now, and no other space’s', () =>
  withCity(async ({ db, space, writer, write }) => {
    const { space: neighbour } = await createSpace(db, 'neighbour', at(0))
    await writer.write(
      neighbour,
      [toCreate(anEntity('Tram:1', { track: 9, speed: 'x' }))],
      someone(1),
    )
    await write(1, toCreate(anEntity('Bus:1', { speed: 50, line: 'red' })))
    await write(1, toCreate(anEntity('Bus:2', { speed: { object: 'urn:ngsi-ld:Speed:1' } })))
    await write(1, toCreate(anEntity('Bike:1', { type: ['Bike', 'Vehicle'], speed: 9 })))
    await write(1, toCreate(anEntity('Boat:1', { sail: 1 })))
    await write(2, toDelete('urn:ngsi-ld:Boat:1'))
    const asked = { db, space, context, now: at(5) }

    expect(await listTypes(asked)).toMatchObject({
      type: 'EntityTypeList',
      typeList: ['Bike', 'Bus', 'Vehicle'],
    })
    expect(await describeTypes(asked)).toEqual([
      { id: iri('Bike'), type: 'EntityType', typeName: 'Bike', attributeNames: ['speed'] },
      { id: iri('Bus'), type: 'EntityType', typeName: 'Bus', attributeNames: ['line', 'speed'] },
      { id: iri('Vehicle'), type: 'EntityType', typeName: 'Vehicle', attributeNames: ['speed'] },
    ])
    const line = { id: iri('line'), type: 'Attribute', attributeName: 'line' }
    const speed = { id: iri('speed'), type: 'Attribute', attributeName: 'speed' }
    expect(await describeType(asked, iri('Bus'))).toEqual({
      id: iri('Bus'),
      type: 'EntityTypeInfo',
      typeName: 'Bus',
      entityCount: 2,
      attributeDetails: [
        { ...line, attributeTypes: ['Property'] },
        { ...speed, attributeTypes: ['Property', 'Relationship'] },
      ],
    })
    expect(await listAttributes(asked)).toMatchObject({
      type: 'AttributeList',
      attributeList: ['line', 'speed'],
    })
    expect(await describeAttributes(asked)).toEqual([
      { ...line, typeNames: ['Bus'] },
      { ...speed, typeNames: ['Bike', 'Bus', 'Vehicle'] },
    ])
    expect(await describeAttribute(asked, iri('speed'))).toEqual({
      ...speed,
      attributeCount: 3,
      attributeTypes: ['Property', 'Relationship'],
      typeNames: ['Bike', 'Bus', 'Vehicle'],
    })
    for (const missing of ['Tram', 'Boat', 'Nothing'])
      await expect(describeType(asked, iri(missing))).rejects.toThrow()
    for (const missing of ['track', 'sail', 'Nothing'])
      await expect(describeAttribute(asked, iri(missing))).rejects.toThrow()
  }))

test('of what has expired nothing is told, swept or not', () =>
  withCity(async ({ db, space, write }) => {
    await write(1, toCreate(anEntity('Bus:1', { speed: 50, expiresAt })))
    await write(1, toCreate(anEntity('Tram:1', { speed: { value: 1, expiresAt }, line: 'red' })))
    await write(1, toCreate(anEntity('Tram:2', { line: 'blue', expiresAt })))
    const told = async (seconds: number) => {
      const asked = { db, space, context, now: at(seconds) }
      const { typeList } = await listTypes(asked)
      const { attributeList } = await listAttributes(asked)
      const { entityCount } = await describeType(asked, iri('Tram'))
      const { attributeCount } = await describeAttribute(asked, iri('line'))
      return [typeList, attributeList, entityCount, attributeCount]
    }
    expect(await told(49)).toEqual([['Bus', 'Tram'], ['line', 'speed'], 2, 2])
    expect(await told(50)).toEqual([['Tram'], ['line'], 1, 1])
  }))
