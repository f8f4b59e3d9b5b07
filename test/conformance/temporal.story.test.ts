import { expect, test } from 'vitest'
import { withApp } from '../support/with-app.ts'
import { bed, clientOf, property, refusal } from './client.ts'

const id = 'urn:ngsi-ld:Station:1'
const at = `/temporal/entities/${id}`
const moment = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00Z`
const pm25 = (value: number, minute: number) => property(value, { observedAt: moment(minute) })
const values = (body: Record<string, { value: unknown }[]>, name = 'pm25') =>
  body[name]?.map(({ value }) => value)

test('5.6.11 to 5.6.16: an evolution is recorded, added to, corrected and taken away; what is now is not made by it', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    const read = async () => (await ask('GET', at)).body
    const body = { id, type: 'Station', pm25: [pm25(1, 1), pm25(2, 2)], o3: pm25(7, 1) }
    const made = await ask('POST', '/temporal/entities/', body)
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/ngsi-ld/v1${at}`)
    expect((await ask('POST', '/temporal/entities', { ...body, o3: pm25(8, 2) })).status).toBe(204)
    expect(await ask('GET', `/entities/${id}`)).toMatchObject({ status: 404 })
    expect((await ask('POST', `${at}/attrs/`, { pm25: [pm25(3, 3)] })).status).toBe(204)
    expect(values(await read())).toEqual([1, 2, 3])

    const { instanceId } = (await read()).pm25[1]
    const instance = `${at}/attrs/pm25/${instanceId}`
    expect((await ask('PATCH', instance, { value: 20 })).status).toBe(204)
    expect((await read()).pm25[1]).toMatchObject({ ...pm25(20, 2), instanceId })
    expect((await ask('DELETE', instance)).status).toBe(204)
    expect(await ask('DELETE', instance)).toMatchObject(refusal(404, 'ResourceNotFound'))
    expect(values(await read())).toEqual([1, 3])
    expect((await ask('PATCH', `${at}/attrs//${instanceId}`, { value: 1 })).status).toBe(405)

    expect((await ask('DELETE', `${at}/attrs/o3`)).status).toBe(204)
    expect(await read()).not.toHaveProperty('o3')
    expect(await ask('DELETE', `${at}/attrs/o3`)).toMatchObject({ status: 404 })
    expect((await ask('DELETE', at)).status).toBe(204)
    expect(await ask('GET', at)).toMatchObject(refusal(404, 'ResourceNotFound'))
    expect(await ask('POST', '/temporal/entities', { type: 'Station' })).toMatchObject(
      refusal(400, 'BadRequestData'),
    )
  }, bed))

test('5.7.3, 5.7.4, 4.5.19, 6.3.10: evolutions are told in time, to the last, drawn together, and in parts that say so', () =>
  withApp(
    async (app) => {
      const ask = clientOf(app)
      const all = Array.from({ length: 6 }, (_, n) => pm25(n + 1, n + 1))
      await ask('POST', '/temporal/entities', { id, type: 'Station', pm25: all })
      const other = { id: 'urn:ngsi-ld:Station:2', type: 'Station', pm25: pm25(9, 30) }
      await ask('POST', '/temporal/entities', other)
      const read = (query: string) => ask('GET', `${at}?${query}`)
      const between = `timerel=between&timeAt=${moment(2)}&endTimeAt=${moment(4)}`
      expect((await read(`${between}&options=temporalValues`)).body.pm25).toEqual({
        type: 'Property',
        values: [
          [2, moment(2)],
          [3, moment(3)],
        ],
      })
      expect(values((await read('lastN=2')).body)).toEqual([5, 6])

      const part = await read('')
      expect(part.status).toBe(206)
      expect(values(part.body)).toEqual([1, 2, 3, 4])
      expect(part.headers.get('content-range')).toBe(`date-time ${moment(1)}-${moment(4)}/*`)
      const last = await read('lastN=5')
      expect(values(last.body)).toEqual([3, 4, 5, 6])
      expect(last.headers.get('content-range')).toBe(`date-time ${moment(6)}-${moment(3)}/5`)

      const drawn = `timerel=after&timeAt=${moment(0)}&aggrMethods=sum,max&aggrPeriodDuration=PT3M`
      expect((await read(`${drawn}&options=aggregatedValues`)).body.pm25).toEqual({
        type: 'Property',
        sum: [
          [3, moment(0), moment(3)],
          [12, moment(3), moment(6)],
          [6, moment(6), moment(9)],
        ],
        max: [
          [2, moment(0), moment(3)],
          [5, moment(3), moment(6)],
          [6, moment(6), moment(9)],
        ],
      })

      const found = async (query: string) => {
        const { status, body } = await ask('GET', `/temporal/entities?${query}`)
        return status >= 300 ? status : body.map((one: { id: string }) => Number(one.id.at(-1)))
      }
      const after = (minute: number) => `type=Station&timerel=after&timeAt=${moment(minute)}`
      const questions: [string, unknown][] = [
        [after(0), [1, 2]],
        [after(20), [2]],
        [`${after(0)}&q=pm25==6`, [1]],
        [`${after(0)}&q=pm25>99`, []],
        [`${after(0)}&orderBy=id`, [1, 2]],
        [`${after(0)}&orderBy=pm25`, 400],
        ['type=Station', 400],
        ['type=Station&timerel=after', 400],
        [`type=Station&timerel=between&timeAt=${moment(3)}`, 400],
        [`${after(0)}&lastN=0`, 400],
        [`${after(0)}&aggrMethods=median&options=aggregatedValues`, 400],
        [`timerel=after&timeAt=${moment(0)}`, 400],
      ]
      for (const [query, ids] of questions)
        expect([query, await found(query)]).toEqual([query, ids])
      const byBody = await ask('POST', '/temporal/entityOperations/query', {
        type: 'Query',
        entities: [{ type: 'Station' }],
        temporalQ: { timerel: 'after', timeAt: moment(20) },
      })
      expect(byBody.body).toMatchObject([{ id: other.id }])
    },
    { ...bed, settings: { ...bed.settings, NGSILD_TEMPORAL_PAGE: '4' } },
  ))

test('5.6: every change of what is now makes history', () =>
  withApp(async (app) => {
    const ask = clientOf(app)
    await ask('POST', '/entities', { id, type: 'Station', pm25: pm25(1, 1), note: property('a') })
    await ask('PATCH', `/entities/${id}/attrs/pm25`, { value: 2, observedAt: moment(2) })
    await ask('PATCH', `/entities/${id}`, { pm25: { value: 3, observedAt: moment(3) } })
    await ask('POST', '/entityOperations/upsert', [{ id, type: 'Station', pm25: pm25(4, 4) }])
    expect(values((await ask('GET', `${at}?attrs=pm25`)).body)).toEqual([1, 2, 3, 4])
    await ask('DELETE', `/entities/${id}`)
    expect(await ask('GET', `/entities/${id}`)).toMatchObject({ status: 404 })
    const deleted = await ask('GET', `${at}?timeproperty=deletedAt&attrs=pm25`)
    expect(deleted.body.pm25).toMatchObject([
      { value: 'urn:ngsi-ld:null', deletedAt: expect.any(String) },
    ])
  }, bed))
