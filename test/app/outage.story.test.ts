import { setTimeout as delay } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { ownerLimits, withClient } from '../../src/store/connect.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'

/** Takes the database away from everyone but its administrator, or gives it back. */
async function reachable({ settings }: RunningApp, allowed: boolean) {
  const name = new URL(settings.databaseUrl as string).pathname.slice(1)
  await withClient(inject('engine').adminUrl, ownerLimits, async (admin) => {
    await admin.query(`alter database ${name} allow_connections ${allowed}`)
    if (allowed) return
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ])
  })
}

test('while the database is away callers are told when to come back, and when it is back all goes on', () =>
  withApp(async (app) => {
    const ask = (path: string) => fetch(app.url + path, { headers: { accept: 'text/html' } })
    const kept = await (await ask('/')).text()
    await reachable(app, false)

    const health = await fetch(`${app.url}/health`)
    expect([health.status, health.headers.get('content-type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ])
    expect(Number(health.headers.get('retry-after'))).toBeGreaterThan(0)
    const page = await ask('/cities?q=ภูเก็ต')
    expect([page.status, page.headers.get('content-type')]).toEqual([
      503,
      'text/html; charset=utf-8',
    ])
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await (await ask('/')).text()).toBe(kept)

    await reachable(app, true)
    for (let attempt = 0; !(await fetch(`${app.url}/health`)).ok && attempt < 100; attempt++)
      await delay(100)
    expect((await fetch(`${app.url}/health`)).status).toBe(200)
    expect((await ask('/cities?q=ภูเก็ต')).status).toBe(200)
  }))
