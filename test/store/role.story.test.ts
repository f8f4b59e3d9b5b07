import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { requireFit } from '../../src/store/check-server.ts'
import { ownerLimits, roleOf, withClient, withRole } from '../../src/store/connect.ts'
import { databaseRoleUnfit } from '../../src/store/problems.ts'
import { rolesSql } from '../../src/store/roles.ts'
import { makeTestDatabase } from '../support/databases.ts'
import { openStoreOn } from './support.ts'

const made: string[] = []
const asAdmin = (text: string) =>
  withClient(inject('engine').adminUrl, ownerLimits, (admin) => admin.query(text))

/** A role that no other test knows. */
async function makeRole(attributes: string): Promise<string> {
  const role = `role_${randomBytes(4).toString('hex')}`
  await asAdmin(`create role ${role} login password 'test' ${attributes}`)
  made.push(role)
  return role
}

afterAll(async () => {
  for (const role of made.reverse()) await asAdmin(`drop role if exists ${role}`)
})

test.each([
  ['a superuser', 'superuser'],
  ['a role that passes row-level security', 'bypassrls'],
])('%s is refused, with the SQL for the right roles', async (_, attribute) => {
  const database = await makeTestDatabase('empty')
  const role = await makeRole(attribute)
  const refused = openStoreOn(withRole(database.appUrl, role, 'test'))
  await expect(refused).rejects.toMatchObject({
    kind: databaseRoleUnfit.kind,
    facts: { members: { sql: expect.stringContaining('noinherit') } },
  })
  await database.drop()
})

test('a member of a role that passes row-level security is refused: it could become that role', async () => {
  const database = await makeTestDatabase('empty')
  const strong = await makeRole('bypassrls')
  const role = await makeRole(`noinherit in role ${strong}`)
  const refused = openStoreOn(withRole(database.appUrl, role, 'test'))
  await expect(refused).rejects.toMatchObject({ kind: databaseRoleUnfit.kind })
  await expect(refused).rejects.toThrow(role)
  await database.drop()
})

test('a role that inherits what reads across cities is refused: it would see them all', async () => {
  const database = await makeTestDatabase('empty')
  const role = await makeRole('inherit')
  await asAdmin(`create role ${role}_across; grant ${role}_across to ${role}`)
  made.push(`${role}_across`)
  const refused = openStoreOn(withRole(database.appUrl, role, 'test'))
  await expect(refused).rejects.toThrow(`grant "${role}_across" to "${role}"`)
  await database.drop()
})

test('the roles can be made again and again, and are weak', async () => {
  const app = `role_${randomBytes(4).toString('hex')}`
  const logins = {
    owner: { role: `${app}_owner`, password: `it's` },
    app: { role: app, password: 'x' },
  }
  made.push(app, `${app}_owner`, `${app}_across`)
  await asAdmin(rolesSql(logins))
  await asAdmin(rolesSql(logins))
  const found = await asAdmin(`
    select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles
    where rolname like '${app}%' order by rolname collate "C"`)
  const weak = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }
  expect(found.rows).toEqual([
    { rolname: app, rolcanlogin: true, ...weak },
    { rolname: `${app}_across`, rolcanlogin: false, ...weak },
    { rolname: `${app}_owner`, rolcanlogin: true, ...weak },
  ])
  const owner = withRole(inject('engine').adminUrl, logins.owner.role, logins.owner.password)
  const told = await withClient(owner, ownerLimits, (client: pg.Client) => client.query('select 1'))
  expect(told.rowCount).toBe(1)
  expect(roleOf(owner)).toBe(`${app}_owner`)
})

test('a server older than PostgreSQL 15 is refused', () => {
  const facts = { version: '14.9', role: 'app', isTooStrong: false, hasAcross: true }
  expect(() => requireFit({ ...facts, versionNumber: 140_009 })).toThrow('PostgreSQL 14.9')
  expect(() => requireFit({ ...facts, versionNumber: 150_000 })).not.toThrow()
})
