import type pg from 'pg'
import { databaseRoleUnfit, databaseTooOld } from './problems.ts'
import { acrossRole, rolesSql } from './roles.ts'
import { storeFailures } from './words.ts'

/** What a server says of itself and of the role that asks. */
export type ServerFacts = {
  version: string
  versionNumber: number
  role: string
  isTooStrong: boolean
  hasAcross: boolean
}

const oldestVersion = 150_000

/** Asks the server. A role is too strong that is, or may become, a superuser or one that passes row-level security. */
export async function askServer(pool: pg.Pool): Promise<ServerFacts> {
  const asked = await pool.query<ServerFacts>(`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      current_setting('server_version_num')::int as "versionNumber",
      current_user::text as role,
      exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(r.oid, 'member'))
        as "isTooStrong",
      exists (select from pg_roles r where r.rolname = current_user || '_across'
        and pg_has_role(r.oid, 'member') and not pg_has_role(r.oid, 'usage')) as "hasAcross"`)
  return asked.rows[0] as ServerFacts
}

/** Throws `databaseTooOld` or `databaseRoleUnfit`, the latter with the SQL that makes the right roles. */
export function requireFit(facts: ServerFacts): void {
  if (facts.versionNumber < oldestVersion)
    throw databaseTooOld({ detail: storeFailures.tooOld(facts.version) })
  if (facts.isTooStrong) {
    const sql = exampleRolesSql('lakmueang_app')
    throw databaseRoleUnfit({ detail: storeFailures.tooStrong(facts.role, sql), members: { sql } })
  }
  if (!facts.hasAcross) {
    const sql = acrossSql(facts.role)
    throw databaseRoleUnfit({ detail: storeFailures.noAcross(facts.role, sql), members: { sql } })
  }
}

/** The SQL for new roles, with passwords to be filled in. */
export function exampleRolesSql(app: string): string {
  const password = '<password>'
  return rolesSql({ owner: { role: 'lakmueang_owner', password }, app: { role: app, password } })
}

function acrossSql(app: string): string {
  return [
    `create role "${acrossRole(app)}";`,
    `alter role "${app}" noinherit;`,
    `grant "${acrossRole(app)}" to "${app}";`,
  ].join('\n')
}
