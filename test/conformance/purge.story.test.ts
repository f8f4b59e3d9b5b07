import { expect, test } from 'vitest'
import { withApp } from '../support/with-app.ts'
import { bed, clientOf, property, refusal } from './client.ts'

test('5.6.21: what a query finds is purged, whole or by attributes', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    const make = (n: number, type: string, pm25: number) => ({
      id: `urn:ngsi-ld:${type}:${n}`,
      type,
      pm25: property(pm25),
      note: property('x'),
    })
    const all = [make(1, 'Station', 10), make(2, 'Station', 60), make(3, 'Room', 70)]
    await ask('POST', '/entityOperations/create', all)
    await clientOf(app, 'trang')('POST', '/entityOperations/create', all)
    const idsOf = async () => {
      const { body } = await ask('GET', '/entities?local=true&format=simplified')
      return body.map(({ id }: { id: string }) => id)
    }

    for (const query of ['', '?idPattern=.*', '?type=Station&drop=note&keep=note', '?typ=Station'])
      expect((await ask('DELETE', `/entities${query}`)).status).toBe(400)
    expect(await ask('DELETE', '/entities')).toMatchObject(refusal(400, 'BadRequestData'))
    expect(await idsOf()).toHaveLength(3)

    expect((await ask('DELETE', '/entities?type=Station&q=pm25>50&drop=note')).status).toBe(204)
    expect((await ask('GET', '/entities/urn:ngsi-ld:Station:2')).body).not.toHaveProperty('note')
    expect((await ask('GET', '/entities/urn:ngsi-ld:Station:1')).body).toHaveProperty('note')
    expect((await ask('DELETE', '/entities/?type=Room&keep=note')).status).toBe(204)
    expect((await ask('GET', '/entities/urn:ngsi-ld:Room:3')).body).not.toHaveProperty('pm25')

    expect((await ask('DELETE', '/entities?type=Station&q=pm25>50')).status).toBe(204)
    expect(await idsOf()).toEqual(['urn:ngsi-ld:Station:1', 'urn:ngsi-ld:Room:3'])
    expect((await ask('DELETE', '/entities?local=true')).status).toBe(204)
    expect(await idsOf()).toEqual([])
    const theirs = await clientOf(app, 'trang')('GET', '/entities?local=true')
    expect(theirs.body).toHaveLength(3)
  }, bed))
