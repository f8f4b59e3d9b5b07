import { expect, test } from 'vitest'
import { makePool } from '../../src/store/connect.ts'
import { eventually, withStore } from './support.ts'

test('a job runs at its time, in Bangkok; one that fails is tried again', { timeout: 90_000 }, () =>
  withStore(async ({ jobs }, database) => {
    let runs = 0
    jobs.schedule('every-minute', '* * * * *', async () => {
      runs++
    })
    jobs.schedule('new-year', '0 0 1 1 *', async () => {
      throw new Error('not today')
    })
    expect(() => jobs.schedule('new-year', '* * * * *', async () => undefined)).toThrow('twice')
    await jobs.start()
    // The queue looks for what is due twice a minute, and a worker for what is queued every five seconds.
    for (let tries = 0; tries < 8 && runs === 0; tries++)
      await eventually(() => runs > 0).catch(() => undefined)
    expect(runs).toBeGreaterThan(0)

    const pool = makePool(database.appUrl)
    const planned = await pool.query('select name, cron, timezone from jobs.schedule order by name')
    await pool.end()
    expect(planned.rows).toEqual([
      { name: 'every-minute', cron: '* * * * *', timezone: 'Asia/Bangkok' },
      { name: 'new-year', cron: '0 0 1 1 *', timezone: 'Asia/Bangkok' },
    ])
    await jobs.stop()
  }),
)

test('with nothing planned nothing runs', () =>
  withStore(async ({ jobs }) => {
    await jobs.start()
    await jobs.stop()
  }))
