import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { append } from '../../src/store/outbox.ts'
import { databaseUnavailable } from '../../src/store/problems.ts'
import { eventually, makeHome } from './embedded-support.ts'

test('the store outlives its embedded server: it says 503 meanwhile, and all goes on when it is back', async () => {
  const home = makeHome()
  const said: string[] = []
  const store = await openStore({ kind: 'embedded', home, retryMs: 20 }, ({ en }) => said.push(en))
  try {
    const heard: string[] = []
    let changes = 0
    store.outbox.listen('press', ({ type }) => void heard.push(type))
    store.watch('programme', () => {
      changes++
    })
    const announce = (type: string) =>
      store.db.transaction(async (tx) => append(tx, { type, body: {}, at: new Date(0) }))
    await announce('before')
    await eventually(() => heard.length === 1)

    const [pid] = readFileSync(path.join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGKILL')
    const failures = new Set<unknown>()
    await eventually(
      () =>
        sql`select 1`.execute(store.db.read as Kysely<unknown>).then(
          () => failures.size > 0,
          (error: { kind?: unknown }) => void failures.add(error.kind),
        ) as Promise<boolean>,
    )
    expect(failures).toEqual(new Set([databaseUnavailable.kind]))
    await eventually(() => said.includes('The database is back'))
    await announce('after')
    await eventually(() => heard.includes('after'))
    // At least once: the kill may come between the delivery and the cursor.
    expect(heard.at(-1)).toBe('after')
    expect([...new Set(heard)]).toEqual(['before', 'after'])
    expect(changes).toBeGreaterThanOrEqual(2)
  } finally {
    await store.close()
  }
})
