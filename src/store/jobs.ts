import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Text } from '../base/text.ts'
import { jobsSchema } from './jobs-schema.ts'
import { asProblem } from './problems.ts'
import { storeWords } from './words.ts'

/** Work by the calendar. Of all processes on a database one runs a job at its time. */
export type Jobs = {
  /** Plans a job, before `start`. `cron` has five fields, in Bangkok time. A job that throws is tried twice more. */
  schedule(name: string, cron: string, handler: () => Promise<void>): void
  /** Begins to run what is planned; with nothing planned it does nothing. */
  start(): Promise<void>
  /** Lets running jobs end, up to ten seconds, and stops. */
  stop(): Promise<void>
}

type Planned = { cron: string; handler: () => Promise<void> }

/** How often the queue looks for what is due, and a worker for what is queued; how long a failed job waits. In seconds. */
export type Pace = { dueSeconds: number; pollSeconds: number; retrySeconds: number }

const calm: Pace = { dueSeconds: 30, pollSeconds: 5, retrySeconds: 30 }
const stopMs = 10_000

export function makeJobs(pool: pg.Pool, say: (text: Text) => void, pace: Pace = calm): Jobs {
  const planned = new Map<string, Planned>()
  let boss: PgBoss | undefined

  async function begin(name: string, { cron, handler }: Planned, on: PgBoss): Promise<void> {
    // One waiting and one running: a slow job is neither overlapped nor piled up.
    await on.createQueue(name, { policy: 'stately', retryLimit: 2, retryDelay: pace.retrySeconds })
    await on.schedule(name, cron, null, { tz: 'Asia/Bangkok' })
    await on.work(name, { pollingIntervalSeconds: pace.pollSeconds }, async () => {
      try {
        await handler()
      } catch (error) {
        say(storeWords.jobFailed(name, error instanceof Error ? error.message : String(error)))
        throw error
      }
    })
  }

  return {
    schedule: (name, cron, handler) => {
      if (boss) throw new Error('jobs are planned before they are started')
      if (planned.has(name)) throw new Error(`job planned twice: ${name}`)
      planned.set(name, { cron, handler })
    },
    start: async () => {
      if (boss || planned.size === 0) return
      const started = makeBoss(pool, pace)
      try {
        await started.start()
        for (const [name, job] of planned) await begin(name, job, started)
        boss = started
      } catch (error) {
        await started.stop({ graceful: false })
        throw asProblem(error)
      }
    },
    stop: async () => {
      const stopping = boss
      boss = undefined
      await stopping?.stop({ graceful: true, timeout: stopMs })
    },
  }
}

/** The queue on the app's own connections. Its tables are the owner's: it neither makes nor rebuilds any. */
function makeBoss(pool: pg.Pool, pace: Pace): PgBoss {
  const boss = new PgBoss({
    schema: jobsSchema,
    db: { executeSql: (text, values) => pool.query(text, values) },
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    cronMonitorIntervalSeconds: pace.dueSeconds,
    cronWorkerIntervalSeconds: Math.min(pace.dueSeconds, 5),
  })
  // While the database is away every poll fails; it polls on and finds its way back by itself.
  boss.on('error', () => undefined)
  return boss
}
