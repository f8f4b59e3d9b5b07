import { expect, test } from 'vitest'
import { databaseOf } from '../support/product.ts'
import { aHome, look, ready, start, tidyUp, whole } from './products.ts'

tidyUp()

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
