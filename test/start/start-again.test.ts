import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseOf, type Home, isLiving, makeHome, startProduct } from '../support/product.ts'
import { aCopyOf, look, ready, start, tidyUp, whole } from './products.ts'

let used: Home

beforeAll(async () => {
  used = makeHome()
  const product = await startProduct(used)
  await product.waitFor(ready)
  product.kill('SIGINT')
  await product.ended
})
afterAll(() => used.remove())
tidyUp()

test('a database left living by a killed parent is carried on with', async () => {
  const home = aCopyOf(used)
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
  const home = aCopyOf(used)
  const first = await start(home)
  await first.waitFor(ready)
  const second = await start(home)

  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Process ${first.pid}`)
  expect(second.said()).toContain('LAKMUEANG_HOME')
  expect(await look(first)).toEqual(whole)
})

test('a port that is taken is told by its number, and the database is stopped again', async () => {
  const first = await start(aCopyOf(used))
  await first.waitFor(ready)
  const home = aCopyOf(used)
  const second = await start(home, { settings: { PORT: new URL(first.url).port } })

  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`port ${new URL(first.url).port} is in use`)
  expect(databaseOf(home)).toBeUndefined()
})

test('Ctrl-C at a terminal reaches npm and all below it, and still ends in good order', async () => {
  const home = aCopyOf(used)
  const product = await start(home, { npm: true })
  await product.waitFor(ready)
  const database = databaseOf(home) as number
  product.kill('SIGINT')
  await product.ended

  expect(product.said()).toContain('Stopped')
  expect(isLiving(database)).toBe(false)
})
