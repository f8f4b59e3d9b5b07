import { expect, test } from 'vitest'
import { withApp } from '../support/with-app.ts'
import { bed, clientOf, property, refusal, relationship } from './client.ts'

test('5.7.5 to 5.7.10: types and attributes are discovered by name, in detail, and one by one', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    await ask('POST', '/entityOperations/create', [
      { id: 'urn:x:1', type: ['Station', 'Building'], pm25: property(1) },
      { id: 'urn:x:2', type: 'Station', owner: relationship('urn:c:1') },
    ])
    await clientOf(app, 'trang')('POST', '/entities', { id: 'urn:x:1', type: 'Secret' })
    expect((await ask('GET', '/types')).body).toMatchObject({
      type: 'EntityTypeList',
      typeList: ['Building', 'Station'],
    })
    expect((await ask('GET', '/types/?details=true')).body).toMatchObject([
      { type: 'EntityType', typeName: 'Building', attributeNames: ['pm25'] },
      { type: 'EntityType', typeName: 'Station', attributeNames: ['owner', 'pm25'] },
    ])
    expect((await ask('GET', '/types/Station')).body).toMatchObject({
      type: 'EntityTypeInfo',
      typeName: 'Station',
      entityCount: 2,
      attributeDetails: [
        { attributeName: 'owner', attributeTypes: ['Relationship'] },
        { attributeName: 'pm25', attributeTypes: ['Property'] },
      ],
    })
    expect(await ask('GET', '/types/Secret')).toMatchObject(refusal(404, 'ResourceNotFound'))
    expect((await ask('GET', '/attributes')).body).toMatchObject({
      type: 'AttributeList',
      attributeList: ['owner', 'pm25'],
    })
    expect((await ask('GET', '/attributes?details=true')).body).toMatchObject([
      { type: 'Attribute', attributeName: 'owner', typeNames: ['Station'] },
      { type: 'Attribute', attributeName: 'pm25', typeNames: ['Building', 'Station'] },
    ])
    expect((await ask('GET', '/attributes/pm25')).body).toMatchObject({
      type: 'Attribute',
      attributeName: 'pm25',
      attributeCount: 1,
      attributeTypes: ['Property'],
      typeNames: ['Building', 'Station'],
    })
    expect(await ask('GET', '/attributes/no2')).toMatchObject(refusal(404, 'ResourceNotFound'))
    expect(await ask('GET', '/types?details=yes')).toMatchObject(refusal(400, 'BadRequestData'))
  }, bed))
