import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ask, eventually, kill, makeHome, serverOf, startParent } from './embedded-support.ts'

const modeOf = (file: string) => statSync(file).mode & 0o777
const socketFolderOf = (adminUrl: string) => new URL(adminUrl).searchParams.get('host') ?? ''

test('the first start makes the database, the second finds it as it was', async () => {
  const home = makeHome()
  const first = startParent(home)
  const made = await serverOf(first)
  expect(first.said).toEqual([
    'Creating the local PostgreSQL database (first time only)',
    'Starting the database',
  ])
  await ask(made.adminUrl, 'create table kept (id integer)')
  const [facts] = await ask(
    made.adminUrl,
    `select current_setting('server_encoding') as encoding, current_setting('password_encryption') as auth,
       (select datcollate from pg_database where datname = 'lakmueang') as collate,
       (select string_agg(word, ' ' order by word collate "th-x-icu")
          from unnest(array['แม่ฮ่องสอน', 'เลย', 'กรุงเทพ', 'ลำปาง', 'เชียงใหม่']) word) as thai`,
  )
  expect(facts).toEqual({
    encoding: 'UTF8',
    auth: 'scram-sha-256',
    collate: 'C',
    thai: 'กรุงเทพ เชียงใหม่ แม่ฮ่องสอน ลำปาง เลย',
  })
  await first.stop()
  expect(existsSync(socketFolderOf(made.adminUrl))).toBe(false)
  expect(existsSync(path.join(home, 'owner.json'))).toBe(false)

  const second = startParent(home)
  const found = await serverOf(second)
  expect(second.said).toEqual(['Starting the database'])
  expect(await ask(found.adminUrl, 'select id from kept')).toEqual([])
})

test('nobody else gets in: never root, private folders, passwords in a private file', async () => {
  const home = makeHome()
  const { pid, adminUrl } = await serverOf(startParent(home))
  expect(statSync(`/proc/${pid}`).uid).not.toBe(0)
  expect(modeOf(path.join(home, 'database-passwords.json'))).toBe(0o600)
  expect(modeOf(path.join(home, 'postgres'))).toBe(0o700)
  expect(modeOf(socketFolderOf(adminUrl))).toBe(0o700)
  const wrong = new URL(adminUrl)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  const roles = await ask(
    adminUrl,
    `select rolname from pg_roles where (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)`,
  )
  expect(roles).toEqual([{ rolname: 'lakmueang_admin' }])
})

test('the server that a killed parent leaves is taken on', async () => {
  const home = makeHome()
  const first = startParent(home)
  const left = await serverOf(first)
  await ask(left.adminUrl, 'create table kept (id integer)')
  await first.kill()

  const second = startParent(home)
  const adopted = await serverOf(second)
  expect(adopted).toEqual(left)
  expect(second.said).toEqual([
    `Found this folder's database still running (process ${left.pid}); carrying on with it`,
  ])
  expect(await ask(adopted.adminUrl, 'select id from kept')).toEqual([])
  await second.stop()
  await expect(ask(left.adminUrl, 'select 1')).rejects.toThrow()
})

test('a server that is killed is started again under its living parent, at the same address', async () => {
  const parent = startParent(makeHome())
  const { pid, adminUrl } = await serverOf(parent)
  await ask(adminUrl, 'create table kept (id integer)')
  kill(pid, 'SIGKILL')
  await eventually(() => parent.said.includes('The database is back'))
  expect(await ask(adminUrl, 'select id from kept')).toEqual([])
  expect(parent.said).toContain('The database stopped unexpectedly; starting it again')
})

test('parent and server killed together: the next start recovers what was committed', async () => {
  const home = makeHome()
  const first = startParent(home)
  const { pid, adminUrl } = await serverOf(first)
  await ask(adminUrl, 'create table kept (id integer); insert into kept values (1)')
  await first.kill()
  kill(pid, 'SIGKILL')

  const second = startParent(home)
  const recovered = await serverOf(second)
  expect(second.said[0]).toBe('The database was not closed properly last time; recovering it')
  expect(await ask(recovered.adminUrl, 'select id from kept')).toEqual([{ id: 1 }])
})

test('a dead server’s number that is another program’s by now is not taken for a living server', async () => {
  const home = makeHome()
  const first = startParent(home)
  const { pid } = await serverOf(first)
  await first.kill()
  kill(pid, 'SIGKILL')
  const file = path.join(home, 'postgres/data/postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(String(pid), String(process.pid)))

  const second = startParent(home)
  expect(await ask((await serverOf(second)).adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a first start that is killed while it makes the files is made anew', async () => {
  const home = makeHome()
  const first = startParent(home)
  const folder = path.join(home, 'postgres')
  await eventually(
    () => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('data.new-')),
  )
  await first.kill()
  expect(existsSync(path.join(folder, 'data'))).toBe(false)

  const second = startParent(home)
  const { adminUrl } = await serverOf(second)
  expect(second.said[0]).toBe('The database was not finished last time; creating it anew')
  expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(readdirSync(folder).filter((name) => name.startsWith('data'))).toEqual(['data'])
})

test('a second instance on the folder is refused and told who is there', async () => {
  const home = makeHome()
  const first = startParent(home)
  const { pid } = await serverOf(first)
  const second = startParent(home)
  const outcome = await second.outcome
  expect(outcome).toEqual({
    refused: expect.stringMatching(
      new RegExp(
        `^Process ${first.child.pid} on .+ has been using the folder ${home} since .+B\\.E\\.`,
      ),
    ),
  })
  expect(await ask((await serverOf(first)).adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await serverOf(first)).pid).toBe(pid)
})

test('a home with a path longer than a socket may have', async () => {
  const home = makeHome('โฟลเดอร์ที่มีชื่อยาวมาก'.repeat(3), 'x'.repeat(120), 'home')
  const { adminUrl } = await serverOf(startParent(home))
  expect(Buffer.byteLength(home)).toBeGreaterThan(107)
  expect(Buffer.byteLength(`${socketFolderOf(adminUrl)}/.s.PGSQL.5432`)).toBeLessThan(107)
  expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a lost password file is named', async () => {
  const home = makeHome()
  const first = startParent(home)
  await serverOf(first)
  await first.stop()
  const file = path.join(home, 'database-passwords.json')
  rmSync(file)
  expect(await startParent(home).outcome).toEqual({ refused: expect.stringContaining(file) })
})
