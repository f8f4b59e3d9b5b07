import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findSpace, type Space } from '../../src/context/space/index.ts'
import { guardedPool, makePool } from '../../src/store/connect.ts'
import { makeDb } from '../../src/store/handles.ts'
import { openStore } from '../../src/store/open.ts'
import { expectAll, kills, writeAndKill } from '../context/crash.ts'
import { addressesOf, copyTemplate, makeEmptyTemplate } from '../support/databases.ts'
import { startServer } from '../support/engines.ts'
import { makeHome } from './embedded-support.ts'

test(
  'every write that was acknowledged is there after the product and its embedded database were killed',
  async () => {
    const home = makeHome()
    const killDatabase = () => {
      const [pid] = readFileSync(path.join(home, 'postgres/data/postmaster.pid'), 'utf8').split(
        '\n',
      )
      process.kill(Number(pid), 'SIGKILL')
    }
    const told: string[] = []
    for (let run = 0; run < kills; run++)
      told.push(
        ...(await writeAndKill('embedded', home, run, run % 3 === 2 ? undefined : killDatabase)),
      )
    const store = await openStore({ kind: 'embedded', home }, () => undefined)
    try {
      const space = await findSpace(store.db, 'yala')
      expect(space).toBeDefined()
      await expectAll(store.db, space as Space, told)
    } finally {
      await store.close()
    }
  },
  kills * 80_000,
)

test(
  'every write that was acknowledged is there after the product and the PostgreSQL server were killed',
  async () => {
    const durable = {}
    const server = await startServer(durable)
    const { adminUrl, kill, revive } = server
    await makeEmptyTemplate(adminUrl)
    await copyTemplate(adminUrl, 'empty', 'crash')
    const { appUrl } = addressesOf(adminUrl, 'crash')
    const told: string[] = []
    for (let run = 0; run < kills; run++) {
      told.push(...(await writeAndKill('server', appUrl, run, kill)))
      await revive()
    }
    const pool = makePool(appUrl)
    const db = makeDb(guardedPool(pool))
    try {
      await expectAll(db, (await findSpace(db, 'yala')) as Space, told)
    } finally {
      await pool.end()
      await server.stop()
    }
  },
  kills * 80_000,
)
