import { expect, test } from 'vitest'
import { withApp } from '../support/with-app.ts'
import { bed, clientOf, property, refusal } from './client.ts'

const id = 'urn:ngsi-ld:Station:1'
const at = `/entities/${id}`
const observedAt = '2026-11-23T05:00:00Z'

test('5.6.1, 5.6.6, 5.6.17, 5.6.18: an entity is created, merged, replaced and deleted', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    expect(await ask('GET', at)).toMatchObject(refusal(404, 'NonexistentTenant'))
    const made = await ask('POST', '/entities/', {
      id,
      type: 'Station',
      pm25: property(41, { observedAt: '2026-11-22T05:00:00Z' }),
    })
    expect(made).toMatchObject({ status: 201, body: null })
    expect(made.headers.get('location')).toBe(`/ngsi-ld/v1${at}`)
    expect(made.headers.get('ngsild-tenant')).toBe('yala')
    expect(await ask('POST', '/entities', { id, type: 'Station' })).toMatchObject(
      refusal(409, 'AlreadyExists'),
    )
    for (const body of [
      { type: 'Station' },
      { id: 'station one', type: 'Station' },
      { id: 'urn:x:2' },
      { id: 'urn:x:2', type: 'Station', pm25: { value: null } },
      { id: 'urn:x:2', type: 'Station', pm25: { type: 'Property' } },
    ])
      expect(await ask('POST', '/entities', body)).toMatchObject(refusal(400, 'BadRequestData'))
    for (const body of ['{"id":', '[]', '{}'])
      expect(await ask('POST', '/entities', body)).toMatchObject(refusal(400, 'InvalidRequest'))

    const merging = { pm25: { value: 43 }, note: property({ a: 1, b: { c: 2 } }) }
    expect(await ask('PATCH', `${at}?observedAt=${observedAt}`, merging)).toMatchObject({
      status: 204,
    })
    await ask('PATCH', `${at}/`, { note: { value: { b: { c: 'urn:ngsi-ld:null', d: 3 } } } })
    expect((await ask('GET', at)).body).toEqual({
      id,
      type: 'Station',
      pm25: property(43, { observedAt }),
      note: property({ a: 1, b: { d: 3 } }),
    })
    await ask('PATCH', at, { note: 'urn:ngsi-ld:null' })
    expect((await ask('GET', at)).body).not.toHaveProperty('note')

    expect((await ask('PUT', at, { type: 'Station', o3: property(7) })).status).toBe(204)
    expect((await ask('GET', at)).body).toEqual({ id, type: 'Station', o3: property(7) })
    for (const method of ['PUT', 'PATCH'])
      expect(await ask(method, '/entities/', { type: 'Station' })).toMatchObject(
        refusal(400, 'BadRequestData'),
      )
    expect((await ask('PUT', '/entities', {})).status).toBe(405)
    expect(await ask('PUT', '/entities/urn:x:9', { type: 'Station' })).toMatchObject(
      refusal(404, 'ResourceNotFound'),
    )
    expect(await ask('DELETE', `${at}?type=Room`)).toMatchObject({ status: 404 })
    expect((await ask('DELETE', at)).status).toBe(204)
    expect(await ask('DELETE', at)).toMatchObject(refusal(404, 'ResourceNotFound'))
  }, bed))

test('5.6.2 to 5.6.5, 5.6.19: attributes are appended, updated, updated in part, replaced and deleted', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    const read = async () => (await ask('GET', at)).body
    const dataset = 'urn:d:1'
    await ask('POST', '/entities', {
      id,
      type: 'Station',
      pm25: [
        property(41, { unitCode: 'GQ', accuracy: property(1) }),
        property(39, { datasetId: dataset, accuracy: property(2) }),
      ],
    })
    const added = { pm25: property(1), o3: property(7) }
    const appended = await ask('POST', `${at}/attrs/?options=noOverwrite`, added)
    expect(appended).toMatchObject({
      status: 207,
      body: { updated: ['o3'], notUpdated: [{ attributeName: 'pm25' }] },
    })
    expect((await ask('POST', `${at}/attrs`, { o3: property(8) })).status).toBe(204)

    // In part: what is not named stays, of the instance that is meant alone.
    const parts = { value: 40, datasetId: dataset }
    expect((await ask('PATCH', `${at}/attrs/pm25`, parts)).status).toBe(204)
    expect((await read()).pm25).toEqual([
      property(41, { unitCode: 'GQ', accuracy: property(1) }),
      property(40, { datasetId: dataset, accuracy: property(2) }),
    ])
    await ask('PATCH', `${at}/attrs/pm25`, { value: 42, unitCode: 'urn:ngsi-ld:null' })
    expect((await read()).pm25[0]).toEqual(property(42, { accuracy: property(1) }))
    expect(await ask('PATCH', `${at}/attrs/no2`, { value: 1 })).toMatchObject({ status: 404 })
    expect(await ask('PATCH', `${at}/attrs/pm25`, { type: 'Relationship' })).toMatchObject(
      refusal(400, 'BadRequestData'),
    )

    // Whole: what is not named goes.
    const updated = await ask('PATCH', `${at}/attrs`, { o3: property(9, { unitCode: 'GQ' }) })
    expect(updated.status).toBe(204)
    await ask('PATCH', `${at}/attrs/`, { o3: property(9) })
    expect((await ask('PUT', `${at}/attrs/pm25`, property(50))).status).toBe(204)
    expect((await read()).pm25[0]).toEqual(property(50))
    expect(await ask('PUT', `${at}/attrs/no2`, property(50))).toMatchObject({ status: 404 })

    expect((await ask('DELETE', `${at}/attrs/pm25`)).status).toBe(204)
    expect((await read()).pm25).toMatchObject({ datasetId: dataset })
    expect((await ask('DELETE', `${at}/attrs/pm25?deleteAll=true`)).status).toBe(204)
    expect(await read()).toEqual({ id, type: 'Station', o3: property(9) })
    expect(await ask('DELETE', `${at}/attrs/pm25`)).toMatchObject({ status: 404 })
    expect(await ask('DELETE', `${at}/attrs/o3?deleteAll=True`)).toMatchObject(
      refusal(400, 'BadRequestData'),
    )
  }, bed))
