import { expect, test } from 'vitest'
import { withApp } from '../support/with-app.ts'
import { bed, clientOf, property, refusal } from './client.ts'

const ids = [1, 2, 3, 4].map((n) => `urn:ngsi-ld:Station:${n}`)
const station = (n: number, more: object = {}) => ({ id: ids[n - 1], type: 'Station', ...more })

test('5.6.7 to 5.6.10, 5.6.20: batches are done one by one, and tell what came of each', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    const batch = (operation: string, body: unknown) =>
      ask('POST', `/entityOperations/${operation}`, body)
    const read = async (n: number) => (await ask('GET', `/entities/${ids[n - 1]}`)).body
    expect(await batch('create', [station(1, { pm25: property(1) }), station(2)])).toMatchObject({
      status: 201,
      body: ids.slice(0, 2),
    })
    const again = await batch('create/', [station(2), station(3), { id: 'no uri', type: 'X' }])
    expect(again).toMatchObject({ status: 207, body: { success: [ids[2]] } })
    expect(again.body.errors).toHaveLength(2)
    expect(again.body.errors[0]).toMatchObject({ entityId: ids[1], error: { status: 409 } })

    expect(
      await batch('upsert?options=update', [station(1, { o3: property(7) }), station(4)]),
    ).toMatchObject({ status: 201, body: [ids[3]] })
    expect(await read(1)).toEqual(station(1, { pm25: property(1), o3: property(7) }))
    expect((await batch('upsert', [station(1, { no2: property(3) })])).status).toBe(204)
    expect(await read(1)).toEqual(station(1, { no2: property(3) }))

    await batch('update?options=noOverwrite', [station(1, { no2: property(9), so2: property(1) })])
    expect(await read(1)).toEqual(station(1, { no2: property(3), so2: property(1) }))
    expect(await batch('update', [station(1, { no2: property(4) })])).toMatchObject({ status: 204 })
    await batch('merge', [station(1, { so2: 'urn:ngsi-ld:null', no2: { unitCode: 'GQ' } })])
    expect(await read(1)).toEqual(station(1, { no2: property(4, { unitCode: 'GQ' }) }))

    const gone = await batch('delete', [ids[0], 'urn:x:9'])
    expect(gone).toMatchObject({
      status: 207,
      body: { success: [ids[0]], errors: [{ entityId: 'urn:x:9', error: { status: 404 } }] },
    })
    expect((await batch('delete', [ids[1]])).status).toBe(204)
    for (const body of [{}, 'null', [], [1]])
      expect((await batch('create', body)).status).toBeGreaterThanOrEqual(207)
    expect(await batch('create', {})).toMatchObject(refusal(400, 'BadRequestData'))
  }, bed))
