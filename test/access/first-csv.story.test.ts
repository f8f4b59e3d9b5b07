import { expect, test } from 'vitest'
import { createSpace } from '../../src/context/index.ts'
import { formToken } from '../../src/identity/index.ts'
import { enter } from '../../src/identity/sign-in/enter.ts'
import { loadStarters, readStarters } from '../../src/indicators/index.ts'
import { add, entrust, khonKaen } from '../identity/people.ts'
import { withApp } from '../support/with-app.ts'

const csv = `day,people\n${Array.from({ length: 40 }, (_, at) => {
  const day = new Date(Date.now() - (at + 1) * 86_400_000).toISOString().slice(0, 10)
  return `${day},${4000 + at}`
}).join('\n')}`

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
    const read = await send(steward, '', { file })
    const page = await read.text()
    expect([read.status, page.match(/<option/g)?.length ?? 0]).toEqual([200, expect.any(Number)])
    expect(page).toContain('economy.market_visitors')

    const faulty = await send(steward, '/rows', { csv, indicator: '', time: '0', value: '1' })
    expect(faulty.status).toBe(422)
    const mapping = { csv, indicator: 'economy.market_visitors', time: '0', value: '1' }
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
    expect(await feeds.text()).toContain('CrowdFlowObserved.peopleCount')
    const executive = await signIn('city-executive', 'Somchai')
    expect((await send(executive, '/rows', mapping)).status).toBe(403)
  }))
