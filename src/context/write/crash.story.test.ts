import { expect, test } from 'vitest'
import { at } from '../../../test/context/city.ts'
import { expectAll, kills, writeAndKill } from '../../../test/context/crash.ts'
import { makeTestDatabase } from '../../../test/support/databases.ts'
import { guardedPool, makePool } from '../../store/connect.ts'
import { makeDb } from '../../store/handles.ts'
import { createSpace } from '../space/index.ts'

test(
  'every write that was acknowledged is there after its process was killed',
  async () => {
    const database = await makeTestDatabase('empty')
    const pool = makePool(database.appUrl)
    const db = makeDb(guardedPool(pool))
    try {
      const { space } = await createSpace(db, 'yala', at(0))
      const told: string[] = []
      for (let run = 0; run < kills; run++)
        told.push(...(await writeAndKill('server', database.appUrl, run)))
      await expectAll(db, space, told)
      await expect(expectAll(db, space, ['Made:9-9-2 2'])).rejects.toThrow()
    } finally {
      await pool.end()
      await database.drop()
    }
  },
  kills * 60_000,
)
