import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Gate, openGate } from '../support/gate.ts'
import { withApp } from '../support/with-app.ts'

test('while the database is away callers are told when to come back, and when it is back all goes on', async () => {
  let gate: Gate | undefined
  const through = async (url: string) => {
    gate = await openGate(url)
    return gate.url
  }
  try {
    await withApp((app) => outage(app.url, gate as Gate), { through })
  } finally {
    await gate?.shut()
  }
})

async function outage(url: string, gate: Gate) {
  const ask = (path: string) => fetch(url + path, { headers: { accept: 'text/html' } })
  const kept = await (await ask('/')).text()
  await gate.shut()

  const health = await fetch(`${url}/health`)
  expect([health.status, health.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ])
  expect(Number(health.headers.get('retry-after'))).toBeGreaterThan(0)
  const page = await ask('/cities?q=ภูเก็ต')
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await (await ask('/')).text()).toBe(kept)

  await gate.open()
  for (let attempt = 0; !(await ask('/health')).ok && attempt < 100; attempt++) await delay(100)
  expect((await ask('/health')).status).toBe(200)
  expect((await ask('/cities?q=ภูเก็ต')).status).toBe(200)
}
