import pg from 'pg'
import { ownerLimits, withClient, withDatabase } from './connect.ts'

/** A role that signs in. */
export type Login = { role: string; password: string }

/** Who works on a database: the owner makes tables and migrates, the app reads and writes rows. */
export type Logins = { owner: Login; app: Login }

/** The role under which the app may read across tenants what `across.ts` names; it is taken for one transaction at a time. */
export function acrossRole(appRole: string): string {
  return `${appRole}_across`
}

const name = pg.escapeIdentifier
const literal = pg.escapeLiteral

/**
 * The SQL, run by an administrator, that makes the roles or brings them back to what they must be. None is a superuser, none may
 * pass row-level security, and the app inherits nothing: it has the rights of the across role only where it takes it on.
 */
export function rolesSql({ owner, app }: Logins): string {
  const across = acrossRole(app.role)
  return [
    makeRole(owner.role),
    `alter role ${name(owner.role)} login password ${literal(owner.password)};`,
    makeRole(app.role),
    `alter role ${name(app.role)} login noinherit password ${literal(app.password)};`,
    makeRole(across),
    `grant ${name(across)} to ${name(app.role)};`,
  ].join('\n')
}

/** The SQL, run by an administrator outside a transaction, that makes the database with the owner as its owner. */
export function databaseSql(database: string, owner: string): string {
  return `create database ${name(database)} owner ${name(owner)} encoding 'UTF8' locale 'C' template template0;`
}

/** Makes the roles and the database where they are missing. `adminUrl` signs in as an administrator of the server. */
export async function prepareDatabase(
  adminUrl: string,
  database: string,
  logins: Logins,
): Promise<void> {
  await withClient(withDatabase(adminUrl, 'postgres'), ownerLimits, async (admin) => {
    await admin.query(rolesSql(logins))
    const found = await admin.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await admin.query(databaseSql(database, logins.owner.role))
  })
}

function makeRole(role: string): string {
  return `do $$ begin
  if not exists (select from pg_roles where rolname = ${literal(role)}) then create role ${name(role)}; end if;
end $$;`
}
