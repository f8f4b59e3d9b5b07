import type pg from 'pg'
import { expect, test } from 'vitest'
import { makePool } from '../../src/store/connect.ts'
import { type Jobs, makeJobs } from '../../src/store/jobs.ts'
import { makeTestDatabase } from '../support/databases.ts'
import { eventually } from './support.ts'

const quick = { dueSeconds: 1, pollSeconds: 0.5, retrySeconds: 1 }

async function withJobs(story: (jobs: Jobs, pool: pg.Pool, said: string[]) => Promise<void>) {
  const database = await makeTestDatabase('empty')
  const pool = makePool(database.appUrl)
  const said: string[] = []
  const jobs = makeJobs(pool, ({ en }) => said.push(en), quick)
  try {
    await story(jobs, pool, said)
  } finally {
    await jobs.stop()
    await pool.end()
    await database.drop()
  }
}

test('a job runs when it is due, and one that fails is tried again, aloud', () =>
  withJobs(async (jobs, pool, said) => {
    let runs = 0
    let tries = 0
    jobs.schedule('sweep', '* * * * *', async () => {
      runs++
    })
    jobs.schedule('report', '* * * * *', async () => {
      tries++
      if (tries === 1) throw new Error('no paper')
    })
    await jobs.start()
    await eventually(() => runs > 0 && tries > 1)
    expect(said).toEqual(['Scheduled job report failed: no paper'])

    const planned = await pool.query('select name, cron, timezone from jobs.schedule order by name')
    expect(planned.rows).toEqual([
      { name: 'report', cron: '* * * * *', timezone: 'Asia/Bangkok' },
      { name: 'sweep', cron: '* * * * *', timezone: 'Asia/Bangkok' },
    ])
  }))

test('a job is planned once, and before the start', () =>
  withJobs(async (jobs) => {
    const nothing = async () => undefined
    jobs.schedule('sweep', '0 3 * * *', nothing)
    expect(() => jobs.schedule('sweep', '0 4 * * *', nothing)).toThrow('planned twice')
    await jobs.start()
    expect(() => jobs.schedule('report', '0 4 * * *', nothing)).toThrow('before they are started')
  }))

test('with nothing planned nothing is asked of the database', () =>
  withJobs(async (jobs, pool) => {
    await jobs.start()
    expect(pool.totalCount).toBe(0)
  }))
