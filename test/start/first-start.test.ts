import { describe, expect, test } from 'vitest'
import { databaseOf, isLiving, type User } from '../support/product.ts'
import { aHome, look, ready, start, tidyUp, whole } from './products.ts'

const nobody = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0
/** The users that this machine lets us start as: root may become an ordinary user, not the other way round. */
const users: [string, User][] = isRoot
  ? [
      ['root', undefined],
      ['an ordinary user', nobody],
    ]
  : [['an ordinary user', undefined]]

tidyUp()

describe.each(users)('as %s', (_name, user) => {
  test('an empty folder becomes a served record; Ctrl-C leaves nothing running; a second start finds it all', async () => {
    const home = aHome(user)
    const first = await start(home, { user })
    await first.waitFor(ready)
    const shown = await look(first)
    const database = databaseOf(home) as number
    first.kill('SIGINT')

    expect(shown).toEqual(whole)
    expect(shown.total).toBeGreaterThan(30)
    expect(await first.ended).toBe(0)
    expect(first.said()).toContain('หยุดแล้ว')
    expect(isLiving(database)).toBe(false)

    const second = await start(home, { user })
    await second.waitFor(ready)
    expect(await look(second)).toEqual(shown)
    expect(second.said()).not.toContain('Creating')
    expect(second.said()).not.toContain('Migrating')
    second.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })
})

test('an unknown setting is refused by name before anything is made', async () => {
  const home = aHome()
  const product = await start(home, {
    settings: { DATABSE_URL: 'postgres://x/y', NGSILD_AUHT: 'on' },
  })

  expect(await product.ended).toBe(1)
  expect(product.said()).toContain(
    'DATABSE_URL: there is no such setting; did you mean DATABASE_URL?',
  )
  expect(product.said()).toContain(
    'NGSILD_AUHT: there is no such setting; did you mean NGSILD_AUTH?',
  )
  expect(databaseOf(home)).toBeUndefined()
})

test('a database that cannot be reached is one clear line and exit code 1', async () => {
  const product = await start(aHome(), {
    settings: { DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:9/lakmueang' },
  })

  expect(await product.ended).toBe(1)
  expect(product.said()).toContain('Cannot connect to the database app@127.0.0.1:9/lakmueang')
  expect(product.said()).not.toContain('hunter2')
  expect(product.said()).not.toMatch(/\n\s+at /)
})

test('the first start prints the link of the first operator, and no start after there is one', async () => {
  const home = aHome()
  const product = await start(home)
  await product.waitFor(ready)
  const [, token] = /\/en\/first-operator\/([\w-]{43})\n/.exec(product.said()) ?? []
  const become = () =>
    fetch(`${product.url}/api/v1/first-operator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token,
        name: 'สมหญิง ใจดี',
        email: 'somying@example.go.th',
        lang: 'th',
        password: 'หมาแมวนกปลา กินข้าว',
      }),
    })
  const first = await become()
  const again = await become()
  expect([first.status, again.status]).toEqual([201, 410])
  expect(await first.json()).toMatchObject({ mandates: [{ role: 'operator' }] })
  product.kill('SIGINT')
  expect(await product.ended).toBe(0)

  const second = await start(home)
  await second.waitFor(ready)
  expect(second.said()).not.toContain('first-operator')
})
