import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { ownerLimits, withClient, withDatabase, withRole } from '../../src/store/connect.ts'
import { migrate } from '../../src/store/migrate.ts'
import { prepareDatabase } from '../../src/store/roles.ts'
import type { Engine } from './engines.ts'

/** The engine that the project's tests run on, as its setup provides it. */
export type TestEngine = Pick<Engine, 'name' | 'adminUrl'>

declare module 'vitest' {
  interface ProvidedContext {
    engine: TestEngine
  }
}

/** `empty` is migrated and holds nothing; `record` holds the shipped record. */
export type Template = 'empty' | 'record'

/** A database of one test, by the addresses of its two roles. */
export type TestDatabase = { appUrl: string; ownerUrl: string; drop(): Promise<void> }

const logins = {
  owner: { role: 'test_owner', password: 'test' },
  app: { role: 'test_app', password: 'test' },
}

/** The addresses of a database of this name, as app and as owner. */
export function addressesOf(adminUrl: string, name: string) {
  const database = withDatabase(adminUrl, name)
  return {
    appUrl: withRole(database, logins.app.role, logins.app.password),
    ownerUrl: withRole(database, logins.owner.role, logins.owner.password),
  }
}

/** Makes the migrated template that the databases of tests are copied from. */
export async function makeEmptyTemplate(adminUrl: string): Promise<void> {
  await prepareDatabase(adminUrl, templateName('empty'), logins)
  const { ownerUrl, appUrl } = addressesOf(adminUrl, templateName('empty'))
  await migrate(ownerUrl, logins.app.role)
  // Whoever connects first after a migration writes down what later connections start from: copies have it too.
  await withClient(appUrl, ownerLimits, (app) => app.query('select 1'))
}

/** Copies a template under a name. Nobody may be connected to the template. */
export async function copyTemplate(adminUrl: string, template: Template, name: string) {
  await administer(
    adminUrl,
    `create database ${name} template ${templateName(template)} owner ${logins.owner.role} strategy file_copy`,
  )
}

/** Makes a database of its own for one test, on the project's engine. */
export async function makeTestDatabase(template: Template): Promise<TestDatabase> {
  const { adminUrl } = inject('engine')
  const name = `test_${randomBytes(6).toString('hex')}`
  await copyTemplate(adminUrl, template, name)
  const drop = () => administer(adminUrl, `drop database ${name} with (force)`)
  return { ...addressesOf(adminUrl, name), drop }
}

const admins = new Map<string, pg.Pool>()

/** Runs a statement as superuser, on a connection that stays open between tests and keeps no process alive. */
async function administer(adminUrl: string, statement: string): Promise<void> {
  const admin =
    admins.get(adminUrl) ??
    new pg.Pool({ connectionString: adminUrl, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true })
  if (!admins.has(adminUrl))
    admins.set(
      adminUrl,
      admin.on('error', () => undefined),
    )
  await admin.query(statement)
}

export function templateName(template: Template): string {
  return `template_${template}`
}
