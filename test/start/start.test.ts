import { afterEach, describe, expect, test } from 'vitest'
import {
  databaseOf,
  type Home,
  isLiving,
  makeHome,
  type Product,
  startProduct,
  type User,
} from '../support/product.ts'

const ready = 'Ready at'
const nobody = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0
/** The users that this machine lets us start as: root may become an ordinary user, not the other way round. */
const users: [string, User][] = isRoot
  ? [
      ['root', undefined],
      ['an ordinary user', nobody],
    ]
  : [['an ordinary user', undefined]]

const homes: Home[] = []
const products: Product[] = []

afterEach(async () => {
  for (const product of products.splice(0)) {
    try {
      product.kill('SIGKILL')
    } catch {
      // it has ended by itself
    }
    await product.ended
  }
  for (const home of homes.splice(0)) {
    const database = databaseOf(home)
    if (database) process.kill(database, 'SIGINT')
    while (database && isLiving(database)) await new Promise((resolve) => setTimeout(resolve, 50))
    home.remove()
  }
})

function aHome(user?: User): Home {
  const home = makeHome(user)
  homes.push(home)
  return home
}

async function start(...args: Parameters<typeof startProduct>): Promise<Product> {
  const product = await startProduct(...args)
  products.push(product)
  return product
}

/** What is on show: health, and how many cities the interface counts. */
async function look({ url }: Product) {
  const [health, cities, home] = await Promise.all([
    fetch(`${url}/health`),
    fetch(`${url}/api/v1/cities`),
    fetch(url),
  ])
  const { status, engine } = (await health.json()) as { status: string; engine: string }
  const { total } = (await cities.json()) as { total: number }
  return { status, engine, total, home: home.status }
}

const whole = { status: 'ready', engine: 'embedded', total: expect.any(Number), home: 200 }

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

test.each(['Creating the local PostgreSQL', 'Starting the database', 'Migrating the database'])(
  'killed in its first start at “%s”, the next one makes the whole record',
  async (moment) => {
    const home = aHome()
    const killed = await start(home)
    await killed.waitFor(moment)
    killed.kill('SIGKILL')
    expect(await killed.ended).toBe('SIGKILL')

    const next = await start(home)
    await next.waitFor(ready)
    const shown = await look(next)
    expect(shown).toEqual(whole)
    expect(shown.total).toBeGreaterThan(30)
    next.kill('SIGINT')
    expect(await next.ended).toBe(0)
  },
)

test('a database left living by a killed parent is carried on with', async () => {
  const home = aHome()
  const killed = await start(home)
  await killed.waitFor(ready)
  const database = databaseOf(home) as number
  process.kill(killed.pid, 'SIGKILL')
  await killed.ended
  expect(isLiving(database)).toBe(true)

  const next = await start(home)
  await next.waitFor(ready)
  expect(next.said()).toContain(`process ${database}`)
  expect(databaseOf(home)).toBe(database)
  expect(await look(next)).toEqual(whole)
  next.kill('SIGINT')
  expect(await next.ended).toBe(0)
  expect(isLiving(database)).toBe(false)
})

test('a second instance on the same folder is refused and names the first, which serves on', async () => {
  const home = aHome()
  const first = await start(home)
  await first.waitFor(ready)
  const second = await start(home)

  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Process ${first.pid}`)
  expect(second.said()).toContain('LAKMUEANG_HOME')
  expect(await look(first)).toEqual(whole)
})

test('a port that is taken is told by its number, and the database is stopped again', async () => {
  const first = await start(aHome())
  await first.waitFor(ready)
  const home = aHome()
  const second = await start(home, { settings: { PORT: new URL(first.url).port } })

  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`port ${new URL(first.url).port} is in use`)
  expect(databaseOf(home)).toBeUndefined()
})

test('Ctrl-C at a terminal reaches npm and all below it, and still ends in good order', async () => {
  const home = aHome()
  const product = await start(home, { npm: true })
  await product.waitFor(ready)
  const database = databaseOf(home) as number
  product.kill('SIGINT')
  await product.ended

  expect(product.said()).toContain('Stopped')
  expect(isLiving(database)).toBe(false)
})

test('Ctrl-C during the first load ends in good order, and the next start is whole', async () => {
  const home = aHome()
  const product = await start(home)
  await product.waitFor('Migrating the database')
  product.kill('SIGINT')
  expect(await product.ended).toBe(0)
  expect(databaseOf(home)).toBeUndefined()

  const next = await start(home)
  await next.waitFor(ready)
  expect(await look(next)).toEqual(whole)
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
