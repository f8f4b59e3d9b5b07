import pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import boss from 'pg-boss/package.json' with { type: 'json' }

/** The schema that holds the job queue's tables. They belong to the owner; the app only works on their rows. */
export const jobsSchema = 'jobs'

const wantedVersion = boss.pgboss.schema

/** Whether the queue's tables are missing, or older than this release's library wants them. */
export async function pendingJobs(pool: pg.Pool): Promise<boolean> {
  const version = await installedVersion(pool)
  return version === undefined || version < wantedVersion
}

/** Makes or updates the queue's tables as the owner, and lets the app work on them. */
export async function installJobs(pool: pg.Pool, appRole: string): Promise<void> {
  const version = await installedVersion(pool)
  if (version === undefined) await pool.query(getConstructionPlans(jobsSchema))
  else if (version < wantedVersion) await pool.query(getMigrationPlans(jobsSchema, version))
  const app = pg.escapeIdentifier(appRole)
  await pool.query(`
    grant usage on schema ${jobsSchema} to ${app};
    grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${app};
    grant usage, select on all sequences in schema ${jobsSchema} to ${app};`)
}

async function installedVersion(pool: pg.Pool): Promise<number | undefined> {
  const table = await pool.query(
    `select from pg_tables where schemaname = '${jobsSchema}' and tablename = 'version'`,
  )
  if (table.rowCount === 0) return undefined
  const found = await pool.query(`select version from ${jobsSchema}.version`)
  return found.rows[0]?.version
}
