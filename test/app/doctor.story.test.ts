import { expect, inject, test } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { readSettings } from '../../src/settings.ts'
import { roleOf, withDatabase } from '../../src/store/connect.ts'
import { makeTestDatabase, type TestDatabase } from '../support/databases.ts'

/** What the doctor says of a database address, and its exit code. */
async function consult(url: string) {
  const told: string[] = []
  const hear = (line: string) => void told.push(line)
  const code = await runCommand(['doctor'], {
    settings: () => readSettings({ DATABASE_URL: url }, '/'),
    folder: '/',
    clock: () => new Date(),
    print: hear,
    complain: hear,
  })
  return { code, told: told.join('\n') }
}

async function withDatabaseOf(story: (database: TestDatabase) => Promise<void>) {
  const database = await makeTestDatabase('empty')
  try {
    await story(database)
  } finally {
    await database.drop()
  }
}

test('the doctor finds a fit role fit, and prints the SQL that makes such roles', () =>
  withDatabaseOf(async ({ appUrl }) => {
    const { code, told } = await consult(appUrl)
    expect(code).toBe(0)
    expect(told).not.toContain('✗')
    expect(told).toContain(`create role "${roleOf(appUrl)}_across"`)
    expect(told).toContain("login noinherit password '<password>'")
    expect(told).toMatch(/create database "test_[0-9a-f]+" owner "lakmueang_owner"/)
  }))

test('the doctor refuses a superuser, and proposes another role instead of changing that one', () =>
  withDatabaseOf(async ({ appUrl }) => {
    const { adminUrl } = inject('engine')
    const admin = withDatabase(adminUrl, new URL(appUrl).pathname.slice(1))
    const { code, told } = await consult(admin)
    expect(code).toBe(1)
    expect(told).toContain('✗')
    expect(told).toContain('alter role "lakmueang_app" login noinherit')
    expect(told).not.toContain(`alter role "${roleOf(adminUrl)}"`)
    const { password } = new URL(adminUrl)
    expect(told).not.toMatch(new RegExp(`[:'"]${password}['"@]`))
  }))

test('the doctor says that a server is not there, without its password', async () => {
  const { code, told } = await consult('postgresql://somebody:hunter2@127.0.0.1:9/city')
  expect(code).toBe(1)
  expect(told).toContain('127.0.0.1:9')
  expect(told).not.toContain('hunter2')
})
