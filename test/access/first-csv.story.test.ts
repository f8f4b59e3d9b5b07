import { expect, test } from 'vitest'
import { bangkokDay, startOfDay } from '../../src/base/day.ts'
import { createSpace } from '../../src/context/index.ts'
import { formToken } from '../../src/identity/index.ts'
import { enter } from '../../src/identity/sign-in/enter.ts'
import { loadStarters, readStarters } from '../../src/indicators/index.ts'
import { add, entrust, khonKaen } from '../identity/people.ts'
import { withApp } from '../support/with-app.ts'

/** A row a day, of the last forty days. */
const daily = (header: string, values: (at: number) => string) =>
  `${header}\n${Array.from({ length: 40 }, (_, at) => {
    const day = new Date(Date.now() - (at + 1) * 86_400_000).toISOString().slice(0, 10)
    return `${day},${values(at)}`
  }).join('\n')}`
const csv = daily('day,people', (at) => `${4000 + at}`)

/** A value every fifty seconds of a day in Bangkok: more than a page of observations shows. */
const dense = (start: number) =>
  `time,people\n${Array.from({ length: 1_500 }, (_, at) => `${new Date(start + at * 50_000).toISOString()},7`).join('\n')}`

test('a steward loads a first CSV in three steps and sees the first indicator; nobody else may, and the record says who did', () =>
  withApp(async ({ url, store: { db } }) => {
    const now = new Date()
    await loadStarters(db, await readStarters(), now)
    await createSpace(db, 'khon-kaen', now)
    const signIn = async (role: 'data-steward' | 'city-executive', name: string) => {
      const person = await add(db, name)
      await entrust(db, person, role, khonKaen)
      const visit = { address: '127.0.0.1', agent: null, requestId: null, signedIn: null, now }
      return (await db.transaction((tx) => enter(tx, person.id, 'link', visit))).token
    }
    const send = (token: string, path: string, fields: Record<string, string | Blob>) => {
      const form = new FormData()
      form.set('form', formToken(token))
      for (const [name, value] of Object.entries({ ...fields, formToken: formToken(token) }))
        form.set(name, value)
      return fetch(`${url}/organisation/data/first-csv${path}`, {
        method: 'POST',
        headers: { cookie: `lm_session=${token}`, accept: 'text/html' },
        body: form,
        redirect: 'manual',
      })
    }
    const steward = await signIn('data-steward', 'Manee')
    const file = new Blob([csv], { type: 'text/csv' })
    const begun = await fetch(`${url}/organisation/data/first-csv`, {
      headers: { cookie: `lm_session=${steward}`, accept: 'text/html' },
    })
    const [choices, others] = (await begun.text()).split('id="others"')
    for (const id of ['economy.market_visitors', 'governance.online_services'])
      expect(choices).toContain(`value="${id}"`)
    expect(choices).not.toContain('value="waste.recycled_share"')
    expect(others).toContain('/indicators/waste.recycled_share')
    expect((await send(steward, '', { file })).status).toBe(422)
    const read = await send(steward, '', { file, indicator: 'economy.market_visitors' })
    expect([read.status, await read.text()]).toEqual([
      200,
      expect.stringContaining('value-visitors'),
    ])

    const faulty = await send(steward, '/rows', {
      csv,
      indicator: 'economy.market_visitors',
      time: '0',
    })
    expect(faulty.status).toBe(422)
    const mapping = { csv, indicator: 'economy.market_visitors', time: '0', 'value-visitors': '1' }
    const done = await send(steward, '/rows', mapping)
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      '/cities/khon-kaen/indicators/economy.market_visitors',
    ])
    const shown = await fetch(`${url}${done.headers.get('location')}`)
    expect(shown.status).toBe(200)
    expect(await shown.text()).not.toContain('ข้อมูลตัวอย่าง')

    const feeds = await fetch(`${url}/organisation/data`, {
      headers: { cookie: `lm_session=${steward}`, accept: 'text/html' },
    })
    expect(await feeds.text()).toMatch(/CrowdFlowObserved\.<wbr\/?>peopleCount/)
    // Two values, two columns, two entities that the indicator tells apart.
    const two = {
      csv: daily('day,online,all', () => '25,100'),
      indicator: 'governance.online_services',
      time: '0',
      'value-online': '1',
      'value-all': '2',
    }
    expect((await send(steward, '/rows', two)).status).toBe(303)
    await expect
      .poll(
        async () => {
          const query = 'city=khon-kaen&indicator=governance.online_services'
          const answer = await fetch(`${url}/api/v1/readings?${query}`)
          const { items } = (await answer.json()) as { items: { value: string | null }[] }
          return items.flatMap(({ value }) => value ?? [])
        },
        { timeout: 20_000 },
      )
      .toContain('25.0')

    const day = bangkokDay(new Date(Date.now() - 2 * 86_400_000))
    const sent = { ...mapping, csv: dense(startOfDay(day).getTime()) }
    expect((await send(steward, '/rows', sent)).status).toBe(303)
    const entity = 'urn:ngsi-ld:CrowdFlowObserved:khon-kaen:csv'
    const query = new URLSearchParams({
      from: `${day.slice(0, 7)}-01`,
      input: 'visitors',
      entity,
      day,
    })
    const cookie = { headers: { cookie: `lm_session=${steward}` } }
    // The page shows as many as there are minutes, says so, and leads to those after them.
    const next = async () => {
      const address = '/cities/khon-kaen/indicators/economy.market_visitors/observations'
      const page = await (await fetch(`${url}${address}?${query}`, cookie)).text()
      const [, rest = ''] = /1,440.*href="(\/api\/v1\/lineage\/[^"]*)"/.exec(page) ?? []
      if (rest === '') return 0
      const answer = await fetch(url + rest.replaceAll('&amp;', '&'), cookie)
      return ((await answer.json()) as { items: unknown[] }).items.length
    }
    await expect.poll(next, { timeout: 20_000 }).toBe(60)
    const executive = await signIn('city-executive', 'Somchai')
    expect((await send(executive, '/rows', mapping)).status).toBe(403)
  }))
